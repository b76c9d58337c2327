#include "native/app/count_work.hpp"

#include "native/app/staff_actors.hpp"
#include "native/app/work_filter.hpp"
#include "native/store/comments.hpp"

namespace zhiping::app {

namespace {

using enum Relation;

std::vector<CaseStatus> all_but_closed() {
    std::vector<CaseStatus> open;
    for (const auto& status : case_statuses)
        if (status.value != CaseStatus::Closed) open.push_back(status.value);
    return open;
}

} // namespace

WorkCounts count_work(store::Store& store, const StaffMember& member, Date today) {
    const auto open = all_but_closed();
    const bool reads_own = may(member, Right::Read, Own), reads_below = may(member, Right::Read, Below);
    return store.read([&](store::Database& database) {
        const auto reader = work_reader(database, member, {.today = today, .soon = today});
        const auto count = [&](bool is_theirs, const WorkQuery& query) -> std::optional<int> {
            if (!is_theirs) return std::nullopt;
            const auto filter = work_filter(reader, query);
            return filter ? store::count_work(database, *filter) : 0;
        };
        WorkCounts counts;
        counts.mine = count(may(member, Right::Handle, Own), {.statuses = open, .handler_badge = member.officer.badge});
        counts.unit = count(reads_own, {.at = Own, .statuses = open});
        counts.to_approve = count(may(member, Right::Approve, Own), {.waits_for_them = true});
        counts.requests = count(reads_below, {.at = Below, .has_request = true});
        counts.overdue_below = count(reads_below, {.at = Below, .marks = {CaseMark::Overdue}});
        if (reads_own) counts.comments = store::count_unanswered_comments(database, member.unit_id);
        return counts;
    });
}

} // namespace zhiping::app
