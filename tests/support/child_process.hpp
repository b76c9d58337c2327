#pragma once

#include <functional>
#include <iostream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace zhiping::tests {

// A copy of this process that does one thing. Its exit code is what `work` returns, 99 when it
// throws. Make it while this process has one thread.
class ChildProcess {
public:
    explicit ChildProcess(const std::function<int()>& work) : m_id(::fork()) {
        if (m_id < 0) throw std::runtime_error{"no child process"};
        if (m_id != 0) return;
        try {
            ::_exit(work());
        } catch (const std::exception& problem) {
            std::cerr << "A child process: " << problem.what() << std::endl;
            ::_exit(99);
        } catch (...) {
            ::_exit(99);
        }
    }

    void send(int signal) const { ::kill(m_id, signal); }

    // The exit code, or 128 and the signal that ended it.
    int wait() const {
        int status = 0;
        ::waitpid(m_id, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    pid_t m_id;
};

} // namespace zhiping::tests
