#pragma once

#include "native/store/database.hpp"
#include "shared/cases/clock.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::store {

// A clock of a case, as it is stored.
struct ClockRow {
    CaseClock clock;
    std::int64_t calendar_version;    // By which it was counted.
    std::optional<Instant> next_look; // When time has to be asked about it.
};

// A clock of this kind and number that the case has already is replaced.
void put_clock(Database&, std::int64_t evaluation_id, const ClockRow&);

std::vector<ClockRow> list_clocks(Database&, std::int64_t evaluation_id);

// Of which cases time has to be asked by now: at most so many, those that wait longest first.
std::vector<std::int64_t> list_due_cases(Database&, Instant now, std::int64_t most);

// Time was asked about all clocks of a case, and did nothing to those that are still due: they are looked at again at
// `next`.
void put_off_due_clocks(Database&, std::int64_t evaluation_id, Instant now, Instant next);

// Cases with a clock that something still happens to and that was counted by an older calendar: at most so many of
// those that come after this one.
std::vector<std::int64_t> list_cases_of_older_calendar(Database&, std::int64_t calendar_version, std::int64_t after_id,
                                                       std::int64_t most);

// By which calendar the oldest of its clocks was counted that something still happens to. Nullopt when there is none.
std::optional<std::int64_t> find_oldest_calendar(Database&, std::int64_t evaluation_id);

// An evaluation that was promised a reply before there were cases.
struct CaseToOpen {
    std::int64_t evaluation_id;
    Deadline due;
};
std::vector<CaseToOpen> list_cases_to_open(Database&, std::int64_t most);
void remove_case_to_open(Database&, std::int64_t evaluation_id);

} // namespace zhiping::store
