#include "native/app/export_cases.hpp"

#include "native/app/case_person.hpp"
#include "native/app/keep_act.hpp"
#include "native/app/list_work.hpp"
#include "native/app/staff_reach.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/app/work_days.hpp"
#include "native/cases/stored_case.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

constexpr std::int64_t rows_of_page = 100;

// Asked for each relation in which a unit of the list may stand to theirs.
Result<Ok> check_right(const StaffMember& member, const WorkQuery& query) {
    const auto reach = reach_of(member);
    const auto& unit_id = query.unit_id;
    const bool covers_own = reach.is_own && query.at != Relation::Below && (!unit_id || *unit_id == member.unit_id);
    const bool covers_below = reach.is_below && query.at != Relation::Own && (!unit_id || *unit_id != member.unit_id);
    const bool lacks_one = (covers_own && !may(member, Right::Export, Relation::Own)) ||
                           (covers_below && !may(member, Right::Export, Relation::Below));
    if (lacks_one || (!covers_own && !covers_below)) return Error{ErrorCode::Forbidden, Text::ExportNotYours};
    return Ok{};
}

// Its date is there also when the reply is.
void add_clock(ExportedCase& exported, const CaseFile& file, Date today) {
    const auto* clock = file.find_clock(ClockKind::Reply, file.round);
    if (!clock) return;
    exported.item.due = clock->due;
    exported.original_due = clock->original_due;
    exported.is_late = clock->is_late || (clock->is_running() && today > clock->due);
}

ExportedCase read_case(store::Database& database, const store::ListedWork& work, const WorkReader& reader,
                       const ExportMeans& means) {
    const auto id = work.listed.state.evaluation_id;
    auto found = store::find_evaluation_by_receipt(database, work.listed.receipt);
    const auto evaluation = with_subject(database, *std::move(found));
    const auto events = cases::read_events(database, id);
    auto replies = issued_replies(events, {});
    ExportedCase exported{.item = to_item(work, reader)};
    add_clock(exported, cases::made_of(events), reader.days.today);
    exported.statement = evaluation.evaluation.statement;
    exported.person = person_or_unknown(database, means.key, id, evaluation, means.clock.now()).shown;
    if (!replies.empty()) exported.reply = std::move(replies.back());
    return exported;
}

std::int64_t count(store::Store& store, const StaffMember& member, const WorkQuery& query,
                   const store::WorkDays& days) {
    return store.read([&](store::Database& database) -> std::int64_t {
        const auto filter = work_filter(work_reader(database, member, days), query);
        return filter ? store::count_work(database, *filter) : 0;
    });
}

} // namespace

Result<CaseExport> CaseExport::begin(const ExportMeans& means, const StaffMember& member, const StaffToken& token,
                                     const WorkQuery& query, std::string subject) {
    if (const auto valid = check_right(member, query); !valid) return valid.error();
    if (const auto valid = check_query(query); !valid) return valid.error();
    const auto now = means.clock.now();
    const auto days = work_days(means.store, means.calendar, now);
    const auto rows = count(means.store, member, query, days);
    means.store.write([&](store::Database& database) {
        keep_act(database, means.random,
                 {.staff_id = member.id,
                  .at = now,
                  .what = StaffAct::Export,
                  .unit_id = member.unit_id,
                  .subject = subject,
                  .count = rows});
    });
    return CaseExport{means, member, token, query, days, rows};
}

Result<std::vector<ExportedCase>> CaseExport::next_page() {
    return m_means.store.read([&](store::Database& database) -> Result<std::vector<ExportedCase>> {
        const auto still = still_signed_in(database, m_member, m_token, m_means.clock.now());
        if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
        if (const auto valid = check_right(*still, m_query); !valid) return valid.error();
        const auto reader = work_reader(database, *still, m_days);
        auto filter = work_filter(reader, m_query);
        std::vector<ExportedCase> page;
        if (!filter) return page;
        filter->order = store::WorkOrder::Oldest; // Nothing that happens meanwhile moves a case in it.
        filter->after = m_after;
        const auto rows = store::list_work(database, *filter, rows_of_page);
        for (const auto& row : rows) page.push_back(read_case(database, row, reader, m_means));
        if (!rows.empty()) m_after = store::WorkPosition{{}, rows.back().listed.state.evaluation_id};
        return page;
    });
}

} // namespace zhiping::app
