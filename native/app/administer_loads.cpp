#include "native/app/administer_loads.hpp"

#include "native/app/keep_act.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Error not_administrator() { return {ErrorCode::Forbidden, Text::AdminNotYours}; }

store::StaffActRow act_of(const AdminMeans& means, const StaffMember& member, StaffAct what, int subject,
                          std::string facts) {
    return {.staff_id = member.id,
            .at = means.now,
            .what = what,
            .unit_id = member.unit_id,
            .subject = std::to_string(subject),
            .facts = std::move(facts)};
}

} // namespace

Result<std::vector<ListedTemplates>> list_loaded_templates(store::Store& store, const StaffMember& member, Date today) {
    if (administered_by(member).is_none()) return not_administrator();
    return list_templates(store.read(store::list_template_sets), today);
}

Result<std::vector<ListedNotice>> list_loaded_notices(store::Store& store, const StaffMember& member) {
    if (administered_by(member).is_none()) return not_administrator();
    return list_notices(store.read(store::list_holiday_notices));
}

AdminResult<int> load_templates_as(const AdminMeans& means, const StaffMember& member, Date begins,
                                   const std::string& content) {
    return means.store.write([&](store::Database& database) -> AdminResult<int> {
        const auto still = still_administers_all(database, member, means.now);
        if (!still) return AdminRefusal{still.error()};
        if (begins < china_date(means.now)) return AdminRefusal{invalid("begins", Text::DateIsPast)};
        const auto& [name, badge] = still->officer;
        const NewTemplates wanted{content, begins, name + " (" + badge + ")"};
        const auto outcome = load_templates(database, wanted, means.now, means.language);
        if (const auto* bad = std::get_if<BadTemplates>(&outcome))
            return AdminRefusal{invalid("content", Text::TemplatesRefused), bad->reason};
        const auto number = std::get<int>(outcome);
        keep_act(database, means.random,
                 act_of(means, *still, StaffAct::LoadTemplates, number, "from " + to_string(begins)));
        return number;
    });
}

AdminResult<Ok> load_notice_as(const AdminMeans& means, const StaffMember& member, const HolidayNotice& notice) {
    return means.store.write([&](store::Database& database) -> AdminResult<Ok> {
        const auto still = still_administers_all(database, member, means.now);
        if (!still) return AdminRefusal{still.error()};
        const auto outcome = load_notice(database, notice, means.now, means.language);
        if (const auto* bad = std::get_if<BadNotice>(&outcome))
            return AdminRefusal{invalid("content", Text::HolidaysRefused), bad->reason};
        if (std::get<NoticeLoading>(outcome) == NoticeLoading::Stored)
            keep_act(database, means.random, act_of(means, *still, StaffAct::LoadHolidays, notice.year, notice.source));
        return Ok{};
    });
}

} // namespace zhiping::app
