// The random walk of tests/native/case_store_walks.tests.cpp, as long as you like.
//   walk-cases STEPS SEED
// Compares everything after each tenth. Prints what it did and how many steps a second, or, with exit code 1, what the
// store does otherwise than the rules.
#include "tests/support/case_walk.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>

int main(int count, char** words) try {
    if (count != 3) {
        std::fputs("Use: walk-cases STEPS SEED\n", stderr);
        return 2;
    }
    const int steps = std::atoi(words[1]);
    const int between_checks = std::max(1, steps / 10);
    zhiping::tests::CaseWalk walk{static_cast<std::uint32_t>(std::strtoul(words[2], nullptr, 10))};
    std::chrono::duration<double> walked{0};
    for (int step = 1; step <= steps; ++step) {
        const auto began = std::chrono::steady_clock::now();
        walk.step();
        walked += std::chrono::steady_clock::now() - began;
        if (step % between_checks == 0) walk.check();
    }
    std::printf("%s; %.0f steps/s\n", to_words(walk.counts()).c_str(), steps / walked.count());
} catch (const std::exception& problem) {
    std::fprintf(stderr, "walk-cases: %s\n", problem.what());
    return 1;
}
