#pragma once

#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace zhiping::tests {

// A variable that ctest sets for this checkout.
inline std::string told_by_ctest(const char* name) {
    const char* value = std::getenv(name);
    if (!value) throw std::logic_error{std::string{name} + " is missing: run this with ctest, or set it"};
    return value;
}

inline std::string content_of(const std::filesystem::path& file) {
    std::ostringstream content;
    content << std::ifstream{file, std::ios::binary}.rdbuf();
    return content.str();
}

// The real program, started in an empty folder, where it keeps its data too.
class CommandLine {
public:
    struct Outcome {
        int exit_code;
        std::string output;
        std::string problem; // What went to the standard error stream.
    };

    using Environment = std::map<std::string, std::string>;

    Outcome run(const std::vector<std::string>& arguments, const Environment& environment = {}) const {
        const auto exit_code = start(arguments, "output", "problem", environment).wait();
        return {exit_code, content_of(file("output")), content_of(file("problem"))};
    }

    // Its output goes to the file `output`.
    ChildProcess start(const std::vector<std::string>& arguments, const std::string& output, const std::string& problem,
                       const Environment& environment = {}) const {
        const auto program = told_by_ctest("ZHIPING_PROGRAM");
        return ChildProcess{[&] {
            std::vector<char*> words{const_cast<char*>("zhiping")};
            for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
            words.push_back(nullptr);
            ::dup2(::creat(file(output).c_str(), 0600), STDOUT_FILENO);
            ::dup2(::creat(file(problem).c_str(), 0600), STDERR_FILENO);
            if (::chdir(m_folder.path().c_str()) != 0) return 98;
            for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
            ::execv(program.c_str(), words.data());
            return 98;
        }};
    }

    std::filesystem::path file(const std::string& name) const { return m_folder.path() / name; }

    std::filesystem::path write(const std::string& name, const std::string& content) const {
        std::ofstream{file(name), std::ios::binary} << content;
        return file(name);
    }

private:
    TemporaryFolder m_folder;
};

inline std::filesystem::path asset(const std::string& name) {
    return std::filesystem::path{told_by_ctest("ZHIPING_ASSETS")} / name;
}

// The text after `start` up to `end`; empty when there is none yet.
inline std::string between(const std::string& text, const std::string& start, const std::string& end) {
    const auto first = text.find(start);
    const auto last = text.find(end, first + start.size());
    if (first == text.npos || last == text.npos) return {};
    return text.substr(first + start.size(), last - first - start.size());
}

inline std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto found = text.find(part); found != text.npos; found = text.find(part, found + 1)) ++count;
    return count;
}

} // namespace zhiping::tests
