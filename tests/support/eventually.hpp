#pragma once

#include <chrono>
#include <thread>

namespace zhiping::tests {

// Long enough for any busy machine; reached only by a test that fails.
inline constexpr std::chrono::seconds patience{60};

// Asks until the answer is yes; whether it ever was. For what comes to be by itself: a test never waits for time.
template <typename Question> bool eventually(Question holds) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

} // namespace zhiping::tests
