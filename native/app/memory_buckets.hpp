#pragma once

#include "native/outside/random.hpp"
#include "native/store/digest.hpp"
#include "shared/limits/limit.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace zhiping::app {

// Buckets of this process alone (BucketKept::Memory). A bucket is known by a hash with a key of this process, so that
// no address or person stands in memory. Full ones are forgotten; where there are too many, the one that is full
// soonest, which says least. Safe to use from any thread.
class MemoryBuckets {
public:
    static constexpr std::size_t most_kept = 100'000; // Some 15 MB.

    enum class Excess { Refused, Allowed }; // Allowed: counted at the same cost, so that a test of load measures it.

    explicit MemoryBuckets(outside::Random& random, Excess excess = Excess::Refused, std::size_t most = most_kept)
        : m_key(random.bytes<32>()), m_excess(excess), m_most(most) {}

    // Takes a token of what is limited for `who`: a word that names one person, code or address. Nullopt: there was
    // one; else from when on there is.
    std::optional<Instant> take(Limited, std::string_view who, Instant now);

    std::size_t kept() const;

private:
    using Bucket = std::array<std::uint8_t, 16>;
    struct BucketHash {
        std::size_t operator()(const Bucket& bucket) const;
    };

    Bucket bucket_of(Limited, std::string_view who) const;
    void forget_soonest();
    void forget_full(Instant now);
    void put(const Bucket&, Instant full_again);

    const std::array<std::uint8_t, 32> m_key;
    const Excess m_excess;
    const std::size_t m_most;
    mutable std::mutex m_mutex;
    std::unordered_map<Bucket, Instant, BucketHash> m_full_again;
    std::set<std::pair<Instant, Bucket>> m_by_time; // The same, the one that is full soonest first.
};

} // namespace zhiping::app
