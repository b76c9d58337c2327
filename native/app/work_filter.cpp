#include "native/app/work_filter.hpp"

#include "native/app/staff_reach.hpp"
#include "native/app/without_blanks.hpp"
#include "native/store/units.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

void keep_only(Relation relation, store::Reach& reach) {
    reach.is_own = reach.is_own && relation == Relation::Own;
    reach.is_below = reach.is_below && relation == Relation::Below;
}

// False when nothing can. Whoever handles a case has written the reply that waits.
bool wait_for(const StaffMember& member, store::WorkFilter& filter) {
    const auto& asked = filter.statuses;
    if (!asked.empty() && std::ranges::find(asked, CaseStatus::Approval) == asked.end()) return false;
    filter.statuses = {CaseStatus::Approval};
    filter.but_handler_badge = member.officer.badge;
    keep_only(Relation::Own, *filter.reach);
    return may(member, Right::Approve, Relation::Own);
}

// What their rights leave of it.
std::optional<store::WorkFilter> narrowed(const WorkReader& reader, const WorkQuery& query) {
    store::WorkFilter filter{.reach = reach_of(reader.member), .statuses = query.statuses, .marks = query.marks};
    if (query.at) keep_only(*query.at, *filter.reach);
    for (const auto mark : query.marks) {
        if (!may_know(reader, mark, filter.reach->is_below)) return std::nullopt;
        if (mark == CaseMark::Sample) filter.reach->is_own = false;
    }
    if (query.waits_for_them && !wait_for(reader.member, filter)) return std::nullopt;
    if (filter.reach->is_none()) return std::nullopt;
    return filter;
}

store::RoundFilter to_filter(const WorkReader& reader, const RoundQuery& query) {
    return {.reach = reach_of(reader.member),
            .count = *query.count,
            .unit_id = query.unit_id,
            .under_id = query.under_id,
            .from = query.from,
            .until = query.until,
            .today = reader.days.today};
}

store::WorkSearch to_search(const std::string& typed) {
    const auto receipt = ReceiptNumber::parse(typed);
    return {without_blanks(typed), receipt ? std::optional{*receipt} : std::nullopt};
}

} // namespace

Result<Ok> check_round(const RoundQuery& query) {
    if (!query.count && query != RoundQuery{}) return invalid("round", Text::FieldMissing);
    if (query.unit_id && query.under_id) return invalid("round_unit", Text::ValueUnknown);
    if (query.from && query.until && *query.from > *query.until)
        return invalid("round_from", Text::AnomalyPeriodBackwards);
    return Ok{};
}

WorkReader work_reader(store::Database& database, const StaffMember& member, const store::WorkDays& days) {
    return {member, days, !store::find_unit(database, member.unit_id).value().parent_id};
}

bool may_know(const WorkReader& reader, CaseMark mark, bool is_below) {
    switch (mark) {
    case CaseMark::Pressure: return reader.is_at_top;
    case CaseMark::Sample: return is_below;
    case CaseMark::Overdue:
    case CaseMark::Unapproved:
    case CaseMark::Objection:
    case CaseMark::DueSoon:
    case CaseMark::Rejected:
    case CaseMark::Disputed:
    case CaseMark::Measure: break;
    }
    return true;
}

std::optional<store::WorkFilter> work_filter(const WorkReader& reader, const WorkQuery& query) {
    auto filter = narrowed(reader, query);
    if (!filter) return std::nullopt;
    filter->at_unit = query.unit_id;
    filter->under_unit = query.under_id;
    if (query.round.count) filter->round = to_filter(reader, query.round);
    filter->level = query.level;
    filter->due = query.due;
    filter->module = query.module;
    filter->situation = query.situation;
    filter->handler_badge = query.handler_badge;
    filter->has_request = query.has_request;
    filter->days = reader.days;
    filter->order = query.order;
    if (!query.search.empty()) filter->search = to_search(query.search);
    return filter;
}

} // namespace zhiping::app
