#include "tests/support/case_walk.hpp"

#include "native/app/case_means.hpp"
#include "native/app/holiday_notices.hpp"
#include "native/app/verify_journal.hpp"
#include "native/cases/event_row.hpp"
#include "native/store/journal.hpp"
#include "native/store/pages.hpp"
#include "shared/calendar/statutory_holidays.hpp"
#include "shared/cases/timely_commands.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/common/amended_calendar.hpp"
#include "tests/common/case_rules.hpp"

#include <future>

namespace zhiping::tests {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t cases_at_once = 36; // That people act on; those before have time's events only.
constexpr std::array periods{1h, 1h, 1h, 1h, 24h, 24h, 7 * 24h};

std::string name_of(const CaseCommand& command) { return std::string{facts_of(case_actions, command.action).id}; }

bool closes(CaseAction action) { return action == CaseAction::Accept || action == CaseAction::Withdraw; }

// As the law has it, for a year whose holidays are not announced yet.
HolidayNotice notice_of_law(int number) {
    using namespace std::chrono;
    HolidayNotice notice{number, "a notice of the walk", {}, {}};
    for (Date day{year{number} / January / 1}; day <= Date{year{number} / December / 31}; day += days{1})
        if (is_statutory_holiday(day)) notice.holidays.push_back(day);
    return notice;
}

HolidayNotice notice_of(const Calendar& calendar, int year) {
    const auto found = std::ranges::find(calendar.notices(), year, &HolidayNotice::year);
    return found == calendar.notices().end() ? notice_of_law(year) : *found;
}

// The Saturday before it is worked instead, where it is one that was free.
HolidayNotice with_make_up_day(HolidayNotice notice, Date holiday) {
    const auto saturday = holiday - (std::chrono::weekday{holiday} - std::chrono::Saturday);
    const auto is_of_year = std::chrono::year_month_day{saturday}.year() == std::chrono::year{notice.year};
    auto& worked = notice.make_up_working_days;
    const auto at = std::ranges::lower_bound(worked, saturday);
    if (is_of_year && !std::ranges::binary_search(notice.holidays, saturday) && (at == worked.end() || *at != saturday))
        worked.insert(at, saturday);
    return notice;
}

} // namespace

std::string to_words(const WalkCounts& counts) {
    const auto number = [](std::size_t count) { return std::to_string(count); };
    return number(counts.steps) + " steps, " + number(counts.cases) + " cases: " + number(counts.done) +
           " actions done, " + number(counts.refused) + " refused; " + number(counts.by_time) + " events by time in " +
           number(counts.runs) + " runs, " + number(counts.runs_at_once) + " of them two at once; " +
           number(counts.notices) + " notices loaded";
}

CaseWalk::CaseWalk(std::uint32_t seed) : m_seed(seed), m_random(seed), m_units(test::province) {
    if (app::load_units(m_house.store, test::province)) fail("the units are refused");
    m_house.means = app::case_means(m_calendar, chance);
    read_calendar();
    while (m_cases.size() < cases_at_once / 2) evaluate();
}

void CaseWalk::step() {
    struct Happening {
        std::uint32_t share;
        void (CaseWalk::*happens)();
    };
    static constexpr std::array happenings{Happening{88, &CaseWalk::act}, Happening{8, &CaseWalk::run_clocks_later},
                                           Happening{3, &CaseWalk::evaluate}, Happening{1, &CaseWalk::load_notice}};
    ++m_counts.steps;
    auto chance_of_step = m_random.below(100);
    for (const auto& [share, happens] : happenings) {
        if (chance_of_step < share) return (this->*happens)();
        chance_of_step -= share;
    }
}

void CaseWalk::check() {
    app::Verification verification;
    app::verify_journal(m_house.store, {}, verification);
    for (const auto& problem : verification.problems) fail(problem);
    std::int64_t events = 0;
    for (const auto& walked : m_cases) {
        const auto found = m_house.find(walked.receipt);
        if (!found || found->file != walked.file) fail(walked.receipt.text() + " is not what the rules make of it");
        events += walked.file.events;
    }
    if (count_rows(m_house.store, "case_event") != events) fail("events were lost, or stored twice");
    if (count_rows(m_house.store, "case_file") != static_cast<std::int64_t>(m_cases.size())) fail("cases were lost");
}

// Of a new document, or once more of one that has a case, by the same person or another one.
void CaseWalk::evaluate() {
    const bool is_again = !m_cases.empty() && m_random.below(4) == 0;
    const auto* before = is_again ? &some_case() : nullptr;
    const auto code = before ? before->code : new_code();
    const bool is_same_person = before && m_random.below(2) == 0;
    const auto secret = is_same_person ? before->secret : sample_token<Secret>(++m_last_token);
    auto submission = sample_submission(code, ++m_last_token);
    if (m_random.below(4) == 0) submission.evaluation.situations = {Situation::UncivilLanguage};
    if (is_same_person && m_random.below(4) > 0) submission.amends = before->receipt;
    const auto receipt =
        app::submit_evaluation(m_house.store, m_calendar, submission, secret, {sample_person_key}, m_house.now, chance)
            .value();
    open(receipt, code, secret);
    if (catch_up() > 0 && !submission.amends) fail("an evaluation amended one that it does not name");
}

Code CaseWalk::new_code() {
    auto document = sample_document(static_cast<int>(++m_last_token));
    document.unit_id = m_random.one_of(std::array{"420114", "420114", "420114", "420115", "420100", "420000"});
    document.officers = {test::named_officer};
    return std::get<0>(app::create_codes(m_house.store, {{document}}, m_house.now, chance)).front().code;
}

void CaseWalk::open(const Receipt& receipt, const Code& code, const Secret& secret) {
    const auto opened = m_house.find(receipt.number);
    if (!opened) return;
    Walked walked{opened->key.evaluation_id, receipt.number, code, secret, {.subject = opened->file.subject}};
    take(walked, open_case(walked.file.subject, around()));
    if (walked.file != opened->file) fail(receipt.number.text() + " is opened otherwise than the rules say");
    if (receipt.due->day != walked.file.running(ClockKind::Reply)->due) fail("the receipt promises another day");
    m_cases.push_back(std::move(walked));
    ++m_counts.cases;
}

void CaseWalk::act() {
    auto& walked = some_case();
    if (m_random.below(3) == 0) m_house.now += std::chrono::minutes{m_random.below(60)};
    const auto command = m_random.below(3) > 0 ? m_commands.fitting(walked.file, m_house.now, m_done)
                                               : m_commands.any(walked.file, m_house.now);
    if (command.actor.role == Role::Clock && command.action != CaseAction::DeliverNotice)
        let_time_act(walked, command);
    else
        try_command(walked, command);
}

// Sometimes as somebody who has not seen the last event.
void CaseWalk::try_command(Walked& walked, const CaseCommand& command) {
    const bool is_behind = m_random.below(20) == 0;
    const auto seen = is_behind ? std::optional{walked.file.events + 1} : std::nullopt;
    const auto moved = is_behind ? 0 : move_clocks(walked);
    const auto expected = is_behind ? Result<CaseEvent>{Error{ErrorCode::Conflict, Text::CaseChanged}}
                                    : decide(walked.file, command, around());
    const auto lines = count_lines();
    const auto acted = m_house.act(walked.receipt, command.action, command.actor, command.details, seen);
    if (static_cast<bool>(acted) != static_cast<bool>(expected))
        fail("the store and the rules differ on " + name_of(command));
    if (count_lines() - lines != (acted ? 1 : 0) + moved) fail(name_of(command) + " has not its lines in the journal");
    ++(acted ? m_counts.done : m_counts.refused);
    if (!acted && acted.error() != expected.error()) fail(name_of(command) + " is refused for another reason");
    if (!acted) return;
    auto event = *expected;
    event.details.is_sample = closes(command.action) && acted->file.is_sample; // Drawn by the store.
    take(walked, event);
    if (acted->file != walked.file) fail(name_of(command) + " makes another case than the rules");
}

// Whoever acts before the job finds the clocks moved.
int CaseWalk::move_clocks(Walked& walked) {
    int events = 0;
    for (const auto& due : due_moves(walked)) {
        const auto moved = decide(walked.file, due.command, {*due.calendar, newest_policy(), m_units});
        if (moved) take(walked, *moved);
        events += moved ? 1 : 0;
    }
    return events;
}

std::vector<cases::CalendarMove> CaseWalk::due_moves(const Walked& walked) {
    return m_house.store.read([&](store::Database& database) {
        return cases::due_moves(database, walked.evaluation_id, m_house.now, m_house.means(database));
    });
}

// What only time does, the job does. Seldom after weeks, in which all other cases become late.
void CaseWalk::let_time_act(const Walked& walked, const CaseCommand& command) {
    const auto* clock = test::waiting_clock(walked.file);
    if (command.action == CaseAction::MoveClocks && clock) return load_notice_of(clock->due);
    if (command.at - m_house.now > 7 * 24h && m_random.below(8) > 0) return;
    m_house.now = command.at;
    run_clocks();
}

// A day becomes a holiday on which some case is due.
void CaseWalk::load_notice() {
    if (const auto* clock = test::waiting_clock(some_case().file)) load_notice_of(clock->due);
}

void CaseWalk::load_notice_of(Date holiday) {
    const auto year = static_cast<int>(std::chrono::year_month_day{holiday}.year());
    const auto load = [&](const HolidayNotice& notice) {
        if (!check_notice(notice)) fail("a notice of the walk cannot be");
        const auto loaded = app::load_notice(m_house.store, notice, m_house.now);
        if (const auto* bad = std::get_if<app::BadNotice>(&loaded)) fail(bad->reason);
    };
    for (auto next = *m_days->last_year() + 1; next <= year; ++next) load(notice_of_law(next));
    const auto amended = test::with_holiday(notice_of(*m_days, year), holiday);
    load(m_random.below(2) == 0 ? amended : with_make_up_day(amended, holiday));
    read_calendar();
    ++m_counts.notices;
}

void CaseWalk::run_clocks_later() {
    m_house.now += m_random.one_of(periods);
    run_clocks();
}

void CaseWalk::run_clocks() {
    ++m_counts.runs;
    const auto count = [](const cases::ClockRun& run) { return run.events + run.moved; };
    const auto said = m_random.below(3) == 0 ? run_clocks_at_once() : count(m_house.run_clocks());
    const auto stored = catch_up();
    if (said != stored) fail("the job says " + std::to_string(said) + " and stored " + std::to_string(stored));
    m_counts.by_time += stored;
    check_that_nothing_is_due();
}

std::size_t CaseWalk::run_clocks_at_once() {
    ++m_counts.runs_at_once;
    auto other = std::async(std::launch::async, [&] {
        return cases::run_clocks(m_other_store, app::case_means(m_other_calendar, chance), m_house.now,
                                 fail_on_problem);
    });
    const auto ours = m_house.run_clocks();
    const auto theirs = other.get();
    return ours.events + ours.moved + theirs.events + theirs.moved;
}

void CaseWalk::check_that_nothing_is_due() {
    for (const auto& walked : m_cases) {
        if (!due_moves(walked).empty()) fail(walked.receipt.text() + " is not counted by the calendar in force");
        for (const auto& command : timely_commands(walked.file, m_house.now))
            if (decide(walked.file, command, around()))
                fail(walked.receipt.text() + ": the job left undone " + name_of(command));
    }
}

// What was done by others than the walk's people: the job, and a later evaluation.
std::size_t CaseWalk::catch_up() {
    std::size_t events = 0, index = 0;
    m_house.store.read([&](store::Database& database) {
        const auto list = [&](const store::CaseState* last) {
            return store::list_cases_after(database, last ? last->evaluation_id : 0, store::max_page_rows);
        };
        store::for_each_row(list, [&](const store::CaseState& state) {
            if (index == m_cases.size() || m_cases[index].evaluation_id != state.evaluation_id)
                fail("there are other cases than were opened");
            auto& walked = m_cases[index++];
            if (state.events == walked.file.events) return;
            for (const auto& row : store::list_events(database, state.evaluation_id)) {
                if (row.number <= walked.file.events) continue;
                take(walked, cases::to_event(row));
                ++events;
            }
        });
    });
    return events;
}

void CaseWalk::take(Walked& walked, const CaseEvent& event) {
    const auto before = walked.file;
    apply(walked.file, event);
    m_done.emplace(before.status, event.action);
    if (before.events == 0) return;
    if (const auto rule = test::find_broken_rule(before, event, walked.file, m_units))
        fail(walked.receipt.text() + ", event " + std::to_string(event.number) + ": " + std::string{*rule});
}

CaseWalk::Walked& CaseWalk::some_case() {
    const auto choice = std::min(cases_at_once, m_cases.size());
    return m_cases[m_cases.size() - 1 - m_random.below(static_cast<std::uint32_t>(choice))];
}

CaseSurroundings CaseWalk::around() const { return {*m_days, newest_policy(), m_units}; }

std::int64_t CaseWalk::count_lines() {
    return m_house.store.read([](store::Database& database) { return store::journal_end(database).number; });
}

void CaseWalk::read_calendar() {
    m_days = m_house.store.read([&](store::Database& database) { return m_calendar.in(database).days; });
}

void CaseWalk::fail(const std::string& words) const {
    throw std::logic_error{"walk " + std::to_string(m_seed) + ", step " + std::to_string(m_counts.steps) + ": " +
                           words};
}

} // namespace zhiping::tests
