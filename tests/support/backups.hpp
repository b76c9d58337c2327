#pragma once

#include "tests/support/evaluated.hpp"

#include <set>

// Backups of the folder `data` of a program, in its folder `backups`.
namespace zhiping::tests {

inline std::filesystem::path backup_in(const CommandLine& zhiping, const std::vector<std::string>& options = {}) {
    std::vector<std::string> words{"backup", "backups"};
    words.insert(words.end(), options.begin(), options.end());
    const auto made = zhiping.run(words);
    REQUIRE(made.problem == "");
    REQUIRE(made.exit_code == 0);
    return zhiping.file(between(made.output, "Made ", " with"));
}

inline std::vector<std::filesystem::path> backups_in(const CommandLine& zhiping) {
    std::vector<std::filesystem::path> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{zhiping.file("backups"), none})
        if (!entry.path().filename().string().starts_with(".")) found.push_back(entry.path());
    return found;
}

inline std::set<std::string> receipts_in(const CommandLine& zhiping, const std::string& data) {
    const auto listed = zhiping.run({"evaluations", "list", "--format", "json", "--data", data});
    REQUIRE(listed.exit_code == 0);
    std::set<std::string> receipts;
    for (const auto& evaluation : Json::parse(listed.output)) receipts.insert(evaluation["receipt"]);
    return receipts;
}

// Restores, and checks with the keys of the data.
inline void check_whole(const CommandLine& zhiping, const std::filesystem::path& backup) {
    const auto data = zhiping.file("restored");
    std::filesystem::remove_all(data);
    const auto restored = zhiping.run({"restore", backup, "--data", "restored"});
    CHECK(restored.problem == "");
    CHECK(restored.exit_code == 0);
    const auto verified = zhiping.run({"verify", "--data", "restored", "--keys", "data/zhiping.keys"});
    CHECK(verified.problem == "");
    CHECK(verified.exit_code == 0);
}

// For moments all over something that takes about as long as it does here.
template <typename Work> std::vector<std::chrono::microseconds> moments_of(Work&& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    const auto whole = std::chrono::steady_clock::now() - began;
    std::vector<std::chrono::microseconds> moments;
    for (int step = 0; step <= 14; ++step)
        moments.push_back(std::chrono::duration_cast<std::chrono::microseconds>(whole * step / 13));
    return moments;
}

} // namespace zhiping::tests
