#include "tests/support/case_house.hpp"

#include "native/cases/open_case.hpp"
#include "native/store/case_clocks.hpp"
#include "native/store/worklist.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

#include <thread>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

using Actions = std::vector<CaseAction>;

constexpr Date day(int month, int date) {
    return std::chrono::year{2026} / std::chrono::month{unsigned(month)} / std::chrono::day{unsigned(date)};
}

Message reason(const Result<cases::StoredCase>& refused) {
    if (refused) FAIL("it was done");
    return refused.error().message;
}

} // namespace

TEST_CASE("A dissatisfied evaluation opens a case at the unit of its code, in the same transaction") {
    CaseHouse house;
    const auto receipt = house.evaluate();
    REQUIRE(receipt.due);
    CHECK(receipt.due->day == day(11, 25));
    CHECK(receipt.due->working_days == 3);
    const auto found = house.find(receipt.number);
    REQUIRE(found);
    CHECK(found->file.status == CaseStatus::Handling);
    CHECK(found->file.unit_id == "420114");
    CHECK(found->file.subject.ticked == sample_submission(house.code).evaluation.situations);
    CHECK(found->file.subject.policy_version == newest_policy().version);
    CHECK(found->file.running(ClockKind::Reply)->due == day(11, 25));
    CHECK(house.actions_of(receipt.number) == Actions{Open});
    CHECK(house.verify().empty());
}

TEST_CASE("An evaluation that is not dissatisfied opens no case") {
    CaseHouse house;
    for (const auto satisfaction : {Satisfaction::Satisfied, Satisfaction::Other}) {
        auto submission = sample_submission(house.code, satisfaction == Satisfaction::Other ? 2 : 1);
        submission.evaluation.satisfaction = satisfaction;
        submission.evaluation.situations.clear();
        const auto receipt = submit(house.store, submission, sample_token<Secret>(5)).value();
        CHECK_FALSE(receipt.due);
        CHECK_FALSE(house.find(receipt.number));
        CHECK(house.act(receipt.number, Take, handler).error().code == ErrorCode::NotFound);
    }
    CHECK(count_rows(house.store, "case_file") == 0);
}

TEST_CASE("What is done is stored with its words apart, and read back as it was") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.does(receipt, Take, handler);
    house.does(receipt, SayRecordings, handler, {.words = "设备故障", .recordings = Recordings::NotSecured});
    const auto issued = house.does(receipt, IssueReply, handler, {.reply = CaseHouse::clean_reply()});
    const auto found = house.find(receipt);
    REQUIRE(found);
    CHECK(found->file == issued);
    CHECK(found->file.reply->reply == CaseHouse::clean_reply());
    CHECK(count_rows(house.store, "case_words") == 2);
    const auto facts = house.store.read([](store::Database& database) {
        return database.prepare("SELECT group_concat(facts) FROM case_event").value<std::string>();
    });
    CHECK(facts.find("设备故障") == facts.npos);
    CHECK(facts.find("执法记录仪") == facts.npos);
    CHECK(house.verify().empty());
}

TEST_CASE("A refused action changes nothing, and says why") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    const auto before = house.find(receipt)->file;
    CHECK(reason(house.act(receipt, Accept, citizen)) == Text::CaseNotNow);
    CHECK(reason(house.act(receipt, Take, reviewer)) == Text::CaseNotYours);
    CHECK(house.find(receipt)->file == before);
    CHECK(count_rows(house.store, "journal") == 2); // The evaluation, and the opening of its case.
    const auto unknown = ReceiptNumber::parse("ZP-20261120-7K3F9QXM-4");
    if (unknown) CHECK(house.act(*unknown, Take, handler).error().code == ErrorCode::NotFound);
}

TEST_CASE("Of two people at once one wins, and the other is told") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    std::atomic<int> winners = 0, told = 0;
    {
        std::vector<std::jthread> people;
        for (int person = 0; person < 4; ++person)
            people.emplace_back([&, person] {
                const auto actor =
                    staff(Role::Handler, "420114", "承办" + std::to_string(person), std::to_string(1100 + person));
                const auto acted = house.act(receipt, Take, actor, {}, 1);
                if (acted)
                    ++winners;
                else if (acted.error().message == Text::CaseChanged)
                    ++told;
            });
    }
    CHECK(winners == 1);
    CHECK(told == 3);
    CHECK(house.actions_of(receipt) == Actions{Open, Take});
    CHECK(house.verify().empty());
}

TEST_CASE("The clocks' job reminds, marks what is overdue and closes, each once, however often and late it runs") {
    const auto every = GENERATE(1h, 24h, 7 * 24h);
    CaseHouse house;
    const auto unanswered = house.evaluate(1).number;
    const auto answered = house.evaluate(2, sample_token<Secret>(2)).number;
    house.answer(answered, handler);
    for (int step = 0; step * every < 24h * 100; ++step) {
        house.now += every;
        house.run_clocks();
    }
    // A week's pause passes the reminder by: a reminder after the deadline would be none.
    const bool is_reminded = every < 7 * 24h;
    CHECK(house.actions_of(unanswered) ==
          (is_reminded ? Actions{Open, Remind, BecomeOverdue} : Actions{Open, BecomeOverdue}));
    CHECK(house.actions_of(answered) == Actions{Open, Take, IssueReply, RemindCitizen, CloseUnanswered});
    CHECK(house.find(answered)->file.closing == Closing::Unanswered);
    CHECK(house.find(unanswered)->file.running(ClockKind::Reply)->is_late);
    CHECK(house.run_clocks().events == 0);
    CHECK(house.verify().empty());
}

TEST_CASE("A deadline is over at midnight in China, when it is yesterday in UTC") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.now = parse_china_time("2026-11-24 00:00").value() - 1s;
    CHECK(house.run_clocks().events == 0);
    house.now += 1s;
    house.run_clocks();
    CHECK(house.actions_of(receipt) == Actions{Open, Remind});
    house.now = parse_china_time("2026-11-26 00:00").value() - 1s;
    CHECK(house.run_clocks().events == 0);
    house.now += 1s;
    house.run_clocks();
    CHECK(house.actions_of(receipt) == Actions{Open, Remind, BecomeOverdue});
}

TEST_CASE("Two processes that look at the clocks at once do each thing once") {
    CaseHouse house;
    for (std::uint64_t number = 0; number < 30; ++number) house.evaluate(number, sample_token<Secret>(number + 100));
    house.now += 5 * 24h;
    store::Store other{house.folder.path() / "zhiping.db"};
    std::atomic<std::size_t> events = 0;
    {
        std::vector<std::jthread> processes;
        for (auto* store : {&house.store, &other})
            processes.emplace_back(
                [&, store] { events += cases::run_clocks(*store, house.means, house.now, fail_on_problem).events; });
    }
    CHECK(events == 30);
    CHECK(house.verify().empty());
}

TEST_CASE("An amended calendar moves the clocks that are not late yet, with both dates, and leaves late ones late") {
    CaseHouse house;
    const auto late = house.evaluate(1).number;
    house.now += 6 * 24h; // Thursday, the 26th.
    house.run_clocks();
    const auto open = house.evaluate(2, sample_token<Secret>(2)).number;
    CHECK(house.find(open)->file.running(ClockKind::Reply)->due == day(12, 1));
    auto& notice =
        *std::find_if(house.notices.begin(), house.notices.end(), [](auto& each) { return each.year == 2026; });
    notice.holidays.insert(std::upper_bound(notice.holidays.begin(), notice.holidays.end(), day(11, 30)), day(11, 30));
    CHECK(house.run_clocks().moved == 0); // Nobody has said so yet.
    house.tell_of_shipped_calendar();
    CHECK(house.run_clocks().moved == 1);
    CHECK(house.run_clocks().moved == 0);
    CHECK(house.actions_of(open) == Actions{Open, MoveClocks});
    CHECK(house.find(open)->file.running(ClockKind::Reply)->due == day(12, 2));
    CHECK(house.find(late)->file.running(ClockKind::Reply)->due == day(11, 25));
    CHECK(house.find(late)->file.running(ClockKind::Reply)->is_late);
    CHECK(house.verify().empty());
}

TEST_CASE("Whoever changes an event, what was said, a state or a clock is found out") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.answer(receipt, handler);
    const auto sql = GENERATE(
        "UPDATE case_event SET officer_name = '别人' WHERE number = 2",
        "UPDATE case_event SET at = at - 1 WHERE number = 3",
        "UPDATE case_event SET facts = replace(facts, 'lawful', 'wrong') WHERE number = 3",
        "UPDATE case_words SET words = replace(words, '执法', '抓拍')",
        "DELETE FROM case_words; DELETE FROM case_event WHERE number = 3", "UPDATE case_file SET status = 'handling'",
        "UPDATE case_file SET due_date = '2026-12-01'", "UPDATE case_file SET handler_name = '别人'",
        "UPDATE case_clock SET is_late = 1 WHERE kind = 'reply'", "DELETE FROM case_clock WHERE kind = 'response'",
        "UPDATE case_clock SET next_look = NULL WHERE kind = 'response'",
        "UPDATE case_clock SET next_look = next_look + 100 * 86400000 WHERE kind = 'response'",
        "UPDATE case_round SET unit_id = '420100'", "UPDATE case_round SET answered_on = '2026-11-23'",
        "DELETE FROM case_round", "UPDATE case_file SET open_measures = 1",
        "DELETE FROM case_words; DELETE FROM case_clock; DELETE FROM case_round; DELETE FROM case_situation;"
        "DELETE FROM case_event;"
        "DELETE FROM case_file");
    CAPTURE(sql);
    CHECK(house.verify().empty());
    house.execute(sql);
    CHECK(house.verify().size() == 1);
}

TEST_CASE("What was said can be erased, and the case still stands and verifies") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    auto file = house.answer(receipt, handler);
    house.execute("DELETE FROM case_words");
    CHECK(house.verify().empty());
    file.reply->reply.text.clear();
    file.reply->reply.basis.clear();
    CHECK(house.find(receipt)->file == file);
}

TEST_CASE("Who is named on the code later, or no more, changes nothing of a case") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    const auto before = house.find(receipt)->file;
    REQUIRE_FALSE(before.subject.officers.empty());
    house.execute("DELETE FROM code_officer; DELETE FROM evaluation_situation");
    CHECK(house.find(receipt)->file == before);
    CHECK(house.verify().empty());
}

TEST_CASE("A case of a policy that this program does not know keeps no other from its turn") {
    CaseHouse house;
    house.evaluate(1);
    const auto known = house.evaluate(2, sample_token<Secret>(2)).number;
    house.execute("UPDATE case_event SET facts = replace(facts, '\"policy_version\":4', '\"policy_version\":99')"
                  " WHERE evaluation_id = 1");
    house.now += 6 * 24h;
    std::vector<std::string> problems;
    const auto tell = [&](const std::string& problem) { problems.push_back(problem); };
    CHECK(cases::run_clocks(house.store, house.means, house.now, tell).events == 1);
    CHECK(problems.size() == 1);
    CHECK(house.find(known)->file.running(ClockKind::Reply)->is_late);
}

TEST_CASE("A case that cannot be read is told of, and keeps no other from its turn") {
    CaseHouse house;
    const auto broken = house.evaluate(1).number;
    const auto whole = house.evaluate(2, sample_token<Secret>(2)).number;
    house.execute("UPDATE case_event SET facts = '{' WHERE evaluation_id = 1");
    house.now += 6 * 24h;
    std::vector<std::string> problems;
    const auto tell = [&](const std::string& problem) { problems.push_back(problem); };
    CHECK(cases::run_clocks(house.store, house.means, house.now, tell).events == 1);
    CHECK(problems.size() == 1);
    CHECK(house.actions_of(whole) == Actions{Open, BecomeOverdue});
    CHECK(cases::run_clocks(house.store, house.means, house.now, tell).events == 0);
    CHECK(problems.size() == 1); // Told once an hour.
    CHECK(house.verify().size() == 1);
    CHECK_THROWS_AS(house.find(broken), store::DatabaseError);
}

TEST_CASE(
    "A text that another unit used for its reply is counted for whoever approves, whatever its spaces and digits") {
    CaseHouse house;
    const auto first = house.evaluate(1).number;
    const auto second = house.evaluate(2, sample_token<Secret>(2)).number;
    auto reply = CaseHouse::clean_reply();
    reply.text = "您于11月20日在蔡甸的投诉收悉，经查看执法记录仪，情况不一致。";
    house.does(first, TakeOver, detachment_lead, {.words = "超期未办"});
    house.does(first, Take, reviewer);
    CHECK(house.count_same_replies(first) == 0);
    house.does(first, IssueReply, reviewer, {.reply = reply});
    CHECK(house.count_same_replies(first) == 0);
    house.does(second, Take, handler);
    reply.text = "您于３月 5日在蔡甸的投诉收悉，\n　经查看执法记录仪，情况不一致。";
    house.does(second, HandIn, handler, {.reply = reply});
    CHECK(house.count_same_replies(second) == 1);
    CHECK(house.count_same_replies(first) == 1);
    house.does(second, TakeBackReply, handler);
    reply.text = "您于３月5日在江夏的投诉收悉，经查看执法记录仪，情况不一致。";
    house.does(second, HandIn, handler, {.reply = reply});
    CHECK(house.count_same_replies(second) == 0);
}

TEST_CASE("The worklist shows a unit's cases in the order of their dates, page by page") {
    CaseHouse house;
    std::vector<ReceiptNumber> expected;
    for (std::uint64_t number = 0; number < 7; ++number) {
        expected.push_back(house.evaluate(number, sample_token<Secret>(number + 100)).number);
        house.now += 24h;
    }
    std::vector<ReceiptNumber> listed;
    house.store.read([&](store::Database& database) {
        store::WorkFilter filter{.at_unit = "420114", .statuses = {CaseStatus::Handling}};
        for (auto page = store::list_work(database, filter, 3); !page.empty();
             page = store::list_work(database, filter, 3)) {
            for (const auto& work : page) listed.push_back(work.listed.receipt);
            const auto& state = page.back().listed.state;
            filter.after = store::WorkPosition{state.due, state.evaluation_id};
        }
        CHECK(store::list_work(database, {.at_unit = "420100"}, 10).empty());
    });
    CHECK(listed == expected);
}
