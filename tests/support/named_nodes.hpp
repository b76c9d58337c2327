#pragma once

#include "tests/support/json.hpp"
#include "web/platform/headless/headless.hpp"
#include "web/ui/canvas.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zhiping::tests {

// What the page shows, by the names that the program gave it. A test's desk is one.
class NamedNodes {
public:
    explicit NamedNodes(const ui::Canvas& canvas) : m_canvas(canvas) {}

    std::optional<Json> node(std::string_view name) const {
        const auto document = Json::parse(platform::headless().document);
        for (const auto& each : document["nodes"])
            if (each["id"] == m_canvas.id_of(name)) return each;
        return std::nullopt;
    }
    bool has(std::string_view name) const { return node(name).has_value(); }
    bool is_disabled(std::string_view name) const { return member(name, "disabled", 0) == 1; }

    // Empty where there is none.
    std::string label(std::string_view name) const { return member(name, "label", std::string{}); }
    std::string value(std::string_view name) const { return member(name, "value", std::string{}); }
    std::string description(std::string_view name) const { return member(name, "description", std::string{}); }
    std::string look(std::string_view name) const { return attribute(name, "data-look"); }
    std::string options(std::string_view name) const { return attribute(name, "data-options"); }
    std::string attribute(std::string_view name, const char* attribute) const {
        return member(name, "attributes", Json::object()).value(attribute, "");
    }

private:
    template <typename T> T member(std::string_view name, const char* member, const T& without) const {
        const auto found = node(name);
        return found ? found->value(member, without) : without;
    }

    const ui::Canvas& m_canvas;
};

} // namespace zhiping::tests
