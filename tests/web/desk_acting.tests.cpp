#include "shared/cases/check_command.hpp"
#include "tests/support/acting_desk.hpp"

#include <catch_amalgamated.hpp>

#include <set>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using enum CaseAction;
using Desk = ActingDesk;

namespace {

// What is filled in in a sheet. Neither the reply, which is written elsewhere, nor what is sent at once has one.
std::vector<CaseAction> actions_with_sheet() {
    std::vector<CaseAction> all;
    for (const auto& each : case_actions)
        if (each.value > Take && each.value < AddWords && each.value != HandIn && each.value != IssueReply &&
            each.value != TakeBackReply)
            all.push_back(each.value);
    return all;
}

} // namespace

TEST_CASE("The sheet has a field for each thing that the action takes, and no other") {
    for (const auto action : actions_with_sheet()) {
        INFO(facts_of(case_actions, action).id);
        Desk desk;
        desk.begin(action);
        if (takes(action, "unit")) desk.answer_units();
        std::set<std::uint32_t> wanted;
        for (const auto* field :
             {"words", "recordings", "contact", "happened_at", "officer", "unit", "measure", "working_days", "reopens"})
            if (takes(action, field)) wanted.insert(desk.screen.canvas.id_of(std::string{"action."} + field));
        if (action == Appoint) wanted.insert(desk.screen.canvas.id_of("action.name"));
        std::set<std::uint32_t> there;
        for (const auto& node : desk.reader->nodes())
            if (std::set<std::string>{"text-field", "text-area", "select", "date-field"}.contains(node["role"]))
                there.insert(node["id"].get<std::uint32_t>());
        CHECK(there == wanted);
        CHECK(desk.reader->has("heading", label_of(action)));
        CHECK(desk.reader->has("button", label_of(action)));
    }
}

TEST_CASE("What is filled in is sent as it was, with the number of the last event that was seen") {
    const auto happened = std::to_string(in_china("2026-11-20 18:00").time_since_epoch().count());
    const std::string named = R"("officer":{"name":"王某某","badge":"012345"})";
    struct Sent {
        CaseAction action;
        Typed typed;
        std::string details;
    };
    const Sent all[] = {
        {SayRecordings,
         {{"recordings", "not_secured"}, {"words", "设备坏了"}},
         R"({"recordings":"not_secured","words":"设备坏了"})"},
        {RecordContact,
         {{"contact", "call_back"}, {"happened_at", "2026-11-20 18:00"}, {"words", "已解释"}},
         R"({"contact":"call_back","happened_at":)" + happened + R"(,"words":"已解释"})"},
        {AskOfficers, {{"officer", "012345"}, {"words", "说明了吗？"}}, "{" + named + R"(,"words":"说明了吗？"})"},
        {RecordOfficerStatement, {{"officer", "012345"}, {"words", "说明了"}}, "{" + named + R"(,"words":"说明了"})"},
        {AskCitizen, {{"words", "哪一天？"}}, R"({"words":"哪一天？"})"},
        {HandOver, {{"officer", "1002"}}, R"({"officer":{"name":"承办乙","badge":"1002"}})"},
        {RequestExtension, {{"working_days", "2"}, {"words", "在等录像"}}, R"({"working_days":2,"words":"在等录像"})"},
        {RequestTransfer, {{"words", "不在辖区"}}, R"({"words":"不在辖区"})"},
        {RequestInvalid, {{"words", "误评"}}, R"({"words":"误评"})"},
        {ConfirmMeasure, {{"measure", "1"}}, R"({"measure":1})"},
        {DeclareConcerned, {}, "{}"},
        {Approve, {}, "{}"},
        {ReturnReply, {{"words", "请写明依据"}}, R"({"words":"请写明依据"})"},
        {Appoint,
         {{"officer", "3003"}, {"name", "总队乙"}, {"unit", "420115"}, {"words", "都回避"}},
         R"({"officer":{"name":"总队乙","badge":"3003"},"unit":"420115","words":"都回避"})"},
        {Urge, {{"words", "请抓紧"}}, R"({"words":"请抓紧"})"},
        {SendBack, {{"words", "没有答复问题"}}, R"({"words":"没有答复问题"})"},
        {TakeOver, {{"words", "提级"}}, R"({"words":"提级"})"},
        {GrantRequest, {{"unit", "420115"}, {"words", "同意"}}, R"({"unit":"420115","words":"同意"})"},
        {RefuseRequest, {{"words", "理由不足"}}, R"({"words":"理由不足"})"},
        {Recheck, {{"reopens", "false"}, {"words", "查过了"}}, R"({"reopens":false,"words":"查过了"})"},
        {AnswerObjection, {{"officer", "012345"}, {"words", "维持"}}, "{" + named + R"(,"words":"维持"})"},
    };
    CHECK(std::size(all) == actions_with_sheet().size());
    for (const auto& [action, typed, details] : all) {
        INFO(facts_of(case_actions, action).id);
        Desk desk;
        desk.begin(action);
        for (const auto& [field, words] : typed) desk.write(field, words);
        desk.send();
        CHECK(asked_last().method == "POST");
        CHECK(asked_last().path == desk.path);
        CHECK(sent_last() == request(action, 3, details));
        CHECK(desk.page.is_disabled("action.send"));
        desk.answer(200, "the case afterwards");
        CHECK(desk.done == std::vector<std::string>{"the case afterwards"});
        CHECK_FALSE(desk.acting.is_open());
    }
}

TEST_CASE("A recheck that reopens the case says so, and one that nobody decided says neither") {
    Desk desk;
    desk.begin(Recheck);
    desk.send();
    CHECK(sent_last() == request(Recheck, 3, "{}"));
    desk.answer(400, refusal("invalid", "缺少这一项。", "reopens"));
    CHECK(desk.error_at("reopens") == "缺少这一项。");
    desk.write("reopens", "true");
    desk.send();
    CHECK(sent_last() == request(Recheck, 3, R"({"reopens":true})"));
}

TEST_CASE("What says nothing and can be undone is sent at once, without a sheet") {
    for (const auto action : {Take, TakeBackReply}) {
        Desk desk;
        desk.begin(action);
        CHECK_FALSE(desk.acting.is_open());
        CHECK(sent_last() == request(action, 3, "{}"));
        desk.answer(403, refusal("forbidden", "您不能接办。"));
        CHECK(desk.acting.problem() == "您不能接办。");
        CHECK_FALSE(desk.acting.is_open());
        CHECK(desk.done.empty());
    }
}

TEST_CASE("What is most often so is filled in") {
    Desk desk;
    desk.begin(RecordContact);
    CHECK(desk.written("happened_at") == "2026-11-20 19:05");
    CHECK(desk.written("contact") == "first");
    desk.acting.leave();
    desk.shown.file.contacts = {2};
    desk.begin(RecordContact);
    CHECK(desk.written("contact") == "call_back");
    desk.acting.leave();
    desk.begin(AskOfficers);
    CHECK(desk.written("officer") == "012345");
    desk.acting.leave();
    desk.shown.file.subject.officers.push_back(other_officer);
    desk.begin(AskOfficers);
    CHECK(desk.written("officer").empty());
}

TEST_CASE("Who can be meant differs with the action") {
    const auto shown = rich_case();
    const std::vector<Officer> colleagues{test::colleague.officer};
    CHECK(officers_for(HandOver, shown, colleagues) == colleagues);
    CHECK(officers_for(AskOfficers, shown, colleagues) == std::vector{test::named_officer});
    CHECK(officers_for(RecordOfficerStatement, shown, colleagues) == std::vector{test::named_officer});
    CHECK(officers_for(AnswerObjection, shown, colleagues) == std::vector{test::named_officer});
    for (const auto action : {Appoint, Urge, Take, GrantRequest})
        CHECK(officers_for(action, shown, colleagues).empty());
    Desk desk;
    desk.begin(HandOver);
    CHECK(desk.options_of("officer").find("1002\t承办乙（1002），今天缺勤\n") != std::string::npos);
}

TEST_CASE("Nobody is meant by what is not in the list") {
    const std::vector<Officer> officers{test::colleague.officer};
    for (const auto* chosen : {"", "0", "1001", "name:承办乙", "10020"})
        CHECK_FALSE(details_of(HandOver, {{"officer", chosen}}, officers)->officer);
    const Officer unnumbered{"外援"};
    CHECK(details_of(HandOver, {{"officer", "name:外援"}}, {unnumbered})->officer == unnumbered);
    CHECK(details_of(HandOver, {{"officer", "1002"}}, officers)->officer == officers[0]);
    CHECK_FALSE(details_of(Appoint, {}, officers)->officer);
    CHECK(details_of(Appoint, {{"officer", "0"}}, officers)->officer == Officer{"", "0"});
}

TEST_CASE("A measure can be confirmed while it is waited for") {
    Desk desk;
    desk.shown.file.measures.push_back({{MeasureKind::Repaid}, "420114"});
    desk.shown.file.clocks.push_back({ClockKind::Measure, 2, {}, 0, {}, {}, false, acting_now});
    desk.begin(ConfirmMeasure);
    CHECK(desk.options_of("measure").find("1\t赔礼道歉") != std::string::npos);
    CHECK(desk.options_of("measure").find("退还款物") == std::string::npos);
}

TEST_CASE("Units are asked for where one is to be chosen, and to the one that has the case nothing is transferred") {
    for (const auto action : {GrantRequest, Appoint}) {
        Desk desk;
        desk.begin(action);
        CHECK(asked_last().path == "/api/v1/staff/units");
        CHECK_FALSE(desk.page.has("action.unit"));
        desk.answer_units();
        CHECK(desk.options_of("unit").find("420115\t江夏大队\n") != std::string::npos);
        const bool offers_own = desk.options_of("unit").find("420114\t蔡甸大队\n") != std::string::npos;
        CHECK(offers_own == (action == Appoint)); // Who is appointed may be of it.
    }
    Desk desk;
    const auto before = desk.asked();
    desk.begin(RefuseRequest);
    desk.acting.leave();
    desk.shown.file.request->kind = RequestExtension;
    desk.begin(GrantRequest);
    CHECK(desk.asked() == before);
    CHECK_FALSE(desk.page.has("action.unit"));
}

TEST_CASE("Words that may be missing are said to be optional, and what goes out at once is announced") {
    Desk desk;
    for (const auto action : {HandOver, ConfirmMeasure, DeclareConcerned}) {
        desk.begin(action);
        CHECK(desk.page.label("action.words.hint") == "可以不填");
        desk.acting.leave();
    }
    desk.begin(Urge);
    CHECK_FALSE(desk.page.has("action.words.hint"));
    desk.acting.leave();
    desk.begin(Approve);
    CHECK(desk.page.label("action.hint") == "同意后，当事人马上就能看到这份答复。");
}

TEST_CASE("A field of no action takes nothing") {
    Desk desk;
    desk.begin(Urge);
    CHECK_FALSE(take_action_text(desk.screen.canvas, desk.acting, desk.screen.canvas.id_of("action.reply"), "x"));
}
