#include "native/messages/dispatcher.hpp"

#include <exception>
#include <utility>

namespace zhiping::messages {

namespace {

// A gateway that cannot even ask (no certificates to be read, say) has sent nothing.
Handed hand_over(Gateway& gateway, const CodeMessage& message) {
    try {
        return gateway.hand_over(message);
    } catch (const std::exception& problem) {
        return {Outcome::Refused, problem.what()};
    }
}

} // namespace

Dispatcher::Dispatcher(Gateway& gateway, Told told) : m_gateway(gateway), m_told(std::move(told)) {
    for (std::size_t count = 0; count < at_once; ++count)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Dispatcher::~Dispatcher() {
    for (auto& thread : m_threads) thread.request_stop();
    m_threads.clear(); // Waits for them.
    for (const auto& message : m_waiting) m_told(message, {Outcome::Refused, "the server stopped"});
}

bool Dispatcher::send(CodeMessage message) {
    {
        const std::lock_guard guard{m_mutex};
        if (m_waiting.size() == max_waiting) return false;
        m_waiting.push_back(std::move(message));
    }
    m_came.notify_one();
    return true;
}

void Dispatcher::work(const std::stop_token& stop) {
    while (true) {
        std::unique_lock lock{m_mutex};
        if (!m_came.wait(lock, stop, [&] { return !m_waiting.empty(); }) || stop.stop_requested()) return;
        const auto message = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        m_told(message, hand_over(m_gateway, message));
    }
}

} // namespace zhiping::messages
