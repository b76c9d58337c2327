#include "native/store/work_conditions.hpp"

#include "shared/units/badge_key.hpp"

namespace zhiping::store {

namespace {

template <typename Table> auto id_in(const Table& table) {
    return [&table](auto value) { return facts_of(table, value).id; };
}

constexpr auto as_it_is = [](const auto& value) { return value; };

// As badge_key() has it, in the words of the index.
constexpr auto handler_key = "ltrim(lower(case_file.handler_badge), '0')";

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

// The same.
void add_under(Conditions& conditions, const std::string& unit_id) {
    const Reach under{.unit_id = unit_id, .is_own = true, .is_below = true};
    conditions.add(in_reach("COALESCE(case_file.unit_id, '')", under), unit_id);
}

// All that is asked is of one round.
void add_round(Conditions& conditions, const RoundFilter& round) {
    conditions.add_binding("case_file.evaluation_id IN (SELECT case_round.evaluation_id FROM case_round WHERE " +
                               is_meant(round) + ")",
                           [round](Statement& query) { bind_round(query, round); });
}

void add_statuses(Conditions& conditions, const std::vector<CaseStatus>& statuses) {
    if (statuses.empty()) return;
    std::string signs;
    for (std::size_t count = 0; count < statuses.size(); ++count) signs += count == 0 ? "?" : ", ?";
    conditions.add_binding("case_file.status IN (" + signs + ")", [statuses](Statement& query) {
        for (const auto status : statuses) query.bind(facts_of(case_statuses, status).id);
    });
}

void add_mark(Conditions& conditions, CaseMark mark, const std::string& due, const WorkFilter& filter) {
    const auto& [today, soon] = filter.days;
    switch (mark) {
    case CaseMark::Overdue: return conditions.add(due + " < ?", to_string(today));
    case CaseMark::Unapproved: return conditions.add("case_file.is_unapproved = 1");
    case CaseMark::Pressure: return conditions.add("case_file.has_pressure_report = 1");
    case CaseMark::Sample: return conditions.add("case_file.is_sample = 1");
    case CaseMark::Objection: return conditions.add("case_file.has_objection = 1");
    case CaseMark::DueSoon:
        conditions.add(due + " >= ?", to_string(today));
        return conditions.add(due + " <= ?", to_string(soon));
    case CaseMark::Rejected: return conditions.add("case_file.has_rejected_reply = 1 AND case_file.status <> 'closed'");
    case CaseMark::Disputed: return conditions.add("case_file.has_disputed_contact = 1");
    case CaseMark::Measure: return conditions.add("case_file.open_measures > 0");
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

void add_facts(Conditions& conditions, const WorkFilter& filter) {
    conditions.add("case_file.unit_id = ?", filter.at_unit, as_it_is);
    if (filter.under_unit) add_under(conditions, *filter.under_unit);
    add_statuses(conditions, filter.statuses);
    conditions.add("COALESCE(case_file.unit_id, '') IN (SELECT id FROM unit WHERE level = ?)", filter.level,
                   id_in(levels)); // Many units too.
    conditions.add("case_file.due_date = ?", filter.due, [](Date day) { return to_string(day); });
    conditions.add("case_file.module = ?", filter.module, id_in(modules));
    // With the sign no index is entered here: the list is read in its own order.
    conditions.add("+case_file.evaluation_id IN (SELECT evaluation_id FROM case_situation WHERE situation = ?)",
                   filter.situation, id_in(situations));
    conditions.add(std::string{handler_key} + " = ?", filter.handler_badge, badge_key);
    conditions.add(std::string{"COALESCE("} + handler_key + ", '') <> ?", filter.but_handler_badge, badge_key);
    if (filter.search) add_search(conditions, *filter.search);
    if (filter.round) add_round(conditions, *filter.round);
    if (filter.has_request) conditions.add("case_file.request <> ''");
}

} // namespace

Conditions conditions_of(const WorkFilter& filter, ReaderCheck check, const std::string& due) {
    Conditions conditions;
    if (filter.reach) add_reach(conditions, *filter.reach, check);
    add_facts(conditions, filter);
    for (const auto mark : filter.marks) add_mark(conditions, mark, due, filter);
    return conditions;
}

} // namespace zhiping::store
