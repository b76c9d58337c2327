#include "native/http/transport/fair_share.hpp"

namespace zhiping::http {

bool FairShare::take(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    auto& held = m_busy_of[address];
    const bool is_nearly_full = m_busy >= m_most_threads * 3 / 4;
    const bool holds_its_share = held >= m_most_threads / 4;
    if (is_nearly_full && holds_its_share) return false; // It holds some, so its count stays.
    ++held;
    ++m_busy;
    return true;
}

void FairShare::give_back(const std::string& address) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_busy_of.find(address);
    if (--found->second == 0) m_busy_of.erase(found);
    --m_busy;
}

} // namespace zhiping::http
