#include "native/http/api/work_query.hpp"

#include "shared/text/text_ids.hpp"

#include <charconv>

namespace zhiping::http {

namespace {

using app::WorkQuery;

// Puts a value where it belongs; false when it is none.
using Take = bool (*)(WorkQuery&, const std::string&);

template <typename Table, typename Value> bool take(const Table& table, const std::string& id, Value& value) {
    const auto found = find_by_id(table, id);
    if (found) value = *found;
    return found.has_value();
}

bool take_day(WorkQuery& query, const std::string& text) {
    const auto day = parse_date(text);
    if (day) query.due = *day;
    return static_cast<bool>(day);
}

bool take_limit(WorkQuery& query, const std::string& text) {
    const auto [stopped, problem] = std::from_chars(text.data(), text.data() + text.size(), query.most);
    return problem == std::errc{} && stopped == text.data() + text.size();
}

bool take_mark(WorkQuery& query, const std::string& id) {
    const auto mark = find_by_id(case_marks, id);
    if (mark) query.marks.push_back(*mark);
    return mark && query.marks.size() <= case_marks.size();
}

struct Parameter {
    std::string_view name;
    Take take;
};

constexpr std::array parameters{
    Parameter{"status", [](WorkQuery& query, const std::string& id) { return take(case_statuses, id, query.status); }},
    Parameter{"level", [](WorkQuery& query, const std::string& id) { return take(levels, id, query.level); }},
    Parameter{"module", [](WorkQuery& query, const std::string& id) { return take(modules, id, query.module); }},
    Parameter{"situation",
              [](WorkQuery& query, const std::string& id) { return take(situations, id, query.situation); }},
    Parameter{"sort",
              [](WorkQuery& query, const std::string& id) { return take(store::work_orders, id, query.order); }},
    Parameter{"unit",
              [](WorkQuery& query, const std::string& id) {
                  query.unit_id = id;
                  return !id.empty();
              }},
    Parameter{"handler",
              [](WorkQuery& query, const std::string& badge) {
                  query.handler_badge = badge;
                  return !badge.empty();
              }},
    Parameter{"after",
              [](WorkQuery& query, const std::string& cursor) {
                  query.after = cursor;
                  return !cursor.empty();
              }},
    Parameter{"due", take_day},
    Parameter{"mark", take_mark},
    Parameter{"limit", take_limit},
};

} // namespace

Result<WorkQuery> read_work_query(const httplib::Request& request) {
    WorkQuery query;
    for (const auto& [name, value] : request.params) {
        if (name == "lang") continue; // Of the words of a refusal.
        const auto known = std::ranges::find(parameters, name, &Parameter::name);
        if (known == parameters.end() || !known->take(query, value)) return invalid(name, Text::ValueUnknown);
    }
    return query;
}

} // namespace zhiping::http
