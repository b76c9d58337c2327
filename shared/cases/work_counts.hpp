#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace zhiping {

// How much work waits for somebody of staff, by the lists of their desk. None: that list is not theirs to see.
struct WorkCounts {
    std::optional<int> mine = {};          // Cases that they handle and that are not closed.
    std::optional<int> unit = {};          // Cases of their own unit that are not closed.
    std::optional<int> to_approve = {};    // Replies of their own unit, not their own, that wait for a second person.
    std::optional<int> requests = {};      // Cases of units below that ask something of the level above them.
    std::optional<int> overdue_below = {}; // Cases whose unit, one below theirs, has let its day pass.
    std::optional<int> comments = {};      // Of their own unit, that nobody has answered yet.

    bool operator==(const WorkCounts&) const = default;
};

struct WorkCountFacts {
    std::optional<int> WorkCounts::*count;
    std::string_view id;
};

inline constexpr std::array work_counts{
    WorkCountFacts{&WorkCounts::mine, "mine"},
    WorkCountFacts{&WorkCounts::unit, "unit"},
    WorkCountFacts{&WorkCounts::to_approve, "to_approve"},
    WorkCountFacts{&WorkCounts::requests, "requests"},
    WorkCountFacts{&WorkCounts::overdue_below, "overdue_below"},
    WorkCountFacts{&WorkCounts::comments, "comments"},
};

} // namespace zhiping
