#include "tests/support/route_house.hpp"

#include <catch_amalgamated.hpp>

// The five journeys of docs/case-journeys.md by the routes, and after each step what everybody sees.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

Json clean_reply() {
    return {{"findings",
             {{{"situation", "impounded_without_cause"}, {"finding", "lawful"}},
              {{"situation", "unfair_enforcement"}, {"finding", "did_not_happen"}}}},
            {"text", "经查看执法记录仪，当时依法扣留车辆并当场出具了凭证，现将核查结果答复如下。"},
            {"basis", "道路交通安全法第九十六条"}};
}

// So a second person approves it, and what is promised has a clock of its own.
Json wrong_reply() {
    auto reply = clean_reply();
    reply["findings"][0]["finding"] = "wrong";
    reply["measures"] = {{{"kind", "apologised"}}, {{"kind", "repaid"}, {"promised_for", "2026-12-10"}}};
    return reply;
}

} // namespace

TEST_CASE("Journey by the routes: answered in time, and the citizen is satisfied") {
    RouteHouse house;
    auto& handler = house.hire("handler", Role::Handler, "caidian");
    auto& lead = house.hire("lead", Role::Lead, "caidian");
    auto& above = house.hire("above", Role::Lead, "wuhan");
    auto& bureau = house.hire("bureau", Role::Supervisor, "hubei");
    CHECK(house.all_see() == Views{"citizen: handling at caidian, round 1: open; may withdraw",
                                   "handler, lead: handling at caidian, round 1: open; may take; listed",
                                   "above: handling at caidian, round 1: open; may urge take_over; listed",
                                   "bureau: handling at caidian, round 1: open; may urge; listed"});
    house.does(handler, "take");
    house.does(handler, "say_recordings", {{"recordings", "secured"}});
    house.does(handler, "record_contact", {{"contact", "first"}, {"happened_at", 1795160400}, {"words", "已致电说明"}});
    CHECK(house.refusal(handler, "issue_reply", {{"reply", wrong_reply()}}) == 409);
    CHECK(house.refusal(bureau, "take_over", {{"words", "我来办"}}) == 403);
    CHECK(
        house.all_see() ==
        Views{
            "citizen: handling at caidian, round 1: open record_contact; may withdraw",
            "handler: handling at caidian, round 1: open take say_recordings record_contact; may hand_in issue_reply; "
            "listed",
            "lead: handling at caidian, round 1: open take say_recordings record_contact; listed",
            "above: handling at caidian, round 1: open take say_recordings record_contact; may urge take_over; listed",
            "bureau: handling at caidian, round 1: open take say_recordings record_contact; may urge; listed"});
    house.pass_until("2026-11-23 10:00");
    house.does(handler, "hand_in", {{"reply", wrong_reply()}});
    CHECK(house.refusal(handler, "approve") == 403);
    CHECK(
        house.all_see() ==
        Views{
            "citizen: approval at caidian, round 1: open record_contact; may withdraw",
            "handler: approval at caidian, round 1: open take say_recordings record_contact hand_in; may "
            "take_back_reply; listed",
            "lead: approval at caidian, round 1: open take say_recordings record_contact hand_in; may approve; listed",
            "above: approval at caidian, round 1: open take say_recordings record_contact hand_in; may approve urge "
            "take_over; listed",
            "bureau: approval at caidian, round 1: open take say_recordings record_contact hand_in; may urge; listed"});
    house.does(lead, "approve");
    CHECK(
        house.all_see() ==
        Views{
            "citizen: answered at caidian, round 1: open record_contact approve; may open_reply accept reject withdraw",
            "handler, lead: answered at caidian, round 1: open take say_recordings record_contact hand_in approve; may "
            "confirm_measure; listed",
            "above: answered at caidian, round 1: open take say_recordings record_contact hand_in approve; may "
            "send_back take_over; listed",
            "bureau: answered at caidian, round 1: open take say_recordings record_contact hand_in approve; listed"});
    house.citizen_does("open_reply");
    house.citizen_does("accept");
    CHECK(house.all_see() ==
          Views{"citizen: closed satisfied at caidian, round 1: open record_contact approve open_reply accept",
                "handler, lead: closed satisfied at caidian, round 1: open take say_recordings record_contact hand_in "
                "approve open_reply accept; may confirm_measure; listed",
                "above: closed satisfied at caidian, round 1: open take say_recordings record_contact hand_in approve "
                "open_reply accept; may recheck; listed",
                "bureau: closed satisfied at caidian, round 1: open take say_recordings record_contact hand_in approve "
                "open_reply accept; listed"});
    CHECK(house.refusal(above, "confirm_measure", {{"measure", 1}}) == 403);
    house.does(handler, "confirm_measure", {{"measure", 1}, {"words", "已退还"}});
    CHECK(house.all_see() ==
          Views{"citizen: closed satisfied at caidian, round 1: open record_contact approve open_reply accept "
                "confirm_measure",
                "handler, lead, bureau: closed satisfied at caidian, round 1: open take say_recordings record_contact "
                "hand_in approve open_reply accept confirm_measure; listed",
                "above: closed satisfied at caidian, round 1: open take say_recordings record_contact hand_in approve "
                "open_reply accept confirm_measure; may recheck; listed"});
    CHECK(house.verify().empty());
}

TEST_CASE("Journey by the routes: rejected, reviewed a level up by other people, and satisfied") {
    RouteHouse house;
    auto& handler = house.hire("handler", Role::Handler, "caidian");
    auto& lead = house.hire("lead", Role::Lead, "caidian");
    auto& reviewer = house.hire("reviewer", Role::Handler, "wuhan");
    auto& above = house.hire("above", Role::Lead, "wuhan");
    CHECK(house.all_see() == Views{"citizen: handling at caidian, round 1: open; may withdraw",
                                   "handler, lead: handling at caidian, round 1: open; may take; listed",
                                   "reviewer: nothing",
                                   "above: handling at caidian, round 1: open; may urge take_over; listed"});
    house.does(handler, "take");
    house.does(handler, "issue_reply", {{"reply", clean_reply()}});
    CHECK(house.all_see() ==
          Views{"citizen: answered at caidian, round 1: open issue_reply; may open_reply accept reject withdraw",
                "handler, lead: answered at caidian, round 1: open take issue_reply; listed", "reviewer: nothing",
                "above: answered at caidian, round 1: open take issue_reply; may send_back take_over; listed"});
    house.citizen_does("report_pressure", {{"words", "有人让我撤回"}});
    house.citizen_does("reject", {{"words", "没有回答扣车的问题"}});
    CHECK(house.all_see() ==
          Views{"citizen: handling at wuhan, round 2: open issue_reply report_pressure reject; may withdraw",
                "handler, lead: answered at caidian, round 1: open take issue_reply",
                "reviewer, above: handling at wuhan, round 2: open take issue_reply reject; may take; listed"});
    CHECK(house.refusal(handler, "take") == 403);
    CHECK(house.refusal(lead, "take") == 403);
    house.does(reviewer, "take");
    house.does(reviewer, "hand_in", {{"reply", wrong_reply()}});
    CHECK(house.all_see() ==
          Views{"citizen: approval at wuhan, round 2: open issue_reply report_pressure reject; may withdraw",
                "handler, lead: answered at caidian, round 1: open take issue_reply",
                "reviewer: approval at wuhan, round 2: open take issue_reply reject take hand_in; may take_back_reply; "
                "listed",
                "above: approval at wuhan, round 2: open take issue_reply reject take hand_in; may approve; listed"});
    house.does(above, "approve");
    house.citizen_does("accept");
    CHECK(house.all_see() ==
          Views{"citizen: closed satisfied at wuhan, round 2: open issue_reply report_pressure reject approve accept",
                "handler, lead: answered at caidian, round 1: open take issue_reply",
                "reviewer, above: closed satisfied at wuhan, round 2: open take issue_reply reject take hand_in "
                "approve accept; may confirm_measure; listed"});
    CHECK(house.verify().empty());
}

TEST_CASE("Journey by the routes: through all levels, where the last reply can be answered and goes no further") {
    RouteHouse house;
    auto& handler = house.hire("handler", Role::Handler, "caidian");
    auto& reviewer = house.hire("reviewer", Role::Handler, "wuhan");
    house.hire("above", Role::Lead, "wuhan");
    auto& bureau = house.hire("bureau", Role::Lead, "hubei");
    const auto answer = [&](StaffAtBrowser& who) {
        house.does(who, "take");
        house.does(who, "issue_reply", {{"reply", clean_reply()}});
    };
    answer(handler);
    CHECK(house.all_see() ==
          Views{"citizen: answered at caidian, round 1: open issue_reply; may open_reply accept reject withdraw",
                "handler: answered at caidian, round 1: open take issue_reply; listed", "reviewer: nothing",
                "above, bureau: answered at caidian, round 1: open take issue_reply; may send_back take_over; listed"});
    house.citizen_does("reject", {{"words", "不满意"}});
    CHECK(house.all_see() ==
          Views{"citizen: handling at wuhan, round 2: open issue_reply reject; may withdraw",
                "handler: answered at caidian, round 1: open take issue_reply",
                "reviewer, above: handling at wuhan, round 2: open take issue_reply reject; may take; listed",
                "bureau: handling at wuhan, round 2: open take issue_reply reject; may urge take_over; listed"});
    answer(reviewer);
    CHECK(house.all_see() ==
          Views{"citizen: answered at wuhan, round 2: open issue_reply reject issue_reply; may open_reply accept "
                "reject withdraw",
                "handler: answered at caidian, round 1: open take issue_reply",
                "reviewer, above: answered at wuhan, round 2: open take issue_reply reject take issue_reply; listed",
                "bureau: answered at wuhan, round 2: open take issue_reply reject take issue_reply; may send_back "
                "take_over; listed"});
    house.citizen_does("reject", {{"words", "不满意"}});
    CHECK(house.all_see() ==
          Views{"citizen: handling at hubei, round 3: open issue_reply reject issue_reply reject; may withdraw",
                "handler: answered at caidian, round 1: open take issue_reply",
                "reviewer, above: answered at wuhan, round 2: reject take issue_reply",
                "bureau: handling at hubei, round 3: open take issue_reply reject take issue_reply reject; may take "
                "appoint; listed"});
    answer(bureau);
    CHECK(house.all_see() == Views{"citizen: answered at hubei, round 3: open issue_reply reject issue_reply reject "
                                   "issue_reply; may open_reply accept reject withdraw",
                                   "handler: answered at caidian, round 1: open take issue_reply",
                                   "reviewer, above: answered at wuhan, round 2: reject take issue_reply",
                                   "bureau: answered at hubei, round 3: open take issue_reply reject take issue_reply "
                                   "reject take issue_reply; listed"});
    house.citizen_does("reject", {{"words", "不满意"}});
    CHECK(
        house.all_see() ==
        Views{"citizen: closed final at hubei, round 3: open issue_reply reject issue_reply reject issue_reply reject",
              "handler: answered at caidian, round 1: open take issue_reply",
              "reviewer, above: answered at wuhan, round 2: reject take issue_reply",
              "bureau: closed final at hubei, round 3: open take issue_reply reject take issue_reply reject take "
              "issue_reply reject; listed"});
    CHECK(house.verify().empty());
}

TEST_CASE("Journey by the routes: overdue, taken over by the bureau, and reviewed once more there") {
    RouteHouse house;
    auto& handler = house.hire("handler", Role::Handler, "caidian");
    auto& above = house.hire("above", Role::Lead, "wuhan");
    auto& bureau = house.hire("bureau", Role::Lead, "hubei");
    auto& other = house.hire("other", Role::Handler, "hubei");
    house.does(handler, "take");
    house.pass_until("2026-11-26 09:00");
    CHECK(
        house.all_see() ==
        Views{
            "citizen: handling at caidian, round 1: open become_overdue; may withdraw",
            "handler: handling at caidian, round 1: open take remind become_overdue; may hand_in issue_reply; listed",
            "above, bureau: handling at caidian, round 1: open take remind become_overdue; may urge take_over; listed",
            "other: nothing"});
    house.does(above, "urge", {{"words", "请尽快办理"}});
    house.does(bureau, "take_over", {{"words", "超期未办"}});
    CHECK(house.all_see() ==
          Views{"citizen: handling at hubei, round 2: open become_overdue; may withdraw",
                "handler: handling at caidian, round 1: open take remind become_overdue urge", "above: nothing",
                "bureau: handling at hubei, round 2: open take remind become_overdue urge take_over; may take appoint; "
                "listed",
                "other: handling at hubei, round 2: open take remind become_overdue urge take_over; may take; listed"});
    house.does(bureau, "take");
    house.does(bureau, "issue_reply", {{"reply", clean_reply()}});
    CHECK(house.all_see() == Views{"citizen: answered at hubei, round 2: open become_overdue issue_reply; may "
                                   "open_reply accept reject withdraw",
                                   "handler: handling at caidian, round 1: open take remind become_overdue urge",
                                   "above: nothing",
                                   "bureau, other: answered at hubei, round 2: open take remind become_overdue urge "
                                   "take_over take issue_reply; listed"});
    house.citizen_does("reject", {{"words", "不满意"}});
    CHECK(house.refusal(bureau, "take") == 403);
    house.does(other, "take");
    house.does(other, "issue_reply", {{"reply", clean_reply()}});
    house.citizen_does("reject", {{"words", "不满意"}});
    CHECK(house.all_see() ==
          Views{"citizen: closed final at hubei, round 3: open become_overdue issue_reply reject issue_reply reject",
                "handler: handling at caidian, round 1: open take remind become_overdue urge", "above: nothing",
                "bureau, other: closed final at hubei, round 3: open take remind become_overdue urge take_over take "
                "issue_reply reject take issue_reply reject; listed"});
    CHECK(house.verify().empty());
}

TEST_CASE("Journey by the routes: the citizen never answers, is reminded once, and the case closes as unanswered") {
    RouteHouse house;
    auto& handler = house.hire("handler", Role::Handler, "caidian");
    auto& lead = house.hire("lead", Role::Lead, "caidian");
    house.hire("above", Role::Lead, "wuhan");
    house.hire("bureau", Role::Lead, "hubei");
    house.does(handler, "take");
    house.pass_until("2026-11-24 09:00");
    house.does(handler, "issue_reply", {{"reply", clean_reply()}});
    house.citizen_does("open_reply");
    CHECK(house.citizen.seen()["answer_until"] == "2026-12-24");
    house.pass_until("2026-12-17 09:00");
    CHECK(house.all_see() == Views{"citizen: answered at caidian, round 1: open issue_reply open_reply remind_citizen; "
                                   "may accept reject withdraw",
                                   "handler, lead: answered at caidian, round 1: open take remind issue_reply "
                                   "open_reply remind_citizen; listed",
                                   "above, bureau: answered at caidian, round 1: open take remind issue_reply "
                                   "open_reply remind_citizen; may send_back take_over; listed"});
    house.pass_until("2026-12-25 00:30");
    CHECK(house.all_see() == Views{"citizen: closed unanswered at caidian, round 1: open issue_reply open_reply "
                                   "remind_citizen close_unanswered",
                                   "handler, lead, above, bureau: closed unanswered at caidian, round 1: open take "
                                   "remind issue_reply open_reply remind_citizen close_unanswered; listed"});
    CHECK(house.refusal(lead, "take") == 409);
    CHECK(house.citizen.act("accept")->status == 409);
    CHECK(house.verify().empty());
}
