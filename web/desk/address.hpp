#pragma once

#include "shared/cases/staff_case.hpp"
#include "shared/cases/work_counts.hpp"
#include "shared/catalogue/situation.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Where in the desk somebody is, as its address says it: /desk?tab=unit&status=handling&case=ZP-20261122-ABCD2345-X.
namespace zhiping::desk {

enum class Tab { Mine, Unit, ToApprove, Requests, OverdueBelow, Comments, OwnCases, Counter };

struct TabFacts {
    Tab value;
    std::string_view id;
    std::optional<int> WorkCounts::*count; // None: the tab is not theirs to see. Null: nothing is counted.
    std::optional<Role> role;              // For whose it is, where nothing is counted.
    Message label;
};
const TabFacts& tab_facts(Tab);
bool is_list_of_cases(Tab);
std::optional<int> count_of(Tab, const WorkCounts&);
bool is_theirs(Tab, const WorkCounts&, std::span<const Role>);
Tab first_tab(const WorkCounts&, std::span<const Role>); // That is theirs.
std::optional<Tab> find_tab(std::string_view id);
inline constexpr std::size_t tab_count = 8;

// What of a tab's list is to be seen.
struct Filter {
    std::optional<CaseStatus> status = {};
    std::optional<Module> module = {};
    std::optional<Situation> situation = {};
    std::optional<CaseMark> mark = {};
    std::string search = {};

    bool is_empty() const { return *this == Filter{}; }

    bool operator==(const Filter&) const = default;
};

struct Address {
    std::optional<Tab> tab = {}; // None: the first that is theirs.
    Filter filter = {};
    std::optional<ReceiptNumber> open_case = {};

    bool operator==(const Address&) const = default;
};

// As somebody may have written it: what is not known is left out, and its names are added to `unknown`.
Address read_query(std::string_view query, std::vector<std::string>& unknown);
std::string to_query(const Address&);

// What the list of this tab, one of cases, is asked for: "/api/v1/cases?handler=012345&limit=2000".
inline constexpr std::size_t most_listed = 2000;
std::string list_path(Tab, const Filter&, std::string_view own_badge);

} // namespace zhiping::desk
