#include "tests/shared/case_world.hpp"

#include "shared/cases/citizen_actions.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/citizen_case_json.hpp"
#include "tests/shared/json_text.hpp"

#include <algorithm>
#include <set>

// What a citizen is told of a case, and may do with it.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

using Actions = std::vector<CaseAction>;

const CitizenAttachment sample_attachment{Sha256{1, 2, 3}, AttachmentFormat::Pdf, 1000, "意见书.pdf"};

struct CitizenWorld : CaseWorld {
    CitizenCase seen() const { return citizen_case(file, events, {{sample_attachment}}, around(), now); }
    Actions possible() const { return seen().possible_actions; }

    // Everything that an answer can hold.
    void do_everything() {
        does(Take, handler);
        does(RecordContact, handler, {.words = "电话联系", .contact = ContactKind::First, .happened_at = now});
        does(DisputeContact, citizen, {.event = file.contacts.front()});
        does(AskCitizen, handler, {.words = "哪一天？"});
        does(AnswerQuestion, citizen, {.words = "周五"});
        does(ReportPressure, citizen, {.words = "有人让我撤回"});
        auto reply = promise(now_day() + std::chrono::days{10});
        reply.attachments = {sample_attachment.hash};
        does(HandIn, handler, {.reply = reply});
        does(Approve, brigade_lead);
        does(OpenReply, citizen);
        does(Reject, citizen, {.words = "不满意"});
        does(Take, reviewer);
        does(IssueReply, reviewer, {.reply = clean_reply()});
    }
};

std::string sent(std::string_view action, std::string_view more = "") {
    return R"({"action_id":"00112233445566778899aabbccddeeff","action":")" + std::string{action} + '"' +
           std::string{more} + "}";
}

std::optional<Error> refused(const std::string& body) { return refusal(wire::decode_citizen_action(body)); }

} // namespace

TEST_CASE("A citizen's case arrives as it was sent") {
    CitizenWorld world;
    const auto arrives = [](const CitizenCase& seen) {
        return wire::decode_citizen_case(wire::encode(seen)).value() == seen;
    };
    CHECK(arrives(world.seen()));
    world.do_everything();
    auto seen = world.seen();
    seen.units = {{"420114", {"蔡甸大队", "Caidian Brigade"}}};
    CHECK(arrives(seen));
    world.does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    CHECK(arrives(world.seen()));
}

TEST_CASE("A case that was damaged on its way is refused at what is wrong with it") {
    CitizenWorld world;
    const Members members{{"status", R"("handling")"}, {"unit", R"("420114")"}, {"round", "1"}, {"seen", "1"}};
    REQUIRE(wire::decode_citizen_case(json_text(members)));
    const auto refused_at = [&](const std::string& body) {
        return refusal(wire::decode_citizen_case(body)).value().field;
    };
    for (const auto* needed : {"status", "unit", "round", "seen"})
        CHECK(refused_at(without(members, needed)) == needed);
    CHECK(refused_at(changed(members, "handler", R"("承办甲")")) == "handler");
    CHECK(refused_at(changed(members, "seen", "2147483648")) == "seen");
    CHECK(refused_at(changed(members, "promise", "{}")) == "date");
    CHECK(refused_at(changed(members, "possible_actions", R"(["dance"])")) == "possible_actions");
    CHECK(refused_at(changed(members, "events",
                             R"([{"number":1,"action":"open","at":1,"role":"clock","name":"x"}])")) == "name");
    CHECK(refused_at(changed(members, "replies", "[{}]")) == "event");
    CHECK(refused_at(changed(members, "measures", R"([{"kind":"repaid"}])")) == "unit");
    CHECK(refused_at(changed(members, "units", R"([{"id":"420114","zh-CN":"蔡甸大队"}])")) == "en");
    CHECK(refused_at("[]").empty());
}

TEST_CASE("No name of staff or of an officer on the code is in what a citizen is told") {
    CitizenWorld world;
    world.does(AskOfficers, brigade_lead, {.words = "请王某某说明", .officer = named_officer});
    world.do_everything();
    world.does(DeclareConcerned, bureau_lead);
    const auto told = wire::encode(world.seen());
    for (const auto& who : everybody) {
        if (who.officer.name.empty()) continue;
        CHECK(told.find(who.officer.name) == told.npos);
        CHECK(told.find('"' + who.officer.badge + '"') == told.npos);
    }
}

TEST_CASE("A citizen is told of every reply that was issued, and of none before that") {
    CitizenWorld world;
    world.does(Take, handler);
    auto first = wrong_reply();
    first.attachments = {sample_attachment.hash};
    world.does(HandIn, handler, {.reply = first});
    CHECK(world.seen().replies.empty());
    world.does(Approve, brigade_lead);
    REQUIRE(world.seen().replies.size() == 1);
    const auto reply = world.seen().replies.front();
    CHECK(reply.event == 4);
    CHECK(reply.unit_id == "420114");
    CHECK(reply.findings == first.findings);
    CHECK(reply.overall == OverallFinding::Partly);
    CHECK(reply.attachments == std::vector{sample_attachment});
    CHECK_FALSE(reply.opened);
    world.does(OpenReply, citizen);
    CHECK(world.seen().replies.front().opened == world.now);
    world.does(Reject, citizen, {.words = "不满意"});
    world.does(Take, reviewer);
    world.does(HandIn, reviewer, {.reply = wrong_reply()});
    CHECK(world.seen().replies.size() == 1);
    world.does(Approve, detachment_lead);
    REQUIRE(world.seen().replies.size() == 2);
    CHECK(world.seen().replies[0].text == first.text);
    CHECK(world.seen().replies[1].round == 2);
    CHECK_FALSE(world.seen().replies[1].opened);
}

TEST_CASE("A citizen may do what is refused at most for what would be said") {
    CitizenWorld world;
    const Actions while_handled{AddWords, ReportPressure, Withdraw};
    CHECK(world.possible() == while_handled);
    world.does(Take, handler);
    world.does(RecordContact, handler, {.words = "电话", .contact = ContactKind::First, .happened_at = world.now});
    CHECK(world.possible() == Actions{AddWords, DisputeContact, ReportPressure, Withdraw});
    world.does(DisputeContact, citizen, {.event = 3});
    world.does(AskCitizen, handler, {.words = "哪一天？"});
    CHECK(world.seen().question == 5);
    CHECK(world.possible() == Actions{AddWords, AnswerQuestion, ReportPressure, Withdraw});
    world.does(AnswerQuestion, citizen, {.words = "周五"});
    CHECK(world.possible() == while_handled);
    world.does(IssueReply, handler, {.reply = clean_reply()});
    CHECK(world.possible() == Actions{AddWords, ReportPressure, OpenReply, Accept, Reject, Withdraw});
    world.does(OpenReply, citizen);
    CHECK(world.possible() == Actions{AddWords, ReportPressure, Accept, Reject, Withdraw});
    world.does(Accept, citizen);
    CHECK(world.possible() == Actions{ReportPressure});
}

TEST_CASE("A citizen is told until when an evaluation that was taken for invalid may be contested, and only once") {
    CitizenWorld world;
    world.does(Take, handler);
    world.does(RequestInvalid, handler, {.words = "没有这次执法"});
    world.does(GrantRequest, detachment_lead, {.words = "查无记录"});
    const auto until = world.file.contest_until;
    REQUIRE(until);
    CHECK(world.seen().contest_until == until);
    CHECK(world.possible() == Actions{ReportPressure, Contest});
    world.does(Contest, citizen, {.words = "有这次执法"});
    CHECK_FALSE(world.seen().contest_until);
}

TEST_CASE("A promise that is past is late, also before anybody has written so") {
    CitizenWorld world;
    const auto due = world.seen().promise.value().due;
    CHECK(due == std::chrono::year{2026} / 11 / 25);
    world.now = at(std::chrono::year{2026} / 11 / 25, 23, 59);
    CHECK_FALSE(world.seen().promise->is_late);
    world.now += 1min;
    CHECK(world.seen().promise->is_late);
    world.answer(handler);
    CHECK(world.seen().promise->is_late);
    CHECK(world.seen().promise->kept == world.now);
    CHECK(world.seen().answer_until == world.file.running(ClockKind::Response)->due);
}

TEST_CASE("What became of each promised measure is told alike to citizens and to staff") {
    CitizenWorld world;
    auto reply = promise(world.now_day() + std::chrono::days{10});
    reply.measures.push_back({MeasureKind::Explained});
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = reply});
    CHECK(measures_of(world.file, world.now).empty());
    world.does(Approve, brigade_lead);
    CitizenMeasure repaid{reply.measures[0], "420114"};
    CHECK(measures_of(world.file, world.now) == std::vector{repaid});
    world.now += std::chrono::days{11};
    repaid.is_late = true;
    CHECK(measures_of(world.file, world.now) == std::vector{repaid});
    world.does(ConfirmMeasure, handler, {.measure = 1});
    repaid.kept = world.now;
    CHECK(measures_of(world.file, world.now) == std::vector{repaid});
    CHECK(measures_of(world.file, world.now) == world.seen().measures);
    world.file.clocks.clear(); // As who is told no clocks knows it.
    CHECK(measures_of(world.file, world.now) == std::vector{CitizenMeasure{reply.measures[0], "420114"}});
}

TEST_CASE("Every reason to decline and every measure has words of its own, in both languages") {
    for (const auto language : {Language::Chinese, Language::English}) {
        std::set<std::string_view> words;
        for (const auto& each : decline_reasons) words.insert(decline_words(each.value, language));
        for (const auto& each : measure_kinds) words.insert(measure_words(each.value, language));
        CHECK_FALSE(words.contains(""));
        CHECK(words.size() == decline_reasons.size() + measure_kinds.size());
    }
    const SituationFinding declined{Situation::Other, {}, Decline{DeclineReason::BeforeCourt, "等法院判决"}};
    CHECK(finding_words(declined, Language::Chinese) ==
          std::string{decline_words(DeclineReason::BeforeCourt, Language::Chinese)} + "。等法院判决");
    CHECK(measure_words({MeasureKind::Repaid}, nullptr, Language::Chinese) ==
          std::string{measure_words(MeasureKind::Repaid, Language::Chinese)} + "：已经做到");
}

TEST_CASE("A case names its units once each") {
    CitizenWorld world;
    world.do_everything();
    // The bureau would decide next.
    CHECK(unit_ids_of(world.seen()) == std::vector<std::string>{"420000", "420100", "420114"});
}

TEST_CASE("A citizen adds words to a case 50 times a day in China, and does everything else as often") {
    CitizenWorld world;
    const auto may = [&](CaseAction action) { return refusal(check_added_words(world.events, action, world.now)); };
    for (int time = 0; time < max_added_words_a_day; ++time) {
        CHECK_FALSE(may(AddWords));
        world.does(time % 2 ? AddWords : ReportPressure, citizen, {.words = "补充"});
    }
    const Error refusal{ErrorCode::TooMany, Text::AddedWordsTooOften, "action"};
    for (const auto action : {AddWords, AnswerQuestion, DisputeContact, ReportPressure}) CHECK(may(action) == refusal);
    for (const auto action : {OpenReply, Accept, Reject, Withdraw, Contest}) CHECK_FALSE(may(action));
    world.now = at(std::chrono::year{2026} / 11 / 20, 23, 59);
    CHECK(may(AddWords) == refusal);
    world.now += 1min;
    CHECK_FALSE(may(AddWords));
}

TEST_CASE("A citizen's action arrives as it was sent") {
    const auto id = ActionId::parse("00112233445566778899aabbccddeeff").value();
    const CitizenAction actions[] = {
        {id, Accept},
        {id, Reject, {.words = "不满意 😡"}, 7},
        {id, Withdraw, {.words = "已解决", .withdrawal = WithdrawalReason::Settled, .was_asked_for = false}},
        {id, DisputeContact, {.event = 3}, 0}};
    for (const auto& action : actions) CHECK(wire::decode_citizen_action(wire::encode(action)).value() == action);
}

TEST_CASE("What is no action of a citizen is refused at what is wrong with it") {
    CHECK_FALSE(refused(sent("accept", R"(,"seen":3)")));
    const Error not_yours{ErrorCode::Forbidden, Text::CaseNotYours, "action"};
    for (const auto& each : case_actions)
        CHECK(refused(sent(each.id)) == (is_citizen_action(each.value) ? std::optional<Error>{} : not_yours));
    CHECK(refused(sent("dance")) == invalid("action", Text::ValueUnknown));
    CHECK(refused(R"({"action":"accept"})") == invalid("action_id", Text::FieldMissing));
    CHECK(refused(R"({"action_id":"short","action":"accept"})")->field == "action_id");
    CHECK(refused(R"({"action_id":"00112233445566778899aabbccddeeff"})") == invalid("action", Text::FieldMissing));
    CHECK(refused(sent("accept", R"(,"seen":"3")")) == invalid("seen", Text::FieldWrongType));
    for (const auto* beyond : {"4294967299", "-4294967293", "2147483648", "3.5"})
        CHECK(refused(sent("accept", R"(,"seen":)" + std::string{beyond})) == invalid("seen", Text::FieldOutOfRange));
    CHECK(refused(sent("accept", R"(,"mood":"good")")) == invalid("mood", Text::ValueUnknown));
    CHECK(refused(sent("withdraw", R"(,"withdrawal":"tired")")) == invalid("withdrawal", Text::ValueUnknown));
    for (const auto* body : {"", "[]", "7", "null", "{", "\"accept\""})
        CHECK(refused(body) == invalid("", Text::BodyNotJson));
}
