#include "native/cases/seen_events.hpp"

#include "shared/cases/visibility.hpp"

#include <map>

namespace zhiping::cases {

namespace {

void close_gaps(std::vector<CaseEvent>& events) {
    std::map<int, int> numbers; // As they are seen, by what they are.
    for (auto& event : events) {
        const auto seen = static_cast<int>(numbers.size()) + 1;
        numbers.emplace(event.number, seen);
        event.number = seen;
        auto& named = event.details.event;
        const auto found = numbers.find(named.value_or(0));
        if (named) named = found == numbers.end() ? std::nullopt : std::optional{found->second};
    }
}

} // namespace

std::vector<CaseEvent> events_seen_by(const Actor& reader, std::span<const CaseEvent> events, const CaseFile& file,
                                      const UnitTree& units) {
    std::vector<CaseEvent> seen;
    for (const auto& event : events)
        if (is_visible_to(event, reader, file, units)) seen.push_back(as_seen_by(reader, event, file, units));
    if (is_staff(reader.role)) close_gaps(seen);
    return seen;
}

} // namespace zhiping::cases
