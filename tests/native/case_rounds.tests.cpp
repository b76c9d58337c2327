#include "tests/support/case_house.hpp"

#include "native/store/case_rounds.hpp"
#include "native/store/migrate.hpp"
#include "native/store/worklist.hpp"

#include <catch_amalgamated.hpp>

// The rounds of cases beside their events, and the marks that are kept with a case for who looks after units.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

constexpr std::size_t schema_of_rounds = 36;

struct House : CaseHouse {
    std::uint64_t evaluated = 0;

    ReceiptNumber open() {
        ++evaluated;
        return evaluate(evaluated, sample_token<Secret>(evaluated + 100)).number;
    }
    std::vector<store::RoundRow> rounds(const ReceiptNumber& receipt) {
        return store.read([&](store::Database& database) {
            return store::list_rounds(database, store::find_case_key(database, receipt)->evaluation_id);
        });
    }
    void reject(const ReceiptNumber& receipt) { does(receipt, Reject, citizen, {.words = "不满意"}); }

    // Cases that have come to all kinds of rounds.
    void open_all_kinds() {
        const auto rejected = open(), taken_over = open(), extended = open(), withdrawn = open(), disputed = open();
        for (const auto& by : {handler, reviewer, bureau_handler}) {
            answer(rejected, by);
            reject(rejected);
            now += 24h;
        }
        does(taken_over, TakeOver, detachment_lead, {.words = "由支队办理"});
        does(extended, Take, handler);
        does(extended, RequestExtension, handler, {.words = "鉴定未出", .working_days = 2});
        does(extended, GrantRequest, detachment_lead);
        does(withdrawn, Withdraw, citizen, {.withdrawal = WithdrawalReason::Mistake, .was_asked_for = false});
        const auto contact = does(disputed, Take, handler).events + 1;
        does(disputed, RecordContact, handler,
             {.words = "电话联系", .contact = ContactKind::First, .happened_at = now - 1h});
        does(disputed, DisputeContact, citizen, {.event = contact});
        open();
        now += 30 * 24h;
        run_clocks();
    }
};

std::string part_of(std::string_view sql, std::string_view first, std::string_view after) {
    const auto begin = sql.find(first), end = sql.find(after, begin);
    REQUIRE(end != sql.npos);
    return std::string{sql.substr(begin, end - begin)};
}

int count_marked(House& house, CaseMark mark) {
    return house.store.read([&](store::Database& database) {
        const auto today = china_date(house.now);
        return store::count_work(database, {.marks = {mark}, .days = {today, today + std::chrono::days{1}}});
    });
}

} // namespace

TEST_CASE("A round is stored with its case, and becomes what each event makes of it") {
    House house;
    const auto receipt = house.open();
    REQUIRE(house.rounds(receipt).size() == 1);
    CHECK(house.rounds(receipt)[0].unit_id == "420114");
    CHECK_FALSE(house.rounds(receipt)[0].answered);
    house.now += 3 * 24h; // Monday.
    house.answer(receipt, handler);
    CHECK(house.rounds(receipt)[0].answered == china_date(house.now));
    CHECK(house.rounds(receipt)[0].reply_event == 3);
    house.reject(receipt);
    const auto rounds = house.rounds(receipt);
    REQUIRE(rounds.size() == 2);
    CHECK(rounds[0].ended_by == Reject);
    CHECK(rounds[0].went_up);
    CHECK(rounds[1].unit_id == "420100");
    CHECK(rounds[1].began == china_date(house.now));
    CHECK(house.verify().empty());
}

TEST_CASE("The rounds and marks of cases that an older program stored are those that their events make") {
    House house;
    house.open_all_kinds();
    REQUIRE(house.verify().empty());
    const auto before = count_rows(house.store, "case_round");
    house.execute("DELETE FROM case_round; UPDATE case_file SET has_rejected_reply = 0, has_disputed_contact = 0,"
                  " open_measures = 0");
    CHECK_FALSE(house.verify().empty());
    const auto sql = store::migrations()[schema_of_rounds - 1].bytes;
    house.execute(part_of(sql, "WITH event AS", "CREATE INDEX case_round_began"));
    house.execute(part_of(sql, "UPDATE case_file SET has_rejected_reply", "-- In the order of lists"));
    CHECK(count_rows(house.store, "case_round") == before);
    CHECK(house.verify().empty());
}

TEST_CASE("What was rejected is marked while the case is open, a disputed contact for good") {
    House house;
    const auto receipt = house.open();
    CHECK(count_marked(house, CaseMark::Rejected) == 0);
    const auto contact = house.does(receipt, Take, handler).events + 1;
    house.does(receipt, RecordContact, handler,
               {.words = "电话联系", .contact = ContactKind::First, .happened_at = house.now});
    house.does(receipt, DisputeContact, citizen, {.event = contact});
    house.does(receipt, IssueReply, handler, {.reply = House::clean_reply()});
    house.reject(receipt);
    CHECK(count_marked(house, CaseMark::Rejected) == 1);
    house.answer(receipt, reviewer);
    house.does(receipt, Accept, citizen);
    CHECK(count_marked(house, CaseMark::Rejected) == 0);
    CHECK(count_marked(house, CaseMark::Disputed) == 1);
}

TEST_CASE("A measure is marked from its promise until it is confirmed") {
    House house;
    const auto receipt = house.open();
    house.does(receipt, Take, handler);
    auto reply = House::clean_reply();
    reply.findings.front().finding = Finding::Wrong;
    reply.measures = {{MeasureKind::Repaid, china_date(house.now) + std::chrono::days{10}}};
    house.does(receipt, HandIn, handler, {.reply = reply});
    CHECK(count_marked(house, CaseMark::Measure) == 0);
    house.does(receipt, Approve, brigade_lead);
    CHECK(count_marked(house, CaseMark::Measure) == 1);
    house.does(receipt, ConfirmMeasure, handler, {.measure = 1});
    CHECK(count_marked(house, CaseMark::Measure) == 0);
}
