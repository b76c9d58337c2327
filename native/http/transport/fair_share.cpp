#include "native/http/transport/fair_share.hpp"

namespace zhiping::http {

std::size_t FairShare::held_by(const std::string& address) const {
    const auto found = m_taken_by.find(address);
    return found == m_taken_by.end() ? 0 : found->second;
}

bool FairShare::take(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    const bool is_crowded = m_taken >= m_limits.crowded_from;
    if (m_taken >= m_limits.max_places || (is_crowded && held_by(address) >= m_limits.max_of_address)) return false;
    ++m_taken_by[address];
    ++m_taken;
    return true;
}

bool FairShare::is_half_free(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    return 2 * m_taken <= m_limits.max_places && 2 * held_by(address) <= m_limits.max_of_address;
}

void FairShare::release(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_taken_by.find(address);
    if (--found->second == 0) m_taken_by.erase(found);
    --m_taken;
}

} // namespace zhiping::http
