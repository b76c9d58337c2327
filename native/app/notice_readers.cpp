#include "native/app/notice_readers.hpp"

#include "native/cases/stored_case.hpp"
#include "native/store/notice_sending.hpp"
#include "native/store/staff.hpp"
#include "native/store/staff_absences.hpp"
#include "shared/cases/clock.hpp"
#include "shared/units/badge_key.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using store::StoredStaff;

// A digest is of one's own work, and the deputy has one too.
bool goes_to_deputy(NoticeKind kind) { return kind != NoticeKind::Outcome && kind != NoticeKind::Digest; }

bool is_in_office(const StoredStaff& member, const std::string& unit_id) {
    return !member.is_disabled && member.facts.unit_id == unit_id;
}

// Who may not be told: whoever did it themselves, and whom the case concerns.
class Untold {
public:
    Untold(store::Database& database, const store::NewNotice& notice) {
        const auto& readers = *notice.readers;
        if (readers.role) m_key = badge_key(readers.badge);
        if (notice.evaluation_id && notice.kind != NoticeKind::Outcome)
            m_case = cases::find_case(database, *notice.evaluation_id);
    }

    bool includes(const StoredStaff& member) const {
        const auto& [officer, unit_id, roles] = member.facts;
        if (!m_key.empty() && badge_key(officer.badge) == m_key) return true;
        return m_case && is_concerned(m_case->file, {roles.front(), unit_id, officer});
    }

private:
    std::string m_key;
    std::optional<cases::StoredCase> m_case;
};

// Who stands in for them on that day and may be told, or they themselves.
StoredStaff reading_for(store::Database& database, StoredStaff member, const Untold& untold, Date day) {
    for (const auto& absence : store::list_staff_absences(database, member.id, day)) {
        if (absence.days.from > day) continue;
        const auto deputy = store::find_staff(database, absence.deputy_id);
        if (deputy && is_in_office(*deputy, member.facts.unit_id) && !untold.includes(*deputy)) return *deputy;
    }
    return member;
}

std::vector<StoredStaff> with_role(store::Database& database, const NoticeReaders& wanted, const Untold& untold,
                                   Date day) {
    std::vector<StoredStaff> readers;
    for (const auto& colleague : store::list_staff_of_unit(database, wanted.unit_id, day)) {
        const auto& roles = colleague.roles;
        if (std::find(roles.begin(), roles.end(), *wanted.role) == roles.end()) continue;
        const auto member = store::find_staff(database, colleague.officer.badge);
        if (member) readers.push_back(colleague.is_absent ? reading_for(database, *member, untold, day) : *member);
    }
    return readers;
}

// Who has gone to another unit has no part in the case any more; but for what concerns them alone.
std::vector<StoredStaff> with_badge(store::Database& database, NoticeKind kind, const NoticeReaders& wanted,
                                    const Untold& untold, Date day) {
    const auto member = store::find_staff(database, wanted.badge);
    if (!member || member->is_disabled) return {};
    if (!goes_to_deputy(kind)) return {*member};
    if (member->facts.unit_id != wanted.unit_id) return {};
    return {reading_for(database, *member, untold, day)};
}

} // namespace

std::vector<StaffReader> find_notice_readers(store::Database& database, const store::NewNotice& notice, Date day) {
    const auto& wanted = *notice.readers;
    // Officers on codes need no account; whoever works on cases has one.
    if (notice.kind == NoticeKind::Outcome && !store::find_staff(database, wanted.badge))
        return {{wanted.badge, std::nullopt}};
    const Untold untold{database, notice};
    std::vector<StaffReader> readers;
    for (const auto& member : wanted.role ? with_role(database, wanted, untold, day)
                                          : with_badge(database, notice.kind, wanted, untold, day)) {
        const auto is_same = [&](const StaffReader& other) { return other.staff_id == member.id; };
        if (untold.includes(member) || std::any_of(readers.begin(), readers.end(), is_same)) continue;
        readers.push_back({member.facts.officer.badge, member.id});
    }
    return readers;
}

ReadersOfNow find_readers_of_now(store::Database& database, const store::StoredNotice& stored, Instant now) {
    const auto day = china_date(now);
    const auto done = store::list_notice_readers(database, stored.id);
    ReadersOfNow found{.done = done.size()};
    for (auto& reader : find_notice_readers(database, stored.notice, day)) {
        const auto is_same = [&](const store::NoticeReader& other) { return other.staff_id == reader.staff_id; };
        if (std::any_of(done.begin(), done.end(), is_same)) continue;
        const auto is_full = [&](std::int64_t staff_id) {
            return store::count_sent_to_staff(database, staff_id, begin_of(day),
                                              begin_of(day + std::chrono::days{1})) >= max_notices_of_day;
        };
        const bool is_urgent = facts_of(notice_kinds, stored.notice.kind).is_urgent;
        if (!is_urgent && reader.staff_id && is_full(*reader.staff_id))
            found.others_wait = true;
        else
            found.now.push_back(std::move(reader));
    }
    return found;
}

} // namespace zhiping::app
