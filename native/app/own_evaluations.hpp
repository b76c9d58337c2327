#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/person_means.hpp"
#include "native/store/store.hpp"
#include "shared/cases/own_data.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/notices/own_notice.hpp"

#include <optional>
#include <vector>

// The evaluations of one person, for that person.
namespace zhiping::app {

struct ListedEvaluation {
    StoredEvaluation evaluation;
    std::optional<CitizenCase> seen; // None when it has no case of its own.
    OwnNotices notices;
};

struct OwnEvaluations {
    std::vector<ListedEvaluation> listed;    // The newest first.
    std::optional<std::int64_t> next_before; // For those that come after; none when these were the last.
};

inline constexpr std::int64_t most_own_evaluations = 20; // On one page.

// Those before this one; the newest when none is named.
OwnEvaluations list_own_evaluations(store::Store&, CurrentCalendar&, std::int64_t person_id,
                                    std::optional<std::int64_t> before, Instant now);

// Everything that is stored of a person, for that person.
OwnData export_person(const PersonMeans&, CurrentCalendar&, std::int64_t person_id);

} // namespace zhiping::app
