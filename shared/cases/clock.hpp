#pragma once

#include "shared/calendar/calendar.hpp"
#include "shared/table.hpp"

#include <array>
#include <optional>

namespace zhiping {

// A promise of a case, or of the citizen's.
enum class ClockKind {
    Reply,    // Of the unit that has the case; met when the citizen can see the approved reply.
    Response, // Of the citizen, who may answer a reply; the case closes when it ends.
    Measure,  // Of the unit that promised one; met when it is confirmed as done.
};

struct ClockKindFacts {
    ClockKind value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array clock_kinds{
    ClockKindFacts{ClockKind::Reply, "reply"},
    ClockKindFacts{ClockKind::Response, "response"},
    ClockKindFacts{ClockKind::Measure, "measure"},
};
static_assert(follows_enum(clock_kinds));

// It is due with the end of a day in China. What is written of lateness is never changed.
struct CaseClock {
    ClockKind kind;
    int number;        // The round; of measures, which one of the case. With the kind it names the clock.
    Date counted_from; // The day before its first: of a round's beginning, of a reply's issue or opening.
    int days;          // Working days of a reply's clock, calendar days of a response's.
    Date due;
    Date original_due; // As it was first: neither extensions nor an amended calendar move it.
    bool provisional;
    std::optional<Instant> met_at = {};
    std::optional<Instant> ended_at = {}; // Without having been met: a new round, a closed case.
    bool is_late = false;                 // Written when it became overdue, or was met or ended after its day.
    bool is_reminded = false;
    int extended_by = 0; // Working days that were granted besides `days`.

    bool is_running() const { return !met_at && !ended_at; }

    bool operator==(const CaseClock&) const = default;
};

inline bool is_past(const CaseClock& clock, Instant now) { return china_date(now) > clock.due; }

// Whether it is late when it ends now. The citizen's never is: nobody owes an answer to a reply.
inline bool becomes_late(const CaseClock& clock, Instant now) {
    return clock.kind != ClockKind::Response && is_past(clock, now);
}

// The first moment of a day in China.
inline Instant begin_of(Date day) { return Instant{day} - china_offset; }

// The end of so many working days; the first is not counted.
Deadline working_days_after(const Calendar&, Date, int working_days);

// The day that lies so many working days before it.
Date working_days_before(const Calendar&, Date, int working_days);

// The day itself, or the next working day.
Date next_working_day(const Calendar&, Date);

} // namespace zhiping
