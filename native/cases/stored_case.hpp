#pragma once

#include "native/outside/random.hpp"
#include "native/store/cases.hpp"
#include "shared/cases/case_rounds.hpp"
#include "shared/cases/decide.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace zhiping::cases {

// What the version of a calendar is made of: of the notices that come with the program, the revision, and of those that
// were loaded, the last. Another revision counts before all that are loaded.
inline constexpr std::int64_t max_loaded_notices = 1'000'000;

// A notice that was loaded, and the calendar with it.
struct CalendarChange {
    std::int64_t version;
    Instant loaded;
    std::shared_ptr<const Calendar> calendar;
};

// What keeping an event needs besides the case.
struct Means {
    std::shared_ptr<const Calendar> calendar;     // In force.
    std::int64_t calendar_version;                // Greater for each other calendar.
    std::vector<CalendarChange> calendar_changes; // That led to it, the oldest first.
    outside::Random& random;
    bool tells = true; // Whether people are told. Not of what is long past, or told for show.
};

// Asked in each transaction, because a notice may be loaded at any time.
using FindMeans = std::function<Means(store::Database&)>;

// A case as its stored events have made it.
struct StoredCase {
    store::CaseKey key;
    CaseFile file;
    std::vector<CaseRound> rounds = {};
};

// Throws DatabaseError (Damaged) when they cannot be read.
std::vector<CaseEvent> read_events(store::Database&, std::int64_t evaluation_id);

// What its events come to. Throws DatabaseError (Damaged) when one is missing or the first opens nothing.
CaseFile made_of(std::span<const CaseEvent>);

// Nullopt when the evaluation has no case. Throws the same, and when its events cannot be read or name a policy that
// this program does not know.
std::optional<StoredCase> find_case(store::Database&, const ReceiptNumber&);
std::optional<StoredCase> find_case(store::Database&, std::int64_t evaluation_id);

// The units that these are, those above them, and no others: all that a decision asks about.
UnitTree units_above(store::Database&, std::initializer_list<std::string_view> unit_ids);

// What a decision about it depends on.
struct Surroundings {
    UnitTree units;
    Policy policy;
    const Calendar& calendar;
    int lot;

    CaseSurroundings view() const { return {calendar, policy, units, lot}; }
};
Surroundings surroundings_of(store::Database&, const CaseFile&, const CaseCommand&, const Means&);

// Stores the first event of a case, and the notices that it causes (docs/notices.md).
void keep_opening(store::Database&, const store::CaseKey&, const CaseEvent&, const CaseSurroundings&, const Means&);

// Stores the next event of a case, what it makes of the case and its rounds, its line in the journal and the notices
// that it causes, and applies it. When it closes the case or takes it to another unit, drafts of replies go. Throws
// DatabaseError (Locked) when another event of the case was stored first: then the transaction runs again.
void keep_event(store::Database&, StoredCase&, const CaseEvent&, const CaseSurroundings&, const Means&);

// As the events say: what stands in case_file.
store::CaseState state_of(std::int64_t evaluation_id, const CaseFile&, std::span<const CaseRound>);

} // namespace zhiping::cases
