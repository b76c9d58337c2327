#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/app/work_filter.hpp"
#include "native/outside/clock.hpp"
#include "native/outside/random.hpp"
#include "native/sealing/person_key.hpp"
#include "native/store/store.hpp"
#include "shared/cases/exported_case.hpp"

#include <vector>

// Cases of a list as somebody takes them away (docs/exports.md).
namespace zhiping::app {

struct ExportMeans {
    store::Store& store;
    CurrentCalendar& calendar;
    sealing::PersonKey key; // Of its own: the file is sent after the request was answered.
    outside::Random& random;
    const outside::Clock& clock;
};

// All cases of a list, in the order in which they were received, a page in memory at a time. Each page is read in a
// transaction of its own, so that it shows what is so then.
class CaseExport {
public:
    // Stores that they export, as an act, before anything is read. `subject` says what, and nothing of a person. Order,
    // cursor and length of the list are not asked for. Refused: forbidden (the list covers units whose cases they may
    // not export, or none whose cases they may read), and what check_query() refuses (list_work.hpp).
    static Result<CaseExport> begin(const ExportMeans&, const StaffMember&, const StaffToken&, const WorkQuery&,
                                    std::string subject);

    std::int64_t rows() const { return m_rows; } // When it began.

    // Empty: that was all. Refused: unauthorized (the session has ended too) and forbidden, to who may not any more.
    Result<std::vector<ExportedCase>> next_page();

private:
    CaseExport(const ExportMeans& means, const StaffMember& member, const StaffToken& token, const WorkQuery& query,
               const store::WorkDays& days, std::int64_t rows)
        : m_means(means), m_member(member), m_token(token), m_query(query), m_days(days), m_rows(rows) {}

    ExportMeans m_means;
    StaffMember m_member;
    StaffToken m_token;
    WorkQuery m_query;
    store::WorkDays m_days;
    std::int64_t m_rows;
    std::optional<store::WorkPosition> m_after = {};
};

} // namespace zhiping::app
