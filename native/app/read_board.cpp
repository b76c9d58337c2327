#include "native/app/read_board.hpp"

#include "native/app/staff_actors.hpp"
#include "native/app/staff_reach.hpp"
#include "native/app/work_days.hpp"
#include "native/app/work_filter.hpp"
#include "native/store/board_rows.hpp"
#include "native/store/units.hpp"
#include "shared/supervision/count_board.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

struct OpenCount {
    int BoardRow::*count;
    std::optional<CaseMark> mark;
};

constexpr std::array open_counts{OpenCount{&BoardRow::open, {}}, OpenCount{&BoardRow::due_soon, CaseMark::DueSoon},
                                 OpenCount{&BoardRow::overdue, CaseMark::Overdue}};

// One look at the board, in a transaction.
class Look {
public:
    Look(store::Database& database, const WorkReader& reader, const Calendar& calendar, const BoardQuery& query)
        : m_database(database), m_reader(reader), m_calendar(calendar), m_query(query),
          m_unit_id(query.unit_id.value_or(reader.member.unit_id)) {}

    // Whether the unit is theirs or below it.
    bool is_theirs() const {
        const auto& own = m_reader.member.unit_id;
        return store::is_in_reach(m_database, {.unit_id = own, .is_own = true, .is_below = true}, m_unit_id);
    }

    Board make(const BoardPeriods& periods) const {
        const bool reads_it = store::is_in_reach(m_database, reach_of(m_reader.member), m_unit_id);
        const auto units = store::list_placed_units(m_database, m_unit_id);
        BoardCount count{BoardRows{units, m_unit_id, reads_it}, periods, m_calendar};
        count_open(count);
        for_each_round(periods.now, [&](const BoardRound& round) { count.add_now(round); });
        for_each_round(periods.compared, [&](const BoardRound& round) { count.add_compared(round); });
        for (const auto& [id, evaluations] : store::count_evaluations_by_unit(m_database, periods.now))
            count.add_evaluations_now(id, evaluations);
        for (const auto& [id, evaluations] : store::count_evaluations_by_unit(m_database, periods.compared))
            count.add_evaluations_compared(id, evaluations);
        auto board = std::move(count).take();
        board.path = path();
        board.waiting = waiting();
        return board;
    }

private:
    WorkQuery cases_under_unit() const {
        return {.under_id = m_unit_id, .module = m_query.module, .situation = m_query.situation};
    }

    void count_open(BoardCount& count) const {
        for (const auto& [number, mark] : open_counts) {
            auto query = cases_under_unit();
            if (mark)
                query.marks = {*mark};
            else
                query.statuses = {CaseStatus::Handling, CaseStatus::Approval, CaseStatus::Answered};
            const auto filter = work_filter(m_reader, query);
            for (const auto& [id, cases] : store::count_work_by_unit(m_database, *filter))
                count.add_open(number, id, cases);
        }
    }

    template <typename Visit> void for_each_round(const BoardPeriod& period, Visit visit) const {
        auto query = cases_under_unit();
        query.round = {RoundCount::Begun, std::nullopt, std::exchange(query.under_id, std::nullopt), period.from,
                       period.until};
        store::for_each_board_round(m_database, *work_filter(m_reader, query), visit);
    }

    BoardWaiting waiting() const {
        BoardWaiting waiting;
        for (const auto& [count, id] : board_waiting) {
            auto query = cases_under_unit();
            query.at = Relation::Below;
            const auto mark = find_by_id(case_marks, id);
            if (mark)
                query.marks = {*mark};
            else
                query.has_request = true;
            if (const auto filter = work_filter(m_reader, query))
                waiting.*count = store::count_work(m_database, *filter);
        }
        return waiting;
    }

    // The way down to the unit.
    std::vector<NamedUnit> path() const {
        std::vector<NamedUnit> path;
        std::optional<std::string> id = m_unit_id;
        while (id) {
            const auto unit = store::find_unit(m_database, *id);
            if (!unit) break;
            path.push_back({unit->id, unit->name});
            id = *id == m_reader.member.unit_id ? std::nullopt : unit->parent_id;
        }
        std::ranges::reverse(path);
        return path;
    }

    store::Database& m_database;
    const WorkReader& m_reader;
    const Calendar& m_calendar;
    const BoardQuery& m_query;
    std::string m_unit_id;
};

} // namespace

Result<Board> read_board(store::Store& store, CurrentCalendar& calendar, const StaffMember& member,
                         const BoardQuery& query, Instant now) {
    const auto periods = make_board_periods(query, china_date(now));
    return store.read([&](store::Database& database) -> Result<Board> {
        if (!may(member, Right::Read, Relation::Below) || !store::has_units_below(database, member.unit_id))
            return Error{ErrorCode::Forbidden, Text::BoardNotYours};
        const auto days = calendar.in(database).days;
        const auto reader = work_reader(database, member, work_days(*days, china_date(now)));
        const Look look{database, reader, *days, query};
        if (!look.is_theirs()) return Error{ErrorCode::NotFound, Text::UnitUnknown, "unit"};
        if (!periods) return periods.error();
        return look.make(*periods);
    });
}

} // namespace zhiping::app
