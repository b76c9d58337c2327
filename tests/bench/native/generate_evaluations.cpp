// A year of a province in a few minutes.
//   generate-evaluations DATABASE COUNT SEED SAMPLES
// The database is one that zhiping made, with units in it. Prints, evenly picked, so many of the
// evaluations, one per line: code, receipt number, secret.
#include "tests/support/many_evaluations.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>

int main(int count, char** words) try {
    if (count != 5) {
        std::fputs("Use: generate-evaluations DATABASE COUNT SEED SAMPLES\n", stderr);
        return 2;
    }
    const int wanted = std::atoi(words[2]);
    const int every = std::max(1, wanted / std::atoi(words[4]));
    zhiping::store::Database database{words[1]};
    int made = 0;
    zhiping::tests::make_evaluations(
        database, wanted, std::strtoull(words[3], nullptr, 10), [&](const auto& evaluation) {
            if (made++ % every != 0) return;
            std::printf("%s %s %s\n", evaluation.code.symbols().c_str(), evaluation.receipt.text().c_str(),
                        evaluation.secret.digits().c_str());
        });
} catch (const std::exception& problem) {
    std::fprintf(stderr, "generate-evaluations: %s\n", problem.what());
    return 1;
}
