#include "native/app/list_work.hpp"

#include "native/app/staff_reach.hpp"
#include "native/store/units.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

constexpr auto no_date = "-";

// Who may know of a mark on a case that they may read (shared/cases/visibility.hpp).
bool may_know(CaseMark mark, bool is_below, bool is_at_top) {
    switch (mark) {
    case CaseMark::Pressure: return is_at_top;
    case CaseMark::Sample: return is_below;
    case CaseMark::Overdue:
    case CaseMark::Unapproved:
    case CaseMark::Objection: break;
    }
    return true;
}

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

// One page for one member of staff.
class Page {
public:
    Page(store::Database& database, const StaffMember& member, Date today)
        : m_database(database), m_member(member), m_today(today),
          m_is_at_top(!store::find_unit(database, member.unit_id).value().parent_id) {}

    // Nullopt when it asks for what nothing can have that they may see.
    std::optional<store::WorkFilter> filter_of(const WorkQuery& query) const {
        store::WorkFilter filter{.reach = reach_of(m_member), .marks = query.marks, .today = m_today};
        for (const auto mark : query.marks) {
            if (!may_know(mark, filter.reach->is_below, m_is_at_top)) return std::nullopt;
            if (mark == CaseMark::Sample) filter.reach->is_own = false;
        }
        if (filter.reach->is_none()) return std::nullopt;
        filter.at_unit = query.unit_id;
        filter.status = query.status;
        filter.level = query.level;
        filter.due = query.due;
        filter.module = query.module;
        filter.situation = query.situation;
        filter.handler_badge = query.handler_badge;
        filter.has_request = query.has_request;
        filter.order = query.order;
        return filter;
    }

    WorkItem to_item(const store::ListedWork& work) const {
        const auto& [state, receipt, received] = work.listed;
        WorkItem item{receipt,     received,  work.module, state.status, state.closing, state.unit_id,
                      state.round, state.due, {}};
        const bool is_below = state.unit_id != m_member.unit_id;
        for (const auto& mark : case_marks)
            if (may_know(mark.value, is_below, m_is_at_top) && is_marked(state, mark.value, m_today))
                item.marks.push_back(mark.value);
        return item;
    }

private:
    store::Database& m_database;
    const StaffMember& m_member;
    Date m_today;
    bool m_is_at_top;
};

} // namespace

Result<WorkPage> list_work(store::Store& store, const StaffMember& member, const WorkQuery& query, Date today) {
    if (query.most < 1 || query.most > max_work_page) return invalid("limit", Text::ValueUnknown);
    return store.read([&](store::Database& database) -> Result<WorkPage> {
        const Page page{database, member, today};
        auto filter = page.filter_of(query);
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
            made.items.push_back(page.to_item(row));
        }
        if (rows.size() > made.items.size()) made.next = cursor_of(rows[made.items.size() - 1].listed);
        return made;
    });
}

} // namespace zhiping::app
