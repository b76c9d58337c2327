#pragma once

#include <algorithm>

namespace zhiping::citizen {

inline constexpr int first_retry_pause_s = 5;
inline constexpr int max_retry_pause_s = 60;

// Before something is tried again that has failed so many times in a row, at least once.
constexpr int retry_pause_s(int failures) {
    return std::min(first_retry_pause_s << std::min(failures - 1, 4), max_retry_pause_s);
}

} // namespace zhiping::citizen
