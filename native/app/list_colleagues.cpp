#include "native/app/list_colleagues.hpp"

#include "native/app/staff_actors.hpp"
#include "native/store/staff.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

bool answers_for_unit(const StaffMember& member) {
    constexpr std::array of_answering{Right::Handle, Right::Approve, Right::Appoint};
    return std::any_of(of_answering.begin(), of_answering.end(),
                       [&](Right right) { return may(member, right, Relation::Own); });
}

bool may_handle(const Colleague& colleague) {
    return std::any_of(colleague.roles.begin(), colleague.roles.end(),
                       [](Role role) { return zhiping::may(role, Right::Handle, Relation::Own); });
}

} // namespace

Result<std::vector<Colleague>> list_colleagues(store::Store& store, const StaffMember& member, Date today) {
    if (!answers_for_unit(member)) return Error{ErrorCode::Forbidden, Text::ColleaguesNotYours};
    auto all = store.read(
        [&](store::Database& database) { return store::list_staff_of_unit(database, member.unit_id, today); });
    std::erase_if(all, [](const Colleague& colleague) { return !may_handle(colleague); });
    return all;
}

std::optional<Officer> find_receiver(store::Database& database, std::string_view unit_id, std::string_view badge,
                                     Date today) {
    for (const auto& each : store::list_staff_of_unit(database, unit_id, today))
        if (may_handle(each) && is_same_badge(each.officer.badge, badge)) return each.officer;
    return std::nullopt;
}

} // namespace zhiping::app
