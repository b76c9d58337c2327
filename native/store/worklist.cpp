#include "native/store/worklist.hpp"

#include "native/store/case_rows.hpp"
#include "native/store/pages.hpp"
#include "native/store/stored.hpp"
#include "shared/units/badge_key.hpp"

#include <algorithm>

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

constexpr auto as_it_is = [](const auto& value) { return value; };

// As badge_key() has it, in the words of the index.
constexpr auto handler_key = "ltrim(lower(handler_badge), '0')";

// Whether a case's code names the reader is asked of each case, or all such cases are found first.
enum class ReaderCheck { Each, All };

// All cases whose code names the reader, found at once by their number or name: of thousands of cases each would be
// looked up far apart, to ask whether it does.
constexpr auto not_of_reader =
    "case_file.evaluation_id NOT IN (SELECT of_named.id FROM code_officer AS named"
    " JOIN evaluation AS of_named ON of_named.code = named.code AND of_named.satisfaction = 'dissatisfied'"
    " WHERE ltrim(lower(named.badge), '0') = ? AND named.badge <> ''"
    " UNION ALL SELECT of_named.id FROM code_officer AS named"
    " JOIN evaluation AS of_named ON of_named.code = named.code AND of_named.satisfaction = 'dissatisfied'"
    " WHERE named.badge = '' AND named.name = ? AND of_named.unit_id = ?)";

// Of many units the list is read in its own order until the page is full: their indexes would give all cases, to be
// sorted.
void add_reach(Conditions& conditions, const Reach& reach, ReaderCheck check) {
    const auto* unit_id = reach.is_below ? "COALESCE(case_file.unit_id, '')" : "case_file.unit_id";
    conditions.add(in_reach(unit_id, reach), reach.unit_id);
    conditions.add_binding(check == ReaderCheck::All ? not_of_reader : does_not_name_reader,
                           [reach](Statement& query) { bind_reader(query, reach); });
}

void add_statuses(Conditions& conditions, const std::vector<CaseStatus>& statuses) {
    if (statuses.empty()) return;
    std::string signs;
    for (std::size_t count = 0; count < statuses.size(); ++count) signs += count == 0 ? "?" : ", ?";
    conditions.add_binding("status IN (" + signs + ")", [statuses](Statement& query) {
        for (const auto status : statuses) query.bind(facts_of(case_statuses, status).id);
    });
}

void add_mark(Conditions& conditions, CaseMark mark, const std::string& due, Date today) {
    switch (mark) {
    case CaseMark::Overdue: return conditions.add(due + " < ?", to_string(today));
    case CaseMark::Unapproved: return conditions.add("is_unapproved = 1");
    case CaseMark::Pressure: return conditions.add("has_pressure_report = 1");
    case CaseMark::Sample: return conditions.add("is_sample = 1");
    case CaseMark::Objection: return conditions.add("has_objection = 1");
    }
}

// A part of a place, in the words of LIKE.
std::string pattern_of(const std::string& words) {
    std::string pattern = "%";
    for (const char symbol : words) {
        if (symbol == '%' || symbol == '_' || symbol == '!') pattern += '!';
        pattern += symbol;
    }
    return pattern + "%";
}

// A number is found in the index of those that are printed or of those that were said, which are few.
constexpr auto of_document =
    "SELECT found.id FROM code JOIN evaluation AS found ON found.code = code.code AND found.satisfaction = "
    "'dissatisfied'"
    " WHERE replace(code.document_number, ' ', '') = ? AND code.document_number <> ''"
    " UNION ALL SELECT id FROM evaluation WHERE replace(document_number, ' ', '') = ? AND document_number <> ''";

void add_search(Conditions& conditions, const WorkSearch& search) {
    const auto& [words, receipt] = search;
    const auto other = receipt ? receipt->text() : pattern_of(words);
    const std::string numbers = std::string{"case_file.evaluation_id IN ("} + of_document;
    const std::string sql =
        receipt ? numbers + " UNION ALL SELECT id FROM evaluation WHERE receipt = ?)"
                : "(" + numbers + ") OR replace(lower(case_file.place), ' ', '') LIKE lower(?) ESCAPE '!')";
    conditions.add_binding(sql, [words, other](Statement& query) { query.bind(words).bind(words).bind(other); });
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

void add_facts(Conditions& conditions, const WorkFilter& filter) {
    conditions.add("case_file.unit_id = ?", filter.at_unit, as_it_is);
    add_statuses(conditions, filter.statuses);
    conditions.add("COALESCE(case_file.unit_id, '') IN (SELECT id FROM unit WHERE level = ?)", filter.level,
                   id_in(levels)); // Many units too.
    conditions.add("due_date = ?", filter.due, [](Date day) { return to_string(day); });
    conditions.add("case_file.module = ?", filter.module, id_in(modules));
    // With the sign no index is entered here: the list is read in its own order.
    conditions.add("+case_file.evaluation_id IN (SELECT evaluation_id FROM case_situation WHERE situation = ?)",
                   filter.situation, id_in(situations));
    conditions.add(std::string{handler_key} + " = ?", filter.handler_badge, badge_key);
    conditions.add(std::string{"COALESCE("} + handler_key + ", '') <> ?", filter.but_handler_badge, badge_key);
    if (filter.search) add_search(conditions, *filter.search);
    if (filter.has_request) conditions.add("request <> ''");
}

// Nothing is looked up that the conditions do not ask for.
std::string from(const WorkFilter& filter, ReaderCheck check) {
    const bool needs_evaluation = filter.reach && check == ReaderCheck::Each;
    return std::string{" FROM case_file"} +
           (needs_evaluation ? " JOIN evaluation ON evaluation.id = case_file.evaluation_id" : "");
}

// `due` is how a day is asked about: as it stands, or in the words of the index.
Conditions conditions_of(const WorkFilter& filter, ReaderCheck check, const std::string& due) {
    Conditions conditions;
    if (filter.reach) add_reach(conditions, *filter.reach, check);
    add_facts(conditions, filter);
    for (const auto mark : filter.marks) add_mark(conditions, mark, due, filter.today);
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

// A blank code is of a document of its block's type. Until it is known which, its number is what was said of it.
const std::string select_work =
    "SELECT " + state_columns +
    ", receipt, received_at, case_file.module, unit.name_zh, unit.name_en, code.place,"
    " CASE WHEN block_id IS NULL THEN document_type ELSE"
    " (SELECT block.document_type FROM code_block AS block WHERE block.id = block_id) END,"
    " CASE WHEN code.document_number = '' THEN evaluation.document_number ELSE code.document_number END,"
    " (SELECT string_agg(situation, ' ' ORDER BY position) FROM evaluation_situation AS ticked"
    " WHERE ticked.evaluation_id = case_file.evaluation_id)"
    " FROM case_file JOIN evaluation ON evaluation.id = case_file.evaluation_id"
    " JOIN code ON code.code = evaluation.code JOIN unit ON unit.id = case_file.unit_id";

std::vector<Situation> next_situations(Statement& row) {
    std::vector<Situation> ticked;
    const auto ids = row.next<std::string>();
    for (std::string_view rest = ids; !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        const auto situation = find_by_id(situations, rest.substr(0, end));
        if (!situation) refuse_damaged(row);
        ticked.push_back(*situation);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return ticked;
}

ListedWork read_work(Statement& row) {
    auto listed = read_listed(row);
    return {.listed = std::move(listed),
            .module = next_enum(row, modules),
            .unit = {row.next<std::string>(), row.next<std::string>()},
            .place = row.next<std::string>(),
            .document_type = row.next<std::string>(),
            .document_number = row.next<std::string>(),
            .situations = next_situations(row)};
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

// The rows of a page are found first, so that what is shown of a case is read for no other.
std::vector<ListedWork> list_work(Database& database, const WorkFilter& filter, std::int64_t most) {
    auto conditions = conditions_of(filter, ReaderCheck::Each, "due_date");
    add_position(conditions, filter);
    const auto order = " ORDER BY " + order_of(filter.order);
    auto query = database.prepare(select_work + " WHERE case_file.evaluation_id IN (SELECT case_file.evaluation_id" +
                                  from(filter, ReaderCheck::Each) + conditions.sql() + order + " LIMIT ?)" + order);
    conditions.bind(query);
    return query.bind(most).list(read_work);
}

// Of those that are late there may be very many: they are counted in the index alone.
int count_work(Database& database, const WorkFilter& filter) {
    const bool is_of_many = std::ranges::find(filter.marks, CaseMark::Overdue) != filter.marks.end();
    const auto check = is_of_many ? ReaderCheck::All : ReaderCheck::Each;
    const auto conditions = conditions_of(filter, check, due_or_last);
    auto query = database.prepare("SELECT count(*)" + from(filter, check) + conditions.sql());
    conditions.bind(query);
    return query.value<int>();
}

void for_each_work(Database& database, WorkFilter filter, const std::function<void(const ListedWork&)>& visit) {
    const auto list = [&](const ListedWork* last) {
        if (last) filter.after = WorkPosition{last->listed.state.due, last->listed.state.evaluation_id};
        return list_work(database, filter, max_page_rows);
    };
    for_each_row(list, visit);
}

} // namespace zhiping::store
