#include "native/app/list_work.hpp"

#include "native/app/staff_reach.hpp"
#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

constexpr auto no_date = "-";

// "2026-11-25_ZP-20261120-7K3F9QXM-4": what the last case of a page stood at.
std::string cursor_of(const store::ListedCase& listed) {
    return (listed.state.due ? to_string(*listed.state.due) : no_date) + "_" + listed.receipt.text();
}

// Nullopt for what no page of theirs gave: a cursor must not tell whether there is a case.
std::optional<store::WorkPosition> find_position(store::Database& database, const StaffMember& member,
                                                 const std::string& cursor) {
    const auto at = cursor.find('_');
    if (at == cursor.npos) return std::nullopt;
    const auto words = cursor.substr(0, at);
    const auto due = parse_date(words);
    const auto receipt = ReceiptNumber::parse(cursor.substr(at + 1));
    if (!receipt || (!due && words != no_date)) return std::nullopt;
    const auto key = store::find_case_key(database, *receipt);
    const auto state = key ? store::find_case_state(database, key->evaluation_id) : std::nullopt;
    if (!state || !store::is_in_reach(database, reach_of(member), state->unit_id)) return std::nullopt;
    return store::WorkPosition{due ? std::optional{*due} : std::nullopt, key->evaluation_id};
}

// A name that is not known (migration 0034) is the badge number.
std::optional<Officer> handler_of(const store::CaseState& state) {
    const auto badge = state.handler_badge.value_or("");
    if (badge.empty()) return std::nullopt;
    return Officer{state.handler_name.value_or(badge), badge};
}

std::vector<CaseMark> marks_of(const store::CaseState& state, const WorkReader& reader) {
    std::vector<CaseMark> marks;
    const bool is_below = state.unit_id != reader.member.unit_id;
    for (const auto& mark : case_marks)
        if (may_know(reader, mark.value, is_below) && is_marked(state, mark.value, reader.days))
            marks.push_back(mark.value);
    return marks;
}

} // namespace

WorkItem to_item(const store::ListedWork& work, const WorkReader& reader) {
    const auto& [state, receipt, received] = work.listed;
    return {.receipt = receipt,
            .received = received,
            .module = work.module,
            .status = state.status,
            .closing = state.closing,
            .unit_id = state.unit_id,
            .unit = work.unit,
            .round = state.round,
            .due = state.due,
            .marks = marks_of(state, reader),
            .situations = work.situations,
            .place = work.place,
            .document_type = work.document_type,
            .document_number = work.document_number,
            .handler = handler_of(state)};
}

Result<Ok> check_query(const WorkQuery& query) {
    if (query.most < 1 || query.most > max_work_page) return invalid("limit", Text::ValueUnknown);
    if (const auto valid = check_round(query.round); !valid) return valid;
    if (query.search.empty()) return Ok{}; // Nothing is looked for.
    return check_words(query.search, {"search", 1, max_search_characters});
}

Result<WorkPage> list_work(store::Store& store, const StaffMember& member, const WorkQuery& query,
                           const store::WorkDays& days) {
    if (const auto valid = check_query(query); !valid) return valid.error();
    return store.read([&](store::Database& database) -> Result<WorkPage> {
        const auto reader = work_reader(database, member, days);
        auto filter = work_filter(reader, query);
        if (!query.after.empty()) {
            const auto position = find_position(database, member, query.after);
            if (!position) return invalid("after", Text::ValueUnknown);
            if (filter) filter->after = position;
        }
        WorkPage made;
        if (!filter) return made;
        const auto rows = store::list_work(database, *filter, query.most + 1);
        for (const auto& row : rows) {
            if (made.items.size() == static_cast<std::size_t>(query.most)) break;
            made.items.push_back(to_item(row, reader));
        }
        if (rows.size() > made.items.size()) made.next = cursor_of(rows[made.items.size() - 1].listed);
        return made;
    });
}

} // namespace zhiping::app
