#include "native/app/query_tries.hpp"

#include <algorithm>
#include <vector>

namespace zhiping::app {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr hours window{1};
constexpr hours memory{24}; // Of who tries for one number from one place.

std::string pair_key(const ReceiptNumber& number, const std::string& from) { return "b " + number.text() + " " + from; }

seconds pause_after(int tries) {
    if (tries < QueryTries::free_tries) return {};
    const int doubled = std::min(tries - QueryTries::free_tries, 10);
    return std::min(QueryTries::first_pause * (1 << doubled), QueryTries::longest_pause);
}

} // namespace

QueryTries::Count& QueryTries::of(const std::string& key, seconds forgotten_after, Instant now) {
    auto& count = m_counts[key];
    if (now - count.began >= forgotten_after) count = {0, now, now};
    return count;
}

// What is counted for one number from one place is kept longest, so of those that still count the oldest go only when
// there is no other way; then many at once, because looking for them takes a while.
void QueryTries::make_room(Instant now) {
    if (m_counts.size() < most_counted) return;
    std::erase_if(m_counts, [&](const auto& each) { return now - each.second.last >= window; });
    if (m_counts.size() < most_counted) return;
    std::vector<Instant> times;
    for (const auto& [key, count] : m_counts) times.push_back(count.last);
    const auto eighth = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 8);
    std::ranges::nth_element(times, eighth);
    std::size_t rest = times.size() / 8; // All of them may be equally old.
    std::erase_if(m_counts, [&](const auto& each) { return rest > 0 && each.second.last <= *eighth && rest-- > 0; });
}

QueryTries::Count QueryTries::so_far(const std::string& key, seconds forgotten_after, Instant now) const {
    const auto found = m_counts.find(key);
    return found == m_counts.end() || now - found->second.began >= forgotten_after ? Count{} : found->second;
}

// Nothing is kept of a try that is not counted, or whoever floods it would push out the counts of all others.
std::optional<Instant> QueryTries::take(const ReceiptNumber& number, const std::string& from, Instant now) {
    const std::lock_guard lock{m_mutex};
    const std::string keys[] = {pair_key(number, from), "a " + from, "n " + number.text()};
    const auto pair = so_far(keys[0], memory, now);
    if (const auto free_again = pair.last + pause_after(pair.tries); pair.tries > 0 && now < free_again)
        return free_again;
    if (const auto place = so_far(keys[1], window, now); place.tries >= most_of_one) return place.began + window;
    if (const auto all = so_far(keys[2], window, now); all.tries >= most_of_number) return all.began + window;
    make_room(now);
    for (const auto& key : keys) {
        auto& count = of(key, &key == keys ? memory : window, now);
        ++count.tries;
        count.last = now;
    }
    return std::nullopt;
}

std::size_t QueryTries::counted() const {
    const std::lock_guard lock{m_mutex};
    return m_counts.size();
}

void QueryTries::succeed(const ReceiptNumber& number, const std::string& from) {
    const std::lock_guard lock{m_mutex};
    m_counts.erase(pair_key(number, from));
    const auto give_back = [&](const std::string& key) {
        if (const auto found = m_counts.find(key); found != m_counts.end() && found->second.tries > 0)
            --found->second.tries;
    };
    give_back("a " + from);
    give_back("n " + number.text());
}

} // namespace zhiping::app
