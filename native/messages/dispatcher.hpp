#pragma once

#include "native/messages/gateway.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zhiping::messages {

// Hands messages over on threads of its own: who asks for a code never waits for a carrier, and one message that hangs
// holds up no other. What waits is in memory only; a code that a crash took with it is asked for again.
class Dispatcher {
public:
    static constexpr std::size_t max_waiting = 1'000;
    static constexpr std::size_t at_once = 4;

    // What became of each message, told on the thread that handed it over.
    using Told = std::function<void(const CodeMessage&, const Handed&)>;

    Dispatcher(Gateway&, Told);

    // Waits for those that are being handed over; those that still wait are told to be refused.
    ~Dispatcher();
    Dispatcher(const Dispatcher&) = delete;
    Dispatcher& operator=(const Dispatcher&) = delete;

    // False when too many wait already: then it is not sent. Safe to use from any thread.
    [[nodiscard]] bool send(CodeMessage);

private:
    void work(const std::stop_token&);

    Gateway& m_gateway;
    const Told m_told;
    std::mutex m_mutex;
    std::condition_variable_any m_came;
    std::deque<CodeMessage> m_waiting;
    std::vector<std::jthread> m_threads; // Last: they use the rest.
};

} // namespace zhiping::messages
