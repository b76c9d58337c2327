#include "web/desk/address.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/plain_form.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

using Fields = std::vector<wire::FormField>;

constexpr TabRight below{Right::Read, Relation::Below};
constexpr std::array<TabFacts, tab_count> tabs{{
    {Tab::Board, "board", nullptr, below, Text::DeskTabBoard},
    {Tab::Mine, "mine", &WorkCounts::mine, {}, Text::DeskTabMine},
    {Tab::Unit, "unit", &WorkCounts::unit, {}, Text::DeskTabUnit},
    {Tab::ToApprove, "to_approve", &WorkCounts::to_approve, {}, Text::DeskTabToApprove},
    {Tab::Requests, "requests", &WorkCounts::requests, {}, Text::DeskTabRequests},
    {Tab::OverdueBelow, "overdue_below", &WorkCounts::overdue_below, {}, Text::DeskTabOverdueBelow},
    {Tab::Below, "below", nullptr, below, Text::DeskTabBelow},
    {Tab::Comments, "comments", &WorkCounts::comments, {}, Text::DeskTabComments},
    {Tab::OwnCases, "own_cases", nullptr, TabRight{Right::BeHeard, Relation::Named}, Text::DeskTabOwnCases},
    {Tab::Counter, "counter", nullptr, TabRight{Right::Help, Relation::Elsewhere}, Text::DeskTabCounter},
    {Tab::Administration, "administration", nullptr, TabRight{Right::Administer, Relation::Own},
     Text::DeskTabAdministration, Role::Codes}, // Who issues codes does that there.
    {Tab::Audit, "audit", nullptr, TabRight{Right::Audit, Relation::Own}, Text::DeskTabAudit},
}};
static_assert(follows_enum(tabs));

// A value of one of our tables.
template <typename Table, typename Value>
bool take(const Table& table, std::string_view id, std::optional<Value>& value) {
    value = find_by_id(table, id);
    return value.has_value();
}

bool take_case(std::string_view text, std::optional<ReceiptNumber>& receipt) {
    const auto parsed = ReceiptNumber::parse(text);
    if (parsed) receipt = *parsed;
    return static_cast<bool>(parsed);
}

bool take_day(std::string_view text, std::optional<Date>& day) {
    const auto parsed = parse_date(text);
    if (parsed) day = *parsed;
    return static_cast<bool>(parsed);
}

bool take_units(const std::string& id, bool and_below, std::optional<ChosenUnits>& units) {
    if (!id.empty()) units = ChosenUnits{id, and_below};
    return !id.empty();
}

bool take_comparison(std::string_view id, Comparison& comparison) {
    const auto found = find_by_id(comparisons, id);
    comparison = found.value_or(comparison);
    return found.has_value();
}

// What an address says of rounds, one by one: without all of it there are none.
struct RoundParts {
    std::optional<RoundCount> count;
    std::optional<ChosenUnits> units;
    std::optional<Date> from;
    std::optional<Date> until;

    bool has_any() const { return count || units || from || until; }
    bool has_all() const { return count && units && from && until; }
};

bool take_rounds(RoundParts& parts, const wire::FormField& field) {
    const auto& [name, value] = field;
    if (name == "round") return take(round_counts, value, parts.count);
    if (name == "round_under") return take_units(value, true, parts.units);
    if (name == "round_unit") return take_units(value, false, parts.units);
    if (name == "round_from") return take_day(value, parts.from);
    return name == "round_until" && take_day(value, parts.until);
}

bool take_board(BoardQuery& query, const wire::FormField& field) {
    const auto& [name, value] = field;
    if (name == "board_from") return take_day(value, query.from);
    if (name == "board_until") return take_day(value, query.until);
    if (name == "board_compare") return take_comparison(value, query.comparison);
    if (name == "board_module") return take(modules, value, query.module);
    if (name == "board_situation") return take(situations, value, query.situation);
    if (name != "board_unit" || value.empty()) return false;
    query.unit_id = value;
    return true;
}

bool take_field(Address& where, RoundParts& rounds, const wire::FormField& field) {
    const auto& [name, value] = field;
    if (name == "tab") return take(tabs, value, where.tab);
    if (name == "status") return take(case_statuses, value, where.filter.status);
    if (name == "module") return take(modules, value, where.filter.module);
    if (name == "situation") return take(situations, value, where.filter.situation);
    if (name == "mark") return take(case_marks, value, where.filter.mark);
    if (name == "under") return take_units(value, true, where.filter.units);
    if (name == "unit") return take_units(value, false, where.filter.units);
    if (name == "case") return take_case(value, where.open_case);
    if (name.starts_with("round")) return take_rounds(rounds, field);
    if (name.starts_with("board_")) return take_board(where.board, field);
    if (name == "search") where.filter.search = value;
    return name == "search";
}

template <typename Table>
void add_id(Fields& fields, const std::string& name, const Table& table,
            const std::optional<decltype(Table::value_type::value)>& value) {
    if (value) fields.push_back({name, std::string{facts_of(table, *value).id}});
}

// In this order wherever they are written.
void add_filter(Fields& fields, const Filter& filter) {
    add_id(fields, "status", case_statuses, filter.status);
    add_id(fields, "module", modules, filter.module);
    add_id(fields, "situation", situations, filter.situation);
    add_id(fields, "mark", case_marks, filter.mark);
    if (filter.units) fields.push_back({filter.units->and_below ? "under" : "unit", filter.units->id});
    if (const auto& rounds = filter.rounds) {
        add_id(fields, "round", round_counts, rounds->count);
        fields.push_back({rounds->units.and_below ? "round_under" : "round_unit", rounds->units.id});
        fields.push_back({"round_from", to_string(rounds->period.from)});
        fields.push_back({"round_until", to_string(rounds->period.until)});
    }
    if (!filter.search.empty()) fields.push_back({"search", filter.search});
}

void add_days(Fields& fields, const std::string& before, const BoardQuery& query) {
    if (query.from) fields.push_back({before + "from", to_string(*query.from)});
    if (query.until) fields.push_back({before + "until", to_string(*query.until)});
}

// With the names that the server has for it, and `before` before each.
void add_board(Fields& fields, const std::string& before, const BoardQuery& query) {
    if (query.unit_id) fields.push_back({before + "unit", *query.unit_id});
    add_days(fields, before, query);
    if (query.comparison != BoardQuery{}.comparison) add_id(fields, before + "compare", comparisons, query.comparison);
    add_id(fields, before + "module", modules, query.module);
    add_id(fields, before + "situation", situations, query.situation);
}

// What makes a tab the list that it is. Closed cases are found by their status, by a mark, and by their rounds.
void add_tab(Fields& fields, Tab tab, const Filter& filter, std::string_view own_badge) {
    const auto add_open = [&] {
        if (filter.status) return;
        for (const auto& [status, id] : case_statuses)
            if (status != CaseStatus::Closed) fields.push_back({"status", std::string{id}});
    };
    switch (tab) {
    case Tab::Mine: fields.push_back({"handler", std::string{own_badge}}); return add_open();
    case Tab::Unit: fields.push_back({"at", "own"}); return add_open();
    case Tab::ToApprove: return fields.push_back({"waiting", "approval"});
    case Tab::OverdueBelow:
        fields.push_back({"at", "below"});
        return fields.push_back({"mark", std::string{facts_of(case_marks, CaseMark::Overdue).id}});
    case Tab::Requests: return fields.push_back({"at", "below"});
    case Tab::Below:
        // Units and rounds are of whomever the board shows: the own unit is among them.
        if (!filter.units && !filter.rounds) fields.push_back({"at", "below"});
        if (!filter.mark && !filter.rounds) add_open();
        return;
    case Tab::Board:
    case Tab::Comments:
    case Tab::OwnCases:
    case Tab::Counter:
    case Tab::Administration:
    case Tab::Audit: return; // No lists of cases.
    }
}

} // namespace

const TabFacts& tab_facts(Tab tab) { return tabs[static_cast<std::size_t>(tab)]; }

bool is_list_of_cases(Tab tab) { return tab >= Tab::Mine && tab <= Tab::Below; }

std::optional<int> count_of(Tab tab, const WorkCounts& counts) {
    const auto count = tab_facts(tab).count;
    return count ? counts.*count : std::nullopt;
}

bool is_theirs(Tab tab, const TabOwner& owner) {
    const auto& facts = tab_facts(tab);
    if (!facts.right) return count_of(tab, owner.counts).has_value();
    const auto [right, relation] = *facts.right;
    if (right == Right::Read && !owner.has_units_below) return false;
    for (const auto role : owner.roles)
        if (role == facts.role || may(role, right, relation)) return true;
    return false;
}

// Whose roles see no cases begins with what is theirs also before anything was counted.
Tab first_tab(const TabOwner& owner) {
    const bool sees_cases = std::any_of(owner.roles.begin(), owner.roles.end(), [](Role role) {
        return may(role, Right::Read, Relation::Own) || may(role, Right::Read, Relation::Below);
    });
    for (const auto& facts : tabs) {
        const bool is_of_cases = !facts.right || facts.right->right == Right::Read;
        if (is_theirs(facts.value, owner) && (is_of_cases || !sees_cases)) return facts.value;
    }
    return Tab::Mine;
}

std::vector<Tab> tabs_shown(const TabOwner& owner, Tab current) {
    std::vector<Tab> shown;
    for (const auto& facts : tabs)
        if (is_theirs(facts.value, owner) || facts.value == current) shown.push_back(facts.value);
    return shown;
}

Address read_query(std::string_view query, std::vector<std::string>& unknown) {
    Address where;
    if (query.empty()) return where;
    const auto fields = wire::decode_form_fields(query);
    if (!fields) {
        unknown.emplace_back(query.substr(0, query.find('=')));
        return where;
    }
    RoundParts rounds;
    for (const auto& field : *fields)
        if (!take_field(where, rounds, field)) unknown.push_back(field.name);
    if (rounds.has_all())
        where.filter.rounds = ChosenRounds{*rounds.count, *rounds.units, {*rounds.from, *rounds.until}};
    else if (rounds.has_any())
        unknown.emplace_back("round");
    return where;
}

std::string to_query(const Address& where) {
    Fields fields;
    if (where.tab) fields.push_back({"tab", std::string{tab_facts(*where.tab).id}});
    add_filter(fields, where.filter);
    add_board(fields, "board_", where.board);
    if (where.open_case) fields.push_back({"case", where.open_case->text()});
    return wire::encode_form_fields(fields);
}

std::string list_path(Tab tab, const Filter& filter, std::string_view own_badge) {
    Fields fields;
    add_tab(fields, tab, filter, own_badge);
    add_filter(fields, filter);
    fields.push_back({"limit", std::to_string(most_listed)});
    const std::string path = tab == Tab::Requests ? wire::requests_path : wire::cases_path;
    return path + "?" + wire::encode_form_fields(fields);
}

std::string export_path(Tab tab, const Filter& filter, std::string_view own_badge, std::string_view format) {
    Fields fields;
    add_tab(fields, tab, filter, own_badge);
    add_filter(fields, filter);
    return std::string{wire::exported_cases_path} + "." + std::string{format} + "?" + wire::encode_form_fields(fields);
}

std::string board_path(const BoardQuery& query) {
    Fields fields;
    add_board(fields, "", query);
    const std::string path = wire::board_path;
    return fields.empty() ? path : path + "?" + wire::encode_form_fields(fields);
}

std::string anomalies_path(const BoardQuery& query) {
    Fields fields;
    add_days(fields, "", query);
    const std::string path = wire::anomalies_path;
    return fields.empty() ? path : path + "?" + wire::encode_form_fields(fields);
}

} // namespace zhiping::desk
