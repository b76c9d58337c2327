#include "web/desk/address.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/plain_form.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

using Fields = std::vector<wire::FormField>;

constexpr std::array<TabFacts, tab_count> tabs{{
    {Tab::Mine, "mine", &WorkCounts::mine, {}, Text::DeskTabMine},
    {Tab::Unit, "unit", &WorkCounts::unit, {}, Text::DeskTabUnit},
    {Tab::ToApprove, "to_approve", &WorkCounts::to_approve, {}, Text::DeskTabToApprove},
    {Tab::Requests, "requests", &WorkCounts::requests, {}, Text::DeskTabRequests},
    {Tab::OverdueBelow, "overdue_below", &WorkCounts::overdue_below, {}, Text::DeskTabOverdueBelow},
    {Tab::Comments, "comments", &WorkCounts::comments, {}, Text::DeskTabComments},
    {Tab::OwnCases, "own_cases", nullptr, Role::Officer, Text::DeskTabOwnCases},
    {Tab::Counter, "counter", nullptr, Role::Counter, Text::DeskTabCounter},
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

bool take_field(Address& where, const wire::FormField& field) {
    const auto& [name, value] = field;
    if (name == "tab") return take(tabs, value, where.tab);
    if (name == "status") return take(case_statuses, value, where.filter.status);
    if (name == "module") return take(modules, value, where.filter.module);
    if (name == "situation") return take(situations, value, where.filter.situation);
    if (name == "mark") return take(case_marks, value, where.filter.mark);
    if (name == "case") return take_case(value, where.open_case);
    if (name == "search") where.filter.search = value;
    return name == "search";
}

// In this order wherever they are written.
void add_filter(Fields& fields, const Filter& filter) {
    if (filter.status) fields.push_back({"status", std::string{facts_of(case_statuses, *filter.status).id}});
    if (filter.module) fields.push_back({"module", std::string{facts_of(modules, *filter.module).id}});
    if (filter.situation) fields.push_back({"situation", std::string{facts_of(situations, *filter.situation).id}});
    if (filter.mark) fields.push_back({"mark", std::string{facts_of(case_marks, *filter.mark).id}});
    if (!filter.search.empty()) fields.push_back({"search", filter.search});
}

// What makes a tab the list that it is. Closed cases are found by their status alone.
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
    case Tab::Comments:
    case Tab::OwnCases:
    case Tab::Counter: return; // No lists of cases.
    }
}

} // namespace

const TabFacts& tab_facts(Tab tab) { return tabs[static_cast<std::size_t>(tab)]; }

bool is_list_of_cases(Tab tab) { return tab < Tab::Comments; }

std::optional<int> count_of(Tab tab, const WorkCounts& counts) {
    const auto count = tab_facts(tab).count;
    return count ? counts.*count : std::nullopt;
}

bool is_theirs(Tab tab, const WorkCounts& counts, std::span<const Role> roles) {
    const auto& role = tab_facts(tab).role;
    return count_of(tab, counts) || (role && std::find(roles.begin(), roles.end(), *role) != roles.end());
}

// Whose only roles see no cases begins with what is theirs also before anything was counted.
Tab first_tab(const WorkCounts& counts, std::span<const Role> roles) {
    const bool sees_cases = std::any_of(roles.begin(), roles.end(),
                                        [](Role role) { return role != Role::Officer && role != Role::Counter; });
    for (const auto& facts : tabs)
        if (is_theirs(facts.value, counts, roles) && (!sees_cases || !facts.role)) return facts.value;
    return Tab::Mine;
}

std::optional<Tab> find_tab(std::string_view id) { return find_by_id(tabs, id); }

Address read_query(std::string_view query, std::vector<std::string>& unknown) {
    Address where;
    if (query.empty()) return where;
    const auto fields = wire::decode_form_fields(query);
    if (!fields) {
        unknown.emplace_back(query.substr(0, query.find('=')));
        return where;
    }
    for (const auto& field : *fields)
        if (!take_field(where, field)) unknown.push_back(field.name);
    return where;
}

std::string to_query(const Address& where) {
    Fields fields;
    if (where.tab) fields.push_back({"tab", std::string{tab_facts(*where.tab).id}});
    add_filter(fields, where.filter);
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

} // namespace zhiping::desk
