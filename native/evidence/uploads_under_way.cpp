#include "native/evidence/uploads_under_way.hpp"

#include <utility>

namespace zhiping::evidence {

namespace {

// A hash that is forgotten costs reading what is held once more, so there is no need to choose well.
constexpr std::size_t most_entries = 4096;

} // namespace

bool UploadsUnderWay::take(const FileId& file) {
    const std::lock_guard guard{m_mutex};
    if (m_entries.size() >= most_entries) forget_idle_ones();
    auto& entry = m_entries[file];
    if (std::exchange(entry.is_held, true)) return false;
    ++m_held;
    return true;
}

void UploadsUnderWay::give_back(const FileId& file) {
    const std::lock_guard guard{m_mutex};
    const auto found = m_entries.find(file);
    found->second.is_held = false;
    --m_held;
    if (!found->second.hashed) m_entries.erase(found);
}

std::size_t UploadsUnderWay::count() {
    const std::lock_guard guard{m_mutex};
    return m_held;
}

std::optional<UploadsUnderWay::Hashed> UploadsUnderWay::hashed(const FileId& file) {
    const std::lock_guard guard{m_mutex};
    return m_entries[file].hashed;
}

void UploadsUnderWay::keep(const FileId& file, std::optional<Hashed> hashed) {
    const std::lock_guard guard{m_mutex};
    m_entries[file].hashed = std::move(hashed);
}

void UploadsUnderWay::forget_idle_ones() {
    std::erase_if(m_entries, [](const auto& entry) { return !entry.second.is_held; });
}

} // namespace zhiping::evidence
