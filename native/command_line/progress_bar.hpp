#pragma once

#include <cstdint>

namespace zhiping::command_line {

// One line on the standard error stream that shows how far something is, when a person is looking at it; it goes
// when the work is done.
class ProgressBar {
public:
    ProgressBar();
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(std::uint64_t done_bytes, std::uint64_t all_bytes);

private:
    const bool m_is_watched;
    std::uint64_t m_shown = UINT64_MAX; // In percent.
};

} // namespace zhiping::command_line
