#pragma once

#include <string>
#include <string_view>

namespace zhiping::ui {

// The name of a part of something that has a name: "steps" and "title" make "steps.title".
inline std::string joined(std::string_view name, std::string_view part) {
    return std::string{name} + "." + std::string{part};
}
inline std::string joined(std::string_view name, std::size_t index) { return joined(name, std::to_string(index)); }

} // namespace zhiping::ui
