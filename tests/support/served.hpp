#pragma once

#include "tests/support/command_line.hpp"
#include "tests/support/eventually.hpp"

namespace zhiping::tests {

// `zhiping serve` on a free port.
class Served {
public:
    explicit Served(const CommandLine& program, const std::vector<std::string>& options = {})
        : zhiping(program), m_process(start(program, options)) {
        static_cast<void>(eventually([&] {
            const auto digits = between(content_of(zhiping.file("served")), "Listening on http://127.0.0.1:", "\n");
            if (!digits.empty()) port = std::stoi(digits);
            return port != 0;
        }));
    }
    ~Served() {
        if (!m_is_stopped) stop(SIGKILL);
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    int stop(int signal) {
        m_is_stopped = true;
        m_process.send(signal);
        return m_process.wait();
    }

    const CommandLine& zhiping;
    int port = 0; // 0 when it never began to listen.

private:
    // What an earlier server of the folder said is not this one's.
    static ChildProcess start(const CommandLine& program, const std::vector<std::string>& options) {
        std::filesystem::remove(program.file("served"));
        return program.start(with_options(options), "served", "log");
    }

    static std::vector<std::string> with_options(const std::vector<std::string>& options) {
        std::vector<std::string> words{"serve", "--listen", "127.0.0.1:0"};
        words.insert(words.end(), options.begin(), options.end());
        return words;
    }

    ChildProcess m_process;
    bool m_is_stopped = false;
};

} // namespace zhiping::tests
