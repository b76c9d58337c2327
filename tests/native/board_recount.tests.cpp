#include "tests/common/random_commands.hpp"
#include "tests/support/case_house.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/json.hpp"

#include "native/app/list_work.hpp"
#include "native/app/read_board.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/work_days.hpp"
#include "shared/wire/board_json.hpp"

#include <catch_amalgamated.hpp>

// Every number of the board over a random database, counted anew from the events by recount_board.py, and by the lists.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

constexpr int steps = 600;
constexpr int acts_of_step = 3;
constexpr int steps_of_evaluation = 6; // From one to the next.
constexpr int steps_of_clocks = 11;
constexpr std::size_t recent_cases = 8; // On which people act most.

const Instant first_day = parse_china_time("2026-08-24 09:00").value();

// A province at work for three months.
struct Province {
    CaseHouse house;
    app::CurrentCalendar calendar;
    test::Random random{25};
    UnitTree units{test::province};
    test::RandomCommands commands{random, units};
    test::DoneActions done;
    std::vector<ReceiptNumber> cases;
    std::uint64_t submitted = 0;

    Province() {
        REQUIRE_FALSE(app::load_units(house.store, test::province));
        house.now = first_day;
        for (int step = 0; step < steps; ++step) {
            if (step % steps_of_evaluation == 0) evaluate();
            if (step % steps_of_clocks == 0) house.run_clocks();
            for (int act_of_step = 0; act_of_step < acts_of_step && !cases.empty(); ++act_of_step) act();
            house.now += std::chrono::minutes{random.below(400)};
        }
        REQUIRE(house.now < parse_china_time("2026-12-20 00:00").value()); // Where the calendar of 2026 decides.
        REQUIRE(house.verify().empty());
    }

    void evaluate() {
        Submission submission = sample_submission(new_code(), ++submitted);
        auto& evaluation = submission.evaluation;
        evaluation.agreed_at = house.now;
        if (m_is_of_place)
            evaluation.situations = {random.one_of(std::array{Situation::Efficiency, Situation::Charges})};
        if (random.below(4) == 0) evaluation.situations.pop_back();
        if (random.below(3) == 0 || evaluation.situations.empty()) {
            evaluation.satisfaction = Satisfaction::Satisfied;
            evaluation.situations.clear();
        }
        const auto receipt = submit(house.store, submission, sample_secret, house.now).value().number;
        if (!house.find(receipt)) return;
        cases.push_back(receipt);
        if (random.below(3) == 0) extend(receipt);
    }

    // Where they may.
    void extend(const ReceiptNumber& receipt) {
        const auto act_if_may = [&](CaseAction action, const Actor& actor, const CaseDetails& details = {}) {
            static_cast<void>(house.act(receipt, action, actor, details));
        };
        act_if_may(CaseAction::Take, handler);
        act_if_may(CaseAction::RequestExtension, handler, {.words = "鉴定未出", .working_days = 2});
        act_if_may(CaseAction::GrantRequest, detachment_lead);
    }

    void act() {
        const auto recent = std::span{cases}.last(std::min(cases.size(), recent_cases));
        const auto& receipt = random.below(4) > 0 ? random.one_of(recent) : random.one_of(cases);
        const auto before = house.find(receipt)->file;
        const auto command =
            random.below(5) > 0 ? commands.fitting(before, house.now, done) : commands.any(before, house.now);
        if (command.actor.role == Role::Clock && command.action != CaseAction::DeliverNotice) return;
        if (house.act(receipt, command.action, command.actor, command.details))
            done.insert({before.status, command.action});
    }

private:
    // Some name a reader: by the badge number, or by the name alone in his unit.
    Code new_code() {
        const auto unit_id =
            random.one_of(std::array{"420114", "420114", "420114", "420115", "420100", "420200", "420000"});
        const auto officer = random.one_of(
            std::array{test::named_officer, test::named_officer, Officer{"别人", "5001"}, Officer{"总队负责人", ""}});
        m_is_of_place = random.below(3) == 0;
        store::NewCode about{
            .module = Module::Service, .unit_id = unit_id, .place = "窗口 " + std::to_string(submitted)};
        if (!m_is_of_place) {
            about = sample_document(static_cast<int>(submitted) + 1);
            about.unit_id = unit_id;
            about.handled_at = house.now;
            about.officers = {officer};
        }
        return std::get<0>(app::create_codes(house.store, {{about}}, house.now, chance)).front().code;
    }

    bool m_is_of_place = false;
};

// Somebody who looks at the board.
class Look {
public:
    Look(Province& province, const app::StaffMember& member, const BoardQuery& query)
        : m_province(province), m_member(member), m_query(query), m_asked(query.unit_id.value_or(member.unit_id)),
          m_board(app::read_board(province.house.store, province.calendar, member, query, province.house.now).value()) {
    }

    void check_against_events() const {
        const auto& folder = m_province.house.folder.path();
        std::ofstream{folder / "question.json"} << question().dump();
        std::ofstream{folder / "board.json"} << wire::encode(m_board);
        const auto command = "python3 -B '" + asset("../tests/native/recount_board.py").string() + "' '" +
                             (folder / "zhiping.db").string() + "' '" + (folder / "question.json").string() + "' '" +
                             (folder / "board.json").string() + "' '" + asset("holidays").string() + "' > '" +
                             (folder / "recounted").string() + "' 2>&1";
        INFO(question().dump());
        const auto exit_code = std::system(command.c_str());
        INFO(content_of(folder / "recounted"));
        CHECK(exit_code == 0);
    }

    // The total's lists have what all rows have together.
    void check_against_lists() const {
        for (const auto& row : m_board.rows) {
            const auto [unit_id, under_id] = place_of(row);
            check_open(row, unit_id, under_id);
            check_rounds(row, {.unit_id = unit_id, .under_id = under_id});
        }
        check_rounds(m_board.total, {.under_id = m_asked});
        for (const auto& [module, now, compared] : m_board.modules) {
            auto query = all();
            query.module = module;
            if (!m_query.module) check_begun({.under_id = m_asked}, query, now, compared);
        }
        for (const auto& day : m_board.days) {
            const BoardPeriod that_day{day.day, day.day};
            CHECK(listed(of_round({.under_id = m_asked}, RoundCount::Begun, that_day)) == day.begun);
            CHECK(listed(of_round({.under_id = m_asked}, RoundCount::Late, that_day)) == day.late);
        }
        check_waiting();
    }

    const Board& board() const { return m_board; }

private:
    using UnitIds = std::pair<std::optional<std::string>, std::optional<std::string>>;

    static UnitIds place_of(const BoardRow& row) {
        return row.is_alone ? UnitIds{row.unit.id, std::nullopt} : UnitIds{std::nullopt, row.unit.id};
    }

    Json question() const {
        Json question{{"unit", m_member.unit_id},
                      {"reads_own", app::may(m_member, Right::Read, Relation::Own)},
                      {"badge", m_member.officer.badge},
                      {"name", m_member.officer.name},
                      {"today", to_string(china_date(m_province.house.now))},
                      {"asked", m_asked},
                      {"from", to_string(m_board.periods.now.from)},
                      {"until", to_string(m_board.periods.now.until)},
                      {"compared_from", to_string(m_board.periods.compared.from)},
                      {"compared_until", to_string(m_board.periods.compared.until)}};
        if (m_query.module) question["module"] = facts_of(modules, *m_query.module).id;
        if (m_query.situation) question["situation"] = facts_of(situations, *m_query.situation).id;
        return question;
    }

    app::WorkQuery all() const {
        return {.module = m_query.module, .situation = m_query.situation, .most = app::max_work_page};
    }
    app::WorkQuery of_round(app::RoundQuery round, RoundCount count, const BoardPeriod& period) const {
        auto query = all();
        round.count = count;
        round.from = period.from;
        round.until = period.until;
        query.round = round;
        return query;
    }

    // How long a list is.
    int listed(const app::WorkQuery& query) const {
        auto& house = m_province.house;
        const auto days = app::work_days(house.store, m_province.calendar, house.now);
        return static_cast<int>(app::list_work(house.store, m_member, query, days).value().items.size());
    }

    void check_open(const BoardRow& row, const std::optional<std::string>& unit_id,
                    const std::optional<std::string>& under_id) const {
        CAPTURE(row.unit.id, row.is_alone);
        auto query = all();
        query.unit_id = unit_id;
        query.under_id = under_id;
        query.statuses = {CaseStatus::Handling, CaseStatus::Approval, CaseStatus::Answered};
        CHECK(listed(query) == row.open);
        query.statuses.clear();
        query.marks = {CaseMark::DueSoon};
        CHECK(listed(query) == row.due_soon);
        query.marks = {CaseMark::Overdue};
        CHECK(listed(query) == row.overdue);
    }

    void check_rounds(const BoardRow& row, const app::RoundQuery& round) const {
        const auto& [now, compared] = m_board.periods;
        for (const auto& facts : round_counts) {
            CAPTURE(row.unit.id, row.is_alone, facts.id);
            CHECK(listed(of_round(round, facts.value, now)) == row.numbers.of(facts.value));
            CHECK(listed(of_round(round, facts.value, compared)) == row.compared.of(facts.value));
        }
        for (const auto& [situation, cases, before] : row.situations) {
            auto query = all();
            query.situation = situation;
            if (!m_query.situation) check_begun(round, query, cases, before);
        }
    }

    // With what `query` asks for besides.
    void check_begun(const app::RoundQuery& round, app::WorkQuery query, int now, int compared) const {
        query.round = of_round(round, RoundCount::Begun, m_board.periods.now).round;
        CHECK(listed(query) == now);
        query.round = of_round(round, RoundCount::Begun, m_board.periods.compared).round;
        CHECK(listed(query) == compared);
    }

    void check_waiting() const {
        for (const auto& [count, id] : board_waiting) {
            CAPTURE(id);
            auto query = all();
            query.at = Relation::Below;
            query.under_id = m_asked;
            if (const auto mark = find_by_id(case_marks, id))
                query.marks = {*mark};
            else
                query.has_request = true;
            CHECK(listed(query) == (m_board.waiting.*count).value_or(0));
        }
    }

    Province& m_province;
    app::StaffMember m_member;
    BoardQuery m_query;
    std::string m_asked;
    Board m_board;
};

const app::StaffMember bureau_lead_member{1, {"总队负责人", "3002"}, "420000", {Role::Lead}};
const app::StaffMember supervisor_member{2, {"督察", "3009"}, "420000", {Role::Supervisor}};
const app::StaffMember named_member{3, {"别的名字", "05001"}, "420000", {Role::Lead, Role::Handler}};
const app::StaffMember detachment_member{4, {"支队负责人", "2002"}, "420100", {Role::Lead}};

const std::array readers{bureau_lead_member, supervisor_member, named_member, detachment_member};

Date day(std::string_view text) { return parse_date(text).value(); }

const std::array<BoardQuery, 6> queries{
    BoardQuery{},
    BoardQuery{.unit_id = "420100"},
    BoardQuery{.from = day("2026-09-25"), .until = day("2026-10-12")},
    BoardQuery{.from = day("2026-09-01"), .until = day("2026-11-05"), .comparison = Comparison::Year},
    BoardQuery{.module = Module::Service},
    BoardQuery{.unit_id = "420100",
               .from = day("2026-09-10"),
               .until = day("2026-11-05"),
               .situation = Situation::UnfairEnforcement}};

// That the random database has something of everything that is counted.
void check_that_all_is_there(const Board& board) {
    for (const auto& facts : round_counts) {
        CAPTURE(facts.id);
        CHECK(board.total.numbers.of(facts.value) > 0);
    }
    CHECK(board.total.open > 0);
    CHECK(board.total.numbers.evaluations > board.total.numbers.of(RoundCount::Begun));
    CHECK(board.total.numbers.median_days);
    CHECK(board.modules.size() == 2);
}

} // namespace

TEST_CASE("Each number of the board is what the events come to when they are counted anew, and as long as its list") {
    Province province;
    const BoardQuery whole{.from = china_date(province.house.now) - std::chrono::days{max_board_days - 1}};
    check_that_all_is_there(Look{province, bureau_lead_member, whole}.board());
    for (const auto& reader : readers) {
        CAPTURE(reader.officer.badge);
        for (const auto& query : queries) Look{province, reader, query}.check_against_events();
        Look{province, reader, whole}.check_against_events();
        Look{province, reader, whole}.check_against_lists();
        Look{province, reader, queries[1]}.check_against_lists();
    }
    Look{province, bureau_lead_member, queries[4]}.check_against_lists();
    Look{province, bureau_lead_member, queries[5]}.check_against_lists();
}
