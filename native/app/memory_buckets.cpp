#include "native/app/memory_buckets.hpp"

#include <algorithm>
#include <cstring>

namespace zhiping::app {

MemoryBuckets::Bucket MemoryBuckets::bucket_of(Limited what, std::string_view who) const {
    std::string words{m_key.begin(), m_key.end()};
    words.append(facts_of(limits, what).id).append(" ").append(who);
    const auto digest = store::digest(words);
    Bucket bucket;
    std::copy_n(digest.begin(), bucket.size(), bucket.begin());
    return bucket;
}

std::size_t MemoryBuckets::BucketHash::operator()(const Bucket& bucket) const {
    std::size_t hash;
    static_assert(sizeof hash <= std::tuple_size_v<Bucket>);
    std::memcpy(&hash, bucket.data(), sizeof hash); // It is one already.
    return hash;
}

void MemoryBuckets::forget_soonest() {
    m_full_again.erase(m_by_time.begin()->second);
    m_by_time.erase(m_by_time.begin());
}

// A few each time: all at once would keep others waiting after a crowd.
void MemoryBuckets::forget_full(Instant now) {
    constexpr int most_at_once = 8;
    for (int each = 0; each < most_at_once; ++each) {
        if (m_by_time.empty() || m_by_time.begin()->first > now) return;
        forget_soonest();
    }
}

void MemoryBuckets::put(const Bucket& bucket, Instant full_again) {
    if (const auto known = m_full_again.find(bucket); known != m_full_again.end()) {
        m_by_time.erase({known->second, bucket});
        known->second = full_again;
    } else {
        if (m_full_again.size() >= m_most) forget_soonest();
        m_full_again.emplace(bucket, full_again);
    }
    m_by_time.emplace(full_again, bucket);
}

std::optional<Instant> MemoryBuckets::take(Limited what, std::string_view who, Instant now) {
    const auto bucket = bucket_of(what, who);
    const std::lock_guard lock{m_mutex};
    forget_full(now);
    const auto known = m_full_again.find(bucket);
    const auto taken = take_token(facts_of(limits, what),
                                  known == m_full_again.end() ? std::nullopt : std::optional{known->second}, now);
    if (const auto* refused = std::get_if<NoToken>(&taken)) {
        put(bucket, refused->full_again);
        return m_excess == Excess::Refused ? std::optional{refused->free_again} : std::nullopt;
    }
    put(bucket, std::get<TokenTaken>(taken).full_again);
    return std::nullopt;
}

std::size_t MemoryBuckets::kept() const {
    const std::lock_guard lock{m_mutex};
    return m_full_again.size();
}

} // namespace zhiping::app
