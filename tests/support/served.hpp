#pragma once

#include "tests/support/command_line.hpp"

namespace zhiping::tests {

// `zhiping serve` on a free port.
class Served {
public:
    explicit Served(const CommandLine& program, const std::vector<std::string>& options = {})
        : zhiping(program), m_process(zhiping.start(with_options(options), "served", "log")) {
        for (int attempt = 0; attempt < 500 && port == 0; ++attempt) {
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
            const auto digits = between(content_of(zhiping.file("served")), "Listening on http://127.0.0.1:", "\n");
            if (!digits.empty()) port = std::stoi(digits);
        }
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
    int port = 0; // 0 when it did not begin to listen within 10 s.

private:
    static std::vector<std::string> with_options(const std::vector<std::string>& options) {
        std::vector<std::string> words{"serve", "--listen", "127.0.0.1:0"};
        words.insert(words.end(), options.begin(), options.end());
        return words;
    }

    ChildProcess m_process;
    bool m_is_stopped = false;
};

} // namespace zhiping::tests
