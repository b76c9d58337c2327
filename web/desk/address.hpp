#pragma once

#include "shared/cases/rights.hpp"
#include "shared/cases/staff_case.hpp"
#include "shared/cases/work_counts.hpp"
#include "shared/catalogue/situation.hpp"
#include "shared/supervision/board.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Where in the desk somebody is, as its address says it: /desk?tab=unit&status=handling&case=ZP-20261122-ABCD2345-X.
namespace zhiping::desk {

enum class Tab {
    Board,
    Mine,
    Unit,
    ToApprove,
    Requests,
    OverdueBelow,
    Below,
    Comments,
    OwnCases,
    Counter,
    Administration,
    Audit
};

// Whose a tab is in which nothing is counted: who has this right, where there is something to have it over.
struct TabRight {
    Right right;
    Relation relation;
};

struct TabFacts {
    Tab value;
    std::string_view id;
    std::optional<int> WorkCounts::*count; // None: the tab is not theirs to see. Null: nothing is counted.
    std::optional<TabRight> right;         // Where nothing is counted.
    Message label;
    std::optional<Role> role = {}; // Theirs too who have this one.
};

// Somebody at the desk, as far as it says which tabs are theirs.
struct TabOwner {
    const WorkCounts& counts;
    std::span<const Role> roles;
    bool has_units_below;
};
const TabFacts& tab_facts(Tab);
bool is_list_of_cases(Tab);
std::optional<int> count_of(Tab, const WorkCounts&);
bool is_theirs(Tab, const TabOwner&);
Tab first_tab(const TabOwner&);                            // That is theirs.
std::vector<Tab> tabs_shown(const TabOwner&, Tab current); // Theirs, and the one that is shown, whosever it is.
inline constexpr std::size_t tab_count = 12;

// Units that a list is of.
struct ChosenUnits {
    std::string id;
    bool and_below = true; // With all below this one.

    bool operator==(const ChosenUnits&) const = default;
};

// The cases that a number of the board counts: with such a round of these units in these days.
struct ChosenRounds {
    RoundCount count;
    ChosenUnits units;
    BoardPeriod period;

    bool operator==(const ChosenRounds&) const = default;
};

// What of a tab's list is to be seen.
struct Filter {
    std::optional<CaseStatus> status = {};
    std::optional<Module> module = {};
    std::optional<Situation> situation = {};
    std::optional<CaseMark> mark = {};
    std::optional<ChosenUnits> units = {}; // That have the case.
    std::optional<ChosenRounds> rounds = {};
    std::string search = {};

    bool is_empty() const { return *this == Filter{}; }

    bool operator==(const Filter&) const = default;
};

struct Address {
    std::optional<Tab> tab = {}; // None: the first that is theirs.
    Filter filter = {};
    BoardQuery board = {}; // Also while one of its lists is shown: there is a way back.
    std::optional<ReceiptNumber> open_case = {};

    bool operator==(const Address&) const = default;
};

// As somebody may have written it: what is not known is left out, and its names are added to `unknown`.
Address read_query(std::string_view query, std::vector<std::string>& unknown);
std::string to_query(const Address&);

// What the list of this tab, one of cases, is asked for: "/api/v1/cases?handler=012345&limit=2000".
inline constexpr std::size_t most_listed = 2000;
std::string list_path(Tab, const Filter&, std::string_view own_badge);

// What makes the same list a file, all of it: "/api/v1/exports/cases.csv?handler=012345". Not of requests.
std::string export_path(Tab, const Filter&, std::string_view own_badge, std::string_view format);

// The same of the board: "/api/v1/board?unit=420100&from=2026-11-01&until=2026-11-30".
std::string board_path(const BoardQuery&);
// Of what is unusual in the same days: "/api/v1/anomalies?from=2026-11-01&until=2026-11-30".
std::string anomalies_path(const BoardQuery&);

} // namespace zhiping::desk
