#include "native/app/move_cases.hpp"

#include "native/app/account_changes.hpp"
#include "native/app/keep_act.hpp"
#include "native/app/list_colleagues.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/store/admin_changes.hpp"
#include "native/store/worklist.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

struct Moving {
    StaffMember administrator;
    store::StoredStaff from;
    Officer to;
};

Result<Moving> find_moving(store::Database& database, const AdminMeans& means, const StaffMember& member,
                           const std::string& badge, const std::string& to) {
    const auto still = still_administers(database, member, means.now);
    if (!still) return still.error();
    const auto from = find_account(database, *still, badge);
    if (!from) return from.error();
    if (store::has_waiting_change(database, badge)) return Error{ErrorCode::Conflict, Text::ChangeWaits, "badge"};
    const auto receiver = find_receiver(database, from->facts.unit_id, to, china_date(means.now));
    if (!receiver || is_same_badge(receiver->badge, from->facts.officer.badge))
        return invalid("to", Text::DeskReceiverUnknown);
    return Moving{*still, *from, *receiver};
}

// The next of them, after the last one that was met: what stays is met once.
std::vector<store::ListedWork> list_next(store::Database& database, const Moving& moving,
                                         const std::optional<store::WorkPosition>& after) {
    auto filter = open_cases_of(moving.from);
    filter.order = store::WorkOrder::Oldest;
    filter.after = after;
    return store::list_work(database, filter, max_moved_at_once);
}

CasesMoved move_each(store::Database& database, const AdminMeans& means, const cases::Means& case_means,
                     const Moving& moving, const std::vector<store::ListedWork>& works) {
    const Actor actor{Role::Administrator, moving.administrator.unit_id, moving.administrator.officer};
    CasesMoved all;
    for (const auto& work : works) {
        const auto& receipt = work.listed.receipt;
        const auto done =
            cases::act_on_case(database, receipt, {CaseAction::HandOver, actor, means.now, {.officer = moving.to}},
                               std::nullopt, case_means);
        if (done)
            ++all.moved;
        else
            all.kept.push_back({receipt, done.error()});
    }
    return all;
}

void keep_moving(store::Database& database, const AdminMeans& means, const Moving& moving, int moved) {
    const auto& [officer, unit_id, roles] = moving.from.facts;
    keep_act(database, means.random,
             {.staff_id = moving.administrator.id,
              .at = means.now,
              .what = StaffAct::MoveCases,
              .unit_id = unit_id,
              .subject = officer.badge,
              .facts = officer.badge + " → " + moving.to.badge,
              .count = moved});
}

// What one transaction moves, and where the next goes on; none: that was all.
struct Some {
    CasesMoved moved;
    std::optional<store::WorkPosition> last;
};

} // namespace

Result<CasesMoved> move_cases(const AdminMeans& means, const cases::FindMeans& find_means, const StaffMember& member,
                              const std::string& badge, const std::string& to) {
    const auto move_next = [&](store::Database& database,
                               const std::optional<store::WorkPosition>& after) -> Result<Some> {
        const auto moving = find_moving(database, means, member, badge, to);
        if (!moving) return moving.error();
        const auto works = list_next(database, *moving, after);
        Some some{move_each(database, means, find_means(database), *moving, works), {}};
        if (some.moved.moved > 0) keep_moving(database, means, *moving, some.moved.moved);
        if (works.size() == max_moved_at_once)
            some.last = store::WorkPosition{{}, works.back().listed.state.evaluation_id};
        return some;
    };
    CasesMoved all;
    std::optional<store::WorkPosition> after;
    do {
        auto some = means.store.write([&](store::Database& database) { return move_next(database, after); });
        if (!some) return some.error();
        all.moved += some->moved.moved;
        for (auto& each : some->moved.kept) all.kept.push_back(std::move(each));
        after = some->last;
    } while (after);
    return all;
}

} // namespace zhiping::app
