#include "native/http/transport/transfers.hpp"

namespace zhiping::http {

bool Transfers::take(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    if (m_count >= m_most) return false;
    const auto found = m_count_of.find(address);
    const auto held = found == m_count_of.end() ? 0 : found->second;
    if (held >= m_most_of_address) return false;
    ++m_count_of[address];
    ++m_count;
    return true;
}

bool Transfers::has_room(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_count_of.find(address);
    return 2 * m_count <= m_most && (found == m_count_of.end() || 2 * found->second <= m_most_of_address);
}

void Transfers::give_back(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_count_of.find(address);
    if (--found->second == 0) m_count_of.erase(found);
    --m_count;
}

} // namespace zhiping::http
