#pragma once

#include <span>
#include <string>
#include <string_view>

namespace zhiping::http {

// Markup that may stand in a page as it is.
struct Html {
    std::string markup;
};

// Text as markup, also inside a quoted attribute.
Html escape(std::string_view text);

// JSON as the content of <script type="application/json">: it cannot end the element, and means
// the same JSON.
Html escape_json(std::string_view json);

// What stands at {{name}}. Text is escaped; markup has to be said to be some.
struct Slot {
    Slot(std::string_view slot_name, std::string_view text) : name(slot_name), html(escape(text)) {}
    Slot(std::string_view slot_name, Html ready) : name(slot_name), html(std::move(ready)) {}

    std::string_view name;
    Html html;
};

// Throws std::logic_error when the template has a slot that is not among these.
std::string fill_template(std::string_view page, std::span<const Slot>);

} // namespace zhiping::http
