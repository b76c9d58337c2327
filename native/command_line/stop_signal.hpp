#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace zhiping::command_line {

// SIGTERM and SIGINT as a call on an ordinary thread, where more is allowed than in a handler.
// Threads inherit what is blocked: block_stop_signals() comes before the first of them is made.
void block_stop_signals();

class StopSignal {
public:
    // Calls `on_stop` once, when the first signal arrives. A second one ends the program at once.
    explicit StopSignal(std::function<void()> on_stop);
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

private:
    void wait();

    std::function<void()> m_on_stop;
    std::atomic<bool> m_is_over = false;
    std::thread m_thread; // Last: it uses everything above.
};

} // namespace zhiping::command_line
