#pragma once

#include "shared/calendar/calendar.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/catalogue/situation.hpp"
#include "shared/result.hpp"
#include "shared/units/named_unit.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

// The board: by which numbers the level above looks after the units below it (docs/supervision.md). What is counted are
// cases, so that each number is the length of a list of them; only the median is of replies.
namespace zhiping {

// What is counted of a round of a case: of a reply that one unit owes, from the day its clock begins.
enum class RoundCount {
    Begun,
    Answered,    // The reply was issued.
    Late,        // After its day, extensions included; also when that has passed and there is no reply yet.
    LateAtFirst, // The same by the day that was promised first.
    Extended,
    Rejected,  // The citizen rejected the reply.
    Escalated, // It went to a unit above: because the reply was rejected, or because that unit took it over.
    SameText,  // The reply has the text of one in another case.
};

struct RoundCountFacts {
    RoundCount value;
    std::string_view id; // Sent.
};

inline constexpr std::array round_counts{
    RoundCountFacts{RoundCount::Begun, "begun"},         RoundCountFacts{RoundCount::Answered, "answered"},
    RoundCountFacts{RoundCount::Late, "late"},           RoundCountFacts{RoundCount::LateAtFirst, "late_at_first"},
    RoundCountFacts{RoundCount::Extended, "extended"},   RoundCountFacts{RoundCount::Rejected, "rejected"},
    RoundCountFacts{RoundCount::Escalated, "escalated"}, RoundCountFacts{RoundCount::SameText, "same_text"},
};
static_assert(follows_enum(round_counts));

// Of the units of a row, in a period.
struct RoundNumbers {
    std::array<int, round_counts.size()> cases = {}; // With such a round, in the order of RoundCount.
    std::optional<double> median_days = {};          // Working days to the reply, of those answered: n or n + 1/2.
    int evaluations = 0;                             // Received for their codes, whatever the answer and the module.

    int of(RoundCount count) const { return cases[static_cast<std::size_t>(count)]; }

    bool operator==(const RoundNumbers&) const = default;
};

struct SituationCount {
    Situation situation;
    int cases;        // With a round that began in the period.
    int compared = 0; // The same of the period before.

    bool operator==(const SituationCount&) const = default;
};

struct ModuleCount {
    Module module;
    int cases;
    int compared = 0;

    bool operator==(const ModuleCount&) const = default;
};

// A unit with all below it, or, `is_alone`, without them.
struct BoardRow {
    NamedUnit unit = {};
    bool is_alone = false;
    bool has_below = false; // So that one can look into it.
    int open = 0;           // Cases that they have now and that are not closed; so are the next two.
    int due_soon = 0;       // Today or on the next working day.
    int overdue = 0;
    RoundNumbers numbers = {};
    RoundNumbers compared = {};
    std::vector<SituationCount> situations = {}; // That were ticked now or then, the most first.

    bool operator==(const BoardRow&) const = default;
};

// What waits now in the units below, as lists mark it (CaseMark). None: it is not theirs to know.
struct BoardWaiting {
    std::optional<int> due_soon = {};
    std::optional<int> overdue = {};
    std::optional<int> rejected = {}; // Open, and a reply of it was rejected.
    std::optional<int> requests = {};
    std::optional<int> disputed = {}; // A contact that the citizen says there was not.
    std::optional<int> pressure = {};
    std::optional<int> measure = {}; // Promised and not confirmed.
    std::optional<int> sample = {};  // Drawn by lot, to be rechecked.
    std::optional<int> objection = {};

    bool operator==(const BoardWaiting&) const = default;
};

struct BoardWaitingFacts {
    std::optional<int> BoardWaiting::*count;
    std::string_view id; // Of the mark; "requests" is a list of its own.
};

inline constexpr std::array board_waiting{
    BoardWaitingFacts{&BoardWaiting::due_soon, "due_soon"},   BoardWaitingFacts{&BoardWaiting::overdue, "overdue"},
    BoardWaitingFacts{&BoardWaiting::rejected, "rejected"},   BoardWaitingFacts{&BoardWaiting::requests, "requests"},
    BoardWaitingFacts{&BoardWaiting::disputed, "disputed"},   BoardWaitingFacts{&BoardWaiting::pressure, "pressure"},
    BoardWaitingFacts{&BoardWaiting::measure, "measure"},     BoardWaitingFacts{&BoardWaiting::sample, "sample"},
    BoardWaitingFacts{&BoardWaiting::objection, "objection"},
};

struct BoardDay {
    Date day;
    int begun = 0; // Cases with a round that began on it.
    int late = 0;  // Of these, those with a late one.

    bool operator==(const BoardDay&) const = default;
};

// Days in China, both included.
struct BoardPeriod {
    Date from;
    Date until;

    bool operator==(const BoardPeriod&) const = default;
};

inline constexpr int max_board_days = 92; // A quarter of a year.
inline constexpr int usual_board_days = 30;

enum class Comparison {
    Before, // The days right before, as many.
    Year,   // The same days a year earlier.
};

struct ComparisonFacts {
    Comparison value;
    std::string_view id;
};

inline constexpr std::array comparisons{ComparisonFacts{Comparison::Before, "before"},
                                        ComparisonFacts{Comparison::Year, "year"}};
static_assert(follows_enum(comparisons));

// What somebody wants to see. Without days the last 30, until today.
struct BoardQuery {
    std::optional<std::string> unit_id = {}; // Whose parts are the rows; without it, the reader's own.
    std::optional<Date> from = {};
    std::optional<Date> until = {};
    Comparison comparison = Comparison::Before;
    std::optional<Module> module = {};       // Only cases of it; the next too.
    std::optional<Situation> situation = {}; // That was ticked.

    bool operator==(const BoardQuery&) const = default;
};

struct BoardPeriods {
    BoardPeriod now;
    BoardPeriod compared;
};

// Refused (invalid, at "from" or "until"): it ends before it begins or after today, or is longer than max_board_days.
Result<BoardPeriods> make_board_periods(const BoardQuery&, Date today);

struct Board {
    std::vector<NamedUnit> path; // From the reader's unit down to the one whose parts are the rows, which is the last.
    BoardPeriods periods;
    BoardWaiting
        waiting; // Below the reader's unit: what the last of the path and all below it have, whatever the period.
    std::vector<BoardRow> rows;       // The unit alone, where it is theirs to see, then those right below it, by id.
    BoardRow total;                   // Of all rows.
    std::vector<ModuleCount> modules; // With a case now or then.
    std::vector<BoardDay> days;       // Every day of the period.
    std::vector<BoardDay> compared;   // The same of the other one.
};

} // namespace zhiping
