#include "native/store/worklist.hpp"

#include "native/store/case_rows.hpp"
#include "native/store/pages.hpp"
#include "native/store/stored.hpp"
#include "native/store/work_conditions.hpp"

#include <algorithm>

namespace zhiping::store {

namespace {

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

// Nothing is looked up that the conditions do not ask for.
std::string from(const WorkFilter& filter, ReaderCheck check) {
    const bool needs_evaluation = filter.reach && check == ReaderCheck::Each;
    return std::string{" FROM case_file"} +
           (needs_evaluation ? " JOIN evaluation ON evaluation.id = case_file.evaluation_id" : "");
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

// Of those that are late, or soon will be, there may be very many: they are counted in the index alone.
ReaderCheck check_for_counting(const WorkFilter& filter) {
    const auto asks_for = [&](CaseMark mark) { return std::ranges::find(filter.marks, mark) != filter.marks.end(); };
    return asks_for(CaseMark::Overdue) || asks_for(CaseMark::DueSoon) ? ReaderCheck::All : ReaderCheck::Each;
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

bool is_marked(const CaseState& state, CaseMark mark, const WorkDays& days) {
    switch (mark) {
    case CaseMark::Overdue: return state.due && *state.due < days.today;
    case CaseMark::Unapproved: return state.is_unapproved;
    case CaseMark::Pressure: return state.has_pressure_report;
    case CaseMark::Sample: return state.is_sample;
    case CaseMark::Objection: return state.has_objection;
    case CaseMark::DueSoon: return state.due && days.today <= *state.due && *state.due <= days.soon;
    case CaseMark::Rejected: return state.has_rejected_reply && state.status != CaseStatus::Closed;
    case CaseMark::Disputed: return state.has_disputed_contact;
    case CaseMark::Measure: return state.open_measures > 0;
    }
    return false;
}

// The rows of a page are found first, so that what is shown of a case is read for no other.
std::vector<ListedWork> list_work(Database& database, const WorkFilter& filter, std::int64_t most) {
    auto conditions = conditions_of(filter, ReaderCheck::Each, due_as_it_is);
    add_position(conditions, filter);
    const auto order = " ORDER BY " + order_of(filter.order);
    auto query = database.prepare(select_work + " WHERE case_file.evaluation_id IN (SELECT case_file.evaluation_id" +
                                  from(filter, ReaderCheck::Each) + conditions.sql() + order + " LIMIT ?)" + order);
    conditions.bind(query);
    return query.bind(most).list(read_work);
}

int count_work(Database& database, const WorkFilter& filter) {
    const auto check = check_for_counting(filter);
    const auto conditions = conditions_of(filter, check, due_or_last);
    auto query = database.prepare("SELECT count(*)" + from(filter, check) + conditions.sql());
    conditions.bind(query);
    return query.value<int>();
}

std::vector<UnitCount> count_work_by_unit(Database& database, const WorkFilter& filter) {
    const auto conditions = conditions_of(filter, ReaderCheck::All, due_or_last);
    // So that the index of the condition is entered, and not that of units.
    const std::string unit_id = "COALESCE(case_file.unit_id, '')";
    auto query = database.prepare("SELECT " + unit_id + ", count(*)" + from(filter, ReaderCheck::All) +
                                  conditions.sql() + " GROUP BY " + unit_id + " ORDER BY " + unit_id);
    conditions.bind(query);
    return query.list([](Statement& row) { return UnitCount{row.next<std::string>(), row.next<int>()}; });
}

void for_each_work(Database& database, WorkFilter filter, const std::function<void(const ListedWork&)>& visit) {
    const auto list = [&](const ListedWork* last) {
        if (last) filter.after = WorkPosition{last->listed.state.due, last->listed.state.evaluation_id};
        return list_work(database, filter, max_page_rows);
    };
    for_each_row(list, visit);
}

} // namespace zhiping::store
