#include "native/http/api/work_query.hpp"

#include "native/http/api/query_parameters.hpp"

namespace zhiping::http {

namespace {

using app::WorkQuery;

bool take_day(WorkQuery& query, const std::string& text) {
    const auto day = parse_date(text);
    if (day) query.due = *day;
    return static_cast<bool>(day);
}

bool take_mark(WorkQuery& query, const std::string& id) {
    const auto mark = find_by_id(case_marks, id);
    if (mark) query.marks.push_back(*mark);
    return mark && query.marks.size() <= case_marks.size();
}

constexpr std::array parameters{
    Parameter<WorkQuery>{"status", [](auto& query, const auto& id) { return take(case_statuses, id, query.status); }},
    Parameter<WorkQuery>{"level", [](auto& query, const auto& id) { return take(levels, id, query.level); }},
    Parameter<WorkQuery>{"module", [](auto& query, const auto& id) { return take(modules, id, query.module); }},
    Parameter<WorkQuery>{"situation",
                         [](auto& query, const auto& id) { return take(situations, id, query.situation); }},
    Parameter<WorkQuery>{"sort", [](auto& query, const auto& id) { return take(store::work_orders, id, query.order); }},
    Parameter<WorkQuery>{"unit", [](auto& query, const auto& id) { return take(id, query.unit_id.emplace()); }},
    Parameter<WorkQuery>{"handler",
                         [](auto& query, const auto& badge) { return take(badge, query.handler_badge.emplace()); }},
    Parameter<WorkQuery>{"after", [](auto& query, const auto& cursor) { return take(cursor, query.after); }},
    Parameter<WorkQuery>{"due", take_day},
    Parameter<WorkQuery>{"mark", take_mark},
    Parameter<WorkQuery>{"limit", [](auto& query, const auto& number) { return take(number, query.most); }},
};

} // namespace

Result<WorkQuery> read_work_query(const httplib::Request& request) {
    return read_query<WorkQuery>(request, parameters);
}

} // namespace zhiping::http
