#include "native/http/api/work_query.hpp"

#include "native/http/api/query_parameters.hpp"
#include "shared/units/badge_key.hpp"

namespace zhiping::http {

namespace {

using app::WorkQuery;

bool take_day(const std::string& text, std::optional<Date>& day) {
    const auto parsed = parse_date(text);
    if (parsed) day = *parsed;
    return static_cast<bool>(parsed);
}

bool take_mark(WorkQuery& query, const std::string& id) {
    const auto mark = find_by_id(case_marks, id);
    if (mark) query.marks.push_back(*mark);
    return mark && query.marks.size() <= case_marks.size();
}

bool take_status(WorkQuery& query, const std::string& id) {
    const auto status = find_by_id(case_statuses, id);
    if (status) query.statuses.push_back(*status);
    return status && query.statuses.size() <= case_statuses.size();
}

bool take_relation(WorkQuery& query, const std::string& id) {
    const auto relation = find_by_id(relations, id);
    if (relation == Relation::Own || relation == Relation::Below) query.at = relation;
    return relation && query.at == relation;
}

// One of zeros alone would be that of nobody.
bool take_handler(WorkQuery& query, const std::string& badge) {
    return !badge_key(badge).empty() && take(badge, query.handler_badge.emplace());
}

bool take_waiting(WorkQuery& query, const std::string& id) {
    query.waits_for_them = id == facts_of(case_statuses, CaseStatus::Approval).id;
    return query.waits_for_them;
}

constexpr std::array parameters{
    Parameter<WorkQuery>{"status", take_status},
    Parameter<WorkQuery>{"at", take_relation},
    Parameter<WorkQuery>{"waiting", take_waiting},
    Parameter<WorkQuery>{"search", [](auto& query, const auto& text) { return take(text, query.search); }},
    Parameter<WorkQuery>{"level", [](auto& query, const auto& id) { return take(levels, id, query.level); }},
    Parameter<WorkQuery>{"module", [](auto& query, const auto& id) { return take(modules, id, query.module); }},
    Parameter<WorkQuery>{"situation",
                         [](auto& query, const auto& id) { return take(situations, id, query.situation); }},
    Parameter<WorkQuery>{"sort", [](auto& query, const auto& id) { return take(store::work_orders, id, query.order); }},
    Parameter<WorkQuery>{"unit", [](auto& query, const auto& id) { return take(id, query.unit_id.emplace()); }},
    Parameter<WorkQuery>{"under", [](auto& query, const auto& id) { return take(id, query.under_id.emplace()); }},
    Parameter<WorkQuery>{"round",
                         [](auto& query, const auto& id) { return take(round_counts, id, query.round.count); }},
    Parameter<WorkQuery>{"round_unit",
                         [](auto& query, const auto& id) { return take(id, query.round.unit_id.emplace()); }},
    Parameter<WorkQuery>{"round_under",
                         [](auto& query, const auto& id) { return take(id, query.round.under_id.emplace()); }},
    Parameter<WorkQuery>{"round_from", [](auto& query, const auto& text) { return take_day(text, query.round.from); }},
    Parameter<WorkQuery>{"round_until",
                         [](auto& query, const auto& text) { return take_day(text, query.round.until); }},
    Parameter<WorkQuery>{"handler", take_handler},
    Parameter<WorkQuery>{"after", [](auto& query, const auto& cursor) { return take(cursor, query.after); }},
    Parameter<WorkQuery>{"due", [](auto& query, const auto& text) { return take_day(text, query.due); }},
    Parameter<WorkQuery>{"mark", take_mark},
    Parameter<WorkQuery>{"limit", [](auto& query, const auto& number) { return take(number, query.most); }},
};

} // namespace

Result<WorkQuery> read_work_query(const httplib::Request& request) {
    return read_query<WorkQuery>(request, parameters);
}

} // namespace zhiping::http
