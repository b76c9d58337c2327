#pragma once

#include "native/outside/random.hpp"

#include <deque>
#include <vector>

namespace zhiping::tests {

// What falls is said beforehand; after that it is chance again. For one thread.
class ScriptedRandom final : public outside::Random {
public:
    explicit ScriptedRandom(std::deque<std::vector<std::uint8_t>> next) : m_next(std::move(next)) {}

    void fill(std::span<std::uint8_t> bytes) override {
        if (m_next.empty() || m_next.front().size() != bytes.size()) return m_system.fill(bytes);
        std::copy(m_next.front().begin(), m_next.front().end(), bytes.begin());
        m_next.pop_front();
    }

    bool is_used_up() const { return m_next.empty(); }

private:
    std::deque<std::vector<std::uint8_t>> m_next;
    outside::SystemRandom m_system;
};

} // namespace zhiping::tests
