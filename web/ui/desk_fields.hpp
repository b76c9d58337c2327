#pragma once

#include "web/ui/canvas.hpp"

#include <span>
#include <string_view>

// Fields of a desk: a line high, and close to each other. What the person types or chooses arrives through
// Guest::change_text() with the id of `name`. The page owns it while it has the focus; Dear ImGui never sees a key.
namespace zhiping::ui {

enum class LabelSide {
    Above,
    Beside, // Above all the same where the column is narrow.
    Unseen, // Where everybody sees what it is for, a search say. It is read out.
};

struct DeskField {
    std::string_view name;
    std::string_view label;
    std::string_view text;
    std::string_view hint = {}; // None when empty, as the error.
    std::string_view error = {};
    std::string_view placeholder = {}; // Seen while there is no text: an example, and nothing that has to be known.
    std::string_view purpose = {};     // What the browser may fill in: a token of HTML's `autocomplete`.
    LabelSide label_side = LabelSide::Above;
    bool disabled = false;
};

float label_room(const Canvas&); // Of a label above its box, on one line: so much lower is what stands beside the box.

void desk_field(Canvas&, const DeskField&); // One line.

// What is typed is not shown. The purpose is "current-password" or "new-password".
void secret_field(Canvas&, const DeskField&);

// The text is a day as "2026-11-30", or empty; so is what arrives.
void date_field(Canvas&, const DeskField&);

struct Option { // Without tabs and line feeds.
    std::string_view value;
    std::string_view label;
};
// One of the options, by the browser's own list. The text is the value of the one chosen, and so is what arrives: with
// the id of `name`, through Guest::change_text(), as what is written in a text field does.
void select_box(Canvas&, const DeskField&, std::span<const Option>);

// Any text, and what is offered while it is written: offers of one line.
void combo_box(Canvas&, const DeskField&, std::span<const std::string_view> offers);

// Several lines: as high as what is written, and at least so high, in CSS pixels.
void desk_area(Canvas&, const DeskField&, float least_height);

} // namespace zhiping::ui
