#include "native/evidence/uploads_under_way.hpp"

#include <utility>

namespace zhiping::evidence {

namespace {

// A hash that is forgotten costs reading what is held once more, so there is no need to choose well.
constexpr std::size_t max_entries = 4096;

} // namespace

bool UploadsUnderWay::take(const sealing::FileId& file) {
    const std::lock_guard guard{m_mutex};
    if (m_entries.size() >= max_entries) forget_idle_ones();
    return !std::exchange(m_entries[file].is_held, true);
}

void UploadsUnderWay::give_back(const sealing::FileId& file) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_entries.find(file);
    found->second.is_held = false;
    found->second.interrupt = {};
    if (!found->second.hashed) m_entries.erase(found);
    m_given_back.notify_all();
}

void UploadsUnderWay::interrupt(const sealing::FileId& file, std::chrono::milliseconds patience) {
    std::unique_lock lock{m_mutex};
    if (!is_held(file) || !m_entries[file].interrupt) return;
    m_entries[file].interrupt();
    m_given_back.wait_for(lock, patience, [&] { return !is_held(file); });
}

void UploadsUnderWay::let_interrupt(const sealing::FileId& file, std::function<void()> interrupt) {
    const std::lock_guard guard{m_mutex};
    m_entries[file].interrupt = std::move(interrupt);
}

std::optional<UploadsUnderWay::Hashed> UploadsUnderWay::hashed(const sealing::FileId& file) {
    const std::lock_guard guard{m_mutex};
    return m_entries[file].hashed;
}

void UploadsUnderWay::keep(const sealing::FileId& file, std::optional<Hashed> hashed) {
    const std::lock_guard guard{m_mutex};
    m_entries[file].hashed = std::move(hashed);
}

bool UploadsUnderWay::is_held(const sealing::FileId& file) const {
    const auto found = m_entries.find(file);
    return found != m_entries.end() && found->second.is_held;
}

void UploadsUnderWay::forget_idle_ones() {
    std::erase_if(m_entries, [](const auto& entry) { return !entry.second.is_held; });
}

} // namespace zhiping::evidence
