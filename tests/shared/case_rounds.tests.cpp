#include "shared/cases/case_rounds.hpp"

#include "tests/shared/case_world.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

std::vector<CaseRound> rounds(const CaseWorld& world) { return rounds_of(world.events); }

// With a rejected reply of the brigade, so that the detachment has it.
struct Rejected : CaseWorld {
    Rejected() {
        go_to(std::chrono::year{2026} / 11 / 24);
        answer(handler);
        go_to(std::chrono::year{2026} / 11 / 26);
        does(Reject, citizen, {.words = "没有看录像"});
    }
};

} // namespace

TEST_CASE("A case begins with one round, which its unit owes from the day of the evaluation") {
    const CaseWorld world;
    REQUIRE(rounds(world).size() == 1);
    const auto round = rounds(world).front();
    CHECK(round.number == 1);
    CHECK(round.unit_id == "420114");
    CHECK(round.clock == world.clock(ClockKind::Reply, 1));
    CHECK(to_string(round.clock.counted_from) == "2026-11-20");
    CHECK_FALSE(round.ended_by);
    CHECK_FALSE(round.last_reply_event);
}

TEST_CASE("A reply that is handed in, returned and handed in again is the last one of its round") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK(rounds(world).front().last_reply_event == 3);
    world.does(ReturnReply, brigade_lead, {.words = "请补充依据"});
    world.does(HandIn, handler, {.reply = wrong_reply()});
    world.does(Approve, brigade_lead);
    const auto round = rounds(world).front();
    CHECK(round.last_reply_event == 5);
    CHECK(round.clock.met_at == world.now);
    CHECK_FALSE(round.ended_by);
}

TEST_CASE("A rejected reply ends its round, and the next one goes up") {
    const Rejected world;
    const auto all = rounds(world);
    REQUIRE(all.size() == 2);
    CHECK(all[0].ended_by == Reject);
    CHECK(all[0].went_up);
    CHECK(all[0].clock.met_at);
    CHECK(all[1].unit_id == "420100");
    CHECK(to_string(all[1].clock.counted_from) == "2026-11-26");
    CHECK_FALSE(all[1].ended_by);
    CHECK(has_rejection(all));
}

TEST_CASE("The last level's reply can be rejected without another round, and that goes nowhere") {
    Rejected world;
    world.answer(reviewer);
    world.does(Reject, citizen, {.words = "仍不满意"});
    world.answer(bureau_handler);
    world.does(Reject, citizen, {.words = "仍不满意"});
    REQUIRE(world.file.closing == Closing::Final);
    const auto all = rounds(world);
    REQUIRE(all.size() == 3);
    CHECK(all[1].went_up);
    CHECK(all[2].ended_by == Reject);
    CHECK_FALSE(all[2].went_up);
}

TEST_CASE("A take-over goes up without a rejection; a reply that is sent back and a transfer do not") {
    CaseWorld world;
    SECTION("taken over") {
        world.does(TakeOver, detachment_lead, {.words = "由支队办理"});
        CHECK(rounds(world).front().went_up);
        CHECK(rounds(world).front().ended_by == TakeOver);
        CHECK(rounds(world).front().clock.ended_at == world.now);
        CHECK(rounds(world).back().unit_id == "420100");
    }
    SECTION("sent back") {
        world.answer(handler);
        world.does(SendBack, detachment_lead, {.words = "答复不完整"});
        CHECK(rounds(world).front().ended_by == SendBack);
        CHECK_FALSE(rounds(world).front().went_up);
        CHECK(rounds(world).back().unit_id == "420114");
    }
    SECTION("transferred") {
        world.does(Take, handler);
        world.does(RequestTransfer, handler, {.words = "不是本大队的文书"});
        world.does(GrantRequest, detachment_lead, {.unit_id = "420115"});
        CHECK(rounds(world).front().ended_by == GrantRequest);
        CHECK_FALSE(rounds(world).front().went_up);
        CHECK(rounds(world).back().unit_id == "420115");
    }
    CHECK(rounds(world).size() == 2);
    CHECK_FALSE(has_rejection(rounds(world)));
}

TEST_CASE("An extension stays in its round") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(RequestExtension, handler, {.words = "鉴定未出", .working_days = 2});
    world.does(GrantRequest, detachment_lead);
    REQUIRE(rounds(world).size() == 1);
    CHECK(rounds(world).front().clock.extended_by == 2);
    CHECK_FALSE(rounds(world).front().ended_by);
}

TEST_CASE("A case that is closed without a rejection has a last round that nothing ended") {
    CaseWorld world;
    SECTION("accepted") {
        world.answer(handler);
        world.does(Accept, citizen);
        CHECK(rounds(world).front().clock.met_at);
    }
    SECTION("withdrawn") {
        world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Mistake, .was_asked_for = false});
        CHECK(rounds(world).front().clock.ended_at);
    }
    REQUIRE(rounds(world).size() == 1);
    CHECK_FALSE(rounds(world).front().ended_by);
}

TEST_CASE("Rounds are the same when they are made event by event") {
    const Rejected world;
    std::vector<CaseRound> made;
    for (const auto& event : world.events) apply(made, event);
    CHECK(made == rounds(world));
    for (const auto& round : made) CHECK(round.clock == world.clock(ClockKind::Reply, round.number));
}
