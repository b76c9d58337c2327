#pragma once

#include "shared/calendar/date.hpp"
#include "shared/codes/receipt_number.hpp"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace zhiping::app {

// How often query codes are tried. A code has 45 bits: a thousand tries an hour for one number, from wherever, come to
// one chance in four million in a year. Who tries for one number from one place (an address, or somebody of staff)
// waits longer and longer, so that it takes a stranger many addresses to keep out, for an hour, whoever has the number
// and the code; the link is never limited. Kept in memory, of this process alone. Safe to use from any thread.
class QueryTries {
public:
    static constexpr int free_tries = 3;
    static constexpr std::chrono::seconds first_pause{30}; // Doubled with each further try.
    static constexpr std::chrono::seconds longest_pause = std::chrono::hours{1};
    static constexpr int most_of_one = 100; // In an hour, from one place; a carrier has many phones behind one address.
    static constexpr int most_of_number = 1000; // In an hour.
    static constexpr std::size_t most_counted = 200'000;

    // Counts one, before anything is looked up. Nullopt: it may be made; else from when on another may, and it is not
    // counted.
    std::optional<Instant> take(const ReceiptNumber&, const std::string& from, Instant now);

    // It was right: from there none was made for this number.
    void succeed(const ReceiptNumber&, const std::string& from);

    std::size_t counted() const;

private:
    struct Count {
        int tries = 0;
        Instant began = {};
        Instant last = {};
    };

    Count so_far(const std::string& key, std::chrono::seconds forgotten_after, Instant now) const;
    Count& of(const std::string& key, std::chrono::seconds forgotten_after, Instant now);
    void make_room(Instant now);

    mutable std::mutex m_mutex;
    std::map<std::string, Count> m_counts;
};

} // namespace zhiping::app
