#pragma once

#include "native/messages/gateway.hpp"

#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace zhiping::messages {

// In place of a carrier, for a demo on one machine: each message is shown to whoever looks at its screen. Never for a
// server that others reach: the codes are there to be read.
class ScreenGateway final : public Gateway {
public:
    static constexpr std::size_t max_shown = 20;

    // `show` is called with each message, on the thread that hands it over.
    explicit ScreenGateway(std::function<void(const CodeMessage&)> show) : m_show(std::move(show)) {}

    Handed hand_over(const CodeMessage&) override;

    std::vector<CodeMessage> shown() const; // The newest first.

private:
    const std::function<void(const CodeMessage&)> m_show;
    mutable std::mutex m_mutex;
    std::deque<CodeMessage> m_shown;
};

} // namespace zhiping::messages
