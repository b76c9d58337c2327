#pragma once

#include "native/app/bad_row.hpp"

#include <string>

namespace zhiping::app {

// Whether it is printed and read as one line of at most max_words_characters.
inline bool fits_a_line(const std::string& words) {
    if (problem_with_words({}, words)) return false;
    std::string_view rest = words;
    while (const auto next = take_code_point(rest))
        if (disturbs_its_line(*next)) return false;
    return true;
}

} // namespace zhiping::app
