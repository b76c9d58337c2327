#pragma once

#include "native/store/database.hpp"
#include "native/store/reach.hpp"
#include "shared/calendar/date.hpp"
#include "shared/cases/case_action.hpp"
#include "shared/supervision/board.hpp"

// The rounds of cases: kept beside their events, for lists and for the board (docs/supervision.md).
namespace zhiping::store {

struct RoundRow {
    std::int64_t evaluation_id;
    int number;
    std::string unit_id; // That owes the reply.
    Date began;
    Date due;
    Date original_due;
    int extended_by;                     // Working days.
    std::optional<Date> answered = {};   // The day of the reply.
    std::optional<Date> ended = {};      // Without one.
    bool is_late = false;                // As it is written of its clock.
    std::optional<int> reply_event = {}; // With the text of the reply.
    std::optional<CaseAction> ended_by = {};
    bool went_up = false;

    bool operator==(const RoundRow&) const = default;
};

// A round of this number that the case has already is replaced.
void put_round(Database&, const RoundRow&);

// Of a case, in order.
std::vector<RoundRow> list_rounds(Database&, std::int64_t evaluation_id);

// Which rounds are meant: those of which all of this holds.
struct RoundFilter {
    Reach reach; // Whose units' rounds somebody may know of.
    RoundCount count = RoundCount::Begun;
    std::optional<std::string> unit_id = {};  // That owed the reply.
    std::optional<std::string> under_id = {}; // The same, or one below it.
    std::optional<Date> from = {};            // The days on which they began; both included.
    std::optional<Date> until = {};
    Date today = {}; // By which one without a reply is late.
};

// The condition that a round, a row of the table case_round, is counted so; bind_count() binds what it takes.
std::string is_counted(RoundCount);
void bind_count(Statement&, RoundCount, Date today);

// The condition that a row of the table case_round is meant; bind_round() binds what it takes. Precondition: the reach
// is not none.
std::string is_meant(const RoundFilter&);
void bind_round(Statement&, const RoundFilter&);

} // namespace zhiping::store
