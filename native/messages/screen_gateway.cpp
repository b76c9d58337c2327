#include "native/messages/screen_gateway.hpp"

namespace zhiping::messages {

Handed ScreenGateway::hand_over(const CodeMessage& message) {
    m_show(message);
    const std::lock_guard guard{m_mutex};
    m_shown.push_front(message);
    if (m_shown.size() > max_shown) m_shown.pop_back();
    return {Outcome::Taken, {}};
}

std::vector<CodeMessage> ScreenGateway::shown() const {
    const std::lock_guard guard{m_mutex};
    return {m_shown.begin(), m_shown.end()};
}

} // namespace zhiping::messages
