#include "native/command_line/progress_bar.hpp"

#include <iostream>
#include <string>
#include <unistd.h>

namespace zhiping::command_line {

namespace {

constexpr std::uint64_t width = 40;
constexpr auto erase_line = "\r\x1b[K";

} // namespace

ProgressBar::ProgressBar() : m_is_watched(::isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    if (m_is_watched) std::cerr << erase_line << std::flush;
}

void ProgressBar::show(std::uint64_t done_bytes, std::uint64_t all_bytes) {
    const auto percent = all_bytes == 0 ? 100 : done_bytes * 100 / all_bytes;
    if (!m_is_watched || percent == m_shown) return;
    m_shown = percent;
    const auto done = percent * width / 100;
    std::cerr << erase_line << '[' << std::string(done, '#') << std::string(width - done, '.') << "] " << percent
              << " %, " << done_bytes / 1'000'000 << " of " << all_bytes / 1'000'000 << " MB" << std::flush;
}

} // namespace zhiping::command_line
