#include "native/store/worklist.hpp"

#include "native/store/case_rows.hpp"
#include "native/store/pages.hpp"
#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

constexpr auto no_date = "9999-12-31"; // After all others.
const std::string due_or_last = "COALESCE(due_date, '9999-12-31')";

// Conditions, each with what is bound in it, in this order.
class Conditions {
public:
    template <typename Value> void add(const std::string& sql, Value value) {
        m_sql += " AND " + sql;
        m_binds.push_back([value = std::move(value)](Statement& query) { query.bind(value); });
    }
    void add(const std::string& sql) { m_sql += " AND " + sql; }
    void add_binding(const std::string& sql, std::function<void(Statement&)> bind) {
        add(sql);
        m_binds.push_back(std::move(bind));
    }
    template <typename Value, typename ToText>
    void add(const std::string& sql, const std::optional<Value>& value, ToText to_text) {
        if (value) add(sql, std::string{to_text(*value)});
    }

    template <typename Value> void add_or(const std::string& sql, Value value) {
        m_sql += " OR " + sql;
        m_binds.push_back([value = std::move(value)](Statement& query) { query.bind(value); });
    }

    const std::string& sql() const { return m_sql; }
    void bind(Statement& query) const {
        for (const auto& bind : m_binds) bind(query);
    }

private:
    std::string m_sql = " WHERE 1 = 1";
    std::vector<std::function<void(Statement&)>> m_binds;
};

template <typename Table> auto id_in(const Table& table) {
    return [&table](auto value) { return facts_of(table, value).id; };
}

// Of many units the list is read in its own order until the page is full: their indexes would give all cases, to be
// sorted.
void add_reach(Conditions& conditions, const Reach& reach) {
    const auto* unit_id = reach.is_below ? "COALESCE(case_file.unit_id, '')" : "case_file.unit_id";
    conditions.add(in_reach(unit_id, reach), reach.unit_id);
    conditions.add_binding(does_not_name_reader, [reach](Statement& query) { bind_reader(query, reach); });
}

void add_mark(Conditions& conditions, CaseMark mark, Date today) {
    switch (mark) {
    case CaseMark::Overdue: return conditions.add("due_date < ?", to_string(today));
    case CaseMark::Unapproved: return conditions.add("is_unapproved = 1");
    case CaseMark::Pressure: return conditions.add("has_pressure_report = 1");
    case CaseMark::Sample: return conditions.add("is_sample = 1");
    case CaseMark::Objection: return conditions.add("has_objection = 1");
    }
}

void add_position(Conditions& conditions, const WorkFilter& filter) {
    if (!filter.after) return;
    const auto id = filter.after->evaluation_id;
    const auto due = filter.after->due ? to_string(*filter.after->due) : no_date;
    switch (filter.order) {
    case WorkOrder::Oldest: return conditions.add("case_file.evaluation_id > ?", id);
    case WorkOrder::Newest: return conditions.add("case_file.evaluation_id < ?", id);
    case WorkOrder::Due:
        conditions.add(due_or_last + " >= ?", due); // So that the index is entered here.
        conditions.add("(" + due_or_last + " > ?", due);
        return conditions.add_or("case_file.evaluation_id > ?)", id);
    }
}

Conditions conditions_of(const WorkFilter& filter) {
    Conditions conditions;
    if (filter.reach) add_reach(conditions, *filter.reach);
    conditions.add("case_file.unit_id = ?", filter.at_unit, [](const auto& id) { return id; });
    conditions.add("status = ?", filter.status, id_in(case_statuses));
    conditions.add("COALESCE(case_file.unit_id, '') IN (SELECT id FROM unit WHERE level = ?)", filter.level,
                   id_in(levels)); // Many units too.
    conditions.add("due_date = ?", filter.due, [](Date day) { return to_string(day); });
    conditions.add("module = ?", filter.module, id_in(modules));
    // With the sign no index is entered here: the list is read in its own order.
    conditions.add("+case_file.evaluation_id IN (SELECT evaluation_id FROM case_situation WHERE situation = ?)",
                   filter.situation, id_in(situations));
    conditions.add("handler_badge = ?", filter.handler_badge, [](const auto& badge) { return badge; });
    if (filter.has_request) conditions.add("request <> ''");
    for (const auto mark : filter.marks) add_mark(conditions, mark, filter.today);
    add_position(conditions, filter);
    return conditions;
}

std::string order_of(WorkOrder order) {
    switch (order) {
    case WorkOrder::Oldest: return "case_file.evaluation_id";
    case WorkOrder::Newest: return "case_file.evaluation_id DESC";
    case WorkOrder::Due: break;
    }
    return due_or_last + ", case_file.evaluation_id";
}

} // namespace

bool is_marked(const CaseState& state, CaseMark mark, Date today) {
    switch (mark) {
    case CaseMark::Overdue: return state.due && *state.due < today;
    case CaseMark::Unapproved: return state.is_unapproved;
    case CaseMark::Pressure: return state.has_pressure_report;
    case CaseMark::Sample: return state.is_sample;
    case CaseMark::Objection: return state.has_objection;
    }
    return false;
}

std::vector<ListedWork> list_work(Database& database, const WorkFilter& filter, std::int64_t most) {
    const auto conditions = conditions_of(filter);
    auto query = database.prepare("SELECT " + state_columns +
                                  ", receipt, received_at, module FROM case_file"
                                  " JOIN evaluation ON evaluation.id = case_file.evaluation_id" +
                                  conditions.sql() + " ORDER BY " + order_of(filter.order) + " LIMIT ?");
    conditions.bind(query);
    return query.bind(most).list([](Statement& row) {
        auto listed = read_listed(row);
        return ListedWork{std::move(listed), next_enum(row, modules)};
    });
}

void for_each_work(Database& database, WorkFilter filter, const std::function<void(const ListedWork&)>& visit) {
    const auto list = [&](const ListedWork* last) {
        if (last) filter.after = WorkPosition{last->listed.state.due, last->listed.state.evaluation_id};
        return list_work(database, filter, max_page_rows);
    };
    for_each_row(list, visit);
}

} // namespace zhiping::store
