#pragma once

#include <string>
#include <string_view>

namespace zhiping::app {

// As numbers are compared, however they are grouped. The ideographic space stands on every Chinese keyboard.
inline std::string without_blanks(std::string text) {
    for (const std::string_view blank : {" ", "\t", "\u3000"})
        for (auto at = text.find(blank); at != text.npos; at = text.find(blank, at)) text.erase(at, blank.size());
    return text;
}

} // namespace zhiping::app
