#include "native/command_line/stop_signal.hpp"

#include <csignal>

namespace zhiping::command_line {

namespace {

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

void block_stop_signals() {
    const auto signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

StopSignal::StopSignal(std::function<void()> on_stop) : m_on_stop(std::move(on_stop)), m_thread([this] { wait(); }) {}

StopSignal::~StopSignal() {
    m_is_over = true;
    pthread_kill(m_thread.native_handle(), SIGTERM); // Wakes it when no signal ever came.
    m_thread.join();
}

void StopSignal::wait() {
    const auto signals = stop_signals();
    int signal = 0;
    sigwait(&signals, &signal);
    if (m_is_over) return;
    m_on_stop();
    // A second Ctrl+C ends the program at once.
    sigwait(&signals, &signal);
    if (!m_is_over) _exit(128 + signal);
}

} // namespace zhiping::command_line
