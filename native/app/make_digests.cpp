#include "native/app/make_digests.hpp"

#include "native/app/count_work.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/store/notices.hpp"
#include "native/store/pages.hpp"
#include "native/store/staff.hpp"
#include "native/store/staff_absences.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using Page = std::vector<store::StoredStaff>;

// Who may be told today.
std::optional<StaffMember> find_reader(store::Store& store, const store::StoredStaff& staff, Date today) {
    if (staff.is_disabled) return std::nullopt;
    return store.read([&](store::Database& database) -> std::optional<StaffMember> {
        const auto& [officer, unit_id, roles] = staff.facts;
        if (store::is_absent(database, staff.id, {today, today})) return std::nullopt;
        if (store::has_digest(database, officer.badge, today)) return std::nullopt;
        return StaffMember{staff.id, officer, unit_id, all_roles(database, staff, today)};
    });
}

bool something_waits(store::Store& store, const store::StoredStaff& staff, Date today) {
    const auto reader = find_reader(store, staff, today);
    if (!reader) return false;
    const auto counts = count_work(store, *reader, today);
    return std::ranges::any_of(work_counts,
                               [&](const WorkCountFacts& each) { return (counts.*each.count).value_or(0) > 0; });
}

bool make_digest(store::Database& database, const store::StaffFacts& facts, outside::Random& random, Instant now) {
    const auto& badge = facts.officer.badge;
    if (store::has_digest(database, badge, china_date(now))) return false;
    store::insert_notice(database, {.message_id = random.bytes<16>(),
                                    .kind = NoticeKind::Digest,
                                    .readers = NoticeReaders{.unit_id = facts.unit_id, .badge = badge},
                                    .made = now});
    return true;
}

} // namespace

std::size_t make_digests(store::Store& store, CurrentCalendar& calendar, outside::Random& random, Instant now,
                         const std::stop_token& stop) {
    const auto today = china_date(now);
    const auto days = store.read([&](store::Database& database) { return calendar.in(database).days; });
    if (!days->is_working_day(today)) return 0;
    const auto list = [&](const store::StoredStaff* last) {
        if (stop.stop_requested()) return Page{};
        return store.read(
            [&](store::Database& database) { return store::list_staff(database, last, store::max_page_rows); });
    };
    std::size_t all = 0;
    store::for_each_page(list, [&](const Page& page) {
        auto told = page;
        std::erase_if(told, [&](const store::StoredStaff& staff) {
            return stop.stop_requested() || !something_waits(store, staff, today);
        });
        all += store.write([&](store::Database& database) {
            return std::ranges::count_if(
                told, [&](const store::StoredStaff& staff) { return make_digest(database, staff.facts, random, now); });
        });
    });
    return all;
}

} // namespace zhiping::app
