#include "shared/wire/counter_json.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "tests/shared/case_world.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/random_evaluation.hpp"

// What is read out at a counter, read again.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

const CitizenAttachment attachment{Sha256{1, 2, 3}, AttachmentFormat::Pdf, 1000, "意见书.pdf"};

CounterCase shown_of(const CaseWorld& world) {
    auto shown = counter_case(citizen_case(world.file, world.events, {{attachment}}, world.around(), world.now));
    shown.units = {{"420114", {"蔡甸大队", "Caidian Brigade"}}};
    return shown;
}

// Each as it stands after one more action.
std::vector<CounterCase> many_cases() {
    CaseWorld world;
    auto reply = promise(world.now_day() + std::chrono::days{10});
    reply.attachments = {attachment.hash};
    std::vector<CounterCase> all{shown_of(world)};
    const auto does = [&](CaseAction action, const Actor& actor, CaseDetails details = {}) {
        world.does(action, actor, std::move(details));
        all.push_back(shown_of(world));
    };
    does(Take, handler);
    does(RecordContact, handler, {.words = "电话联系", .contact = ContactKind::First, .happened_at = world.now});
    does(DisputeContact, citizen, {.event = world.file.contacts.front()});
    does(AskCitizen, handler, {.words = "哪一天？"});
    does(AnswerQuestion, citizen, {.words = "周五"});
    does(RequestExtension, handler, {.words = "等鉴定", .working_days = 2});
    does(GrantRequest, detachment_lead, {});
    does(HandIn, handler, {.reply = reply});
    does(Approve, brigade_lead);
    does(OpenReply, citizen);
    does(Reject, citizen, {.words = "不满意"});
    does(Take, reviewer);
    does(IssueReply, reviewer, {.reply = clean_reply()});
    does(Withdraw, citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    return all;
}

Members reading_members() {
    Random random{14};
    return {{"evaluation", wire::encode(random_stored_evaluation(random))}};
}

Members case_members() { return {{"status", quoted("handling")}, {"unit", quoted("420114")}, {"round", "1"}}; }

std::optional<Error> refused(const std::string& text) { return refusal(wire::decode_counter_reading(text)); }

std::optional<Error> refused_case(const std::string& text) { return refused(changed(reading_members(), "case", text)); }

auto in_list(const std::string& name) {
    return [=](const std::string& text) { return refused_case(changed(case_members(), name, "[" + text + "]")); };
}

} // namespace

TEST_CASE("What is read out at a counter reads back as it was written") {
    Random random{15};
    for (const auto& shown : many_cases()) {
        const CounterReading reading{random_stored_evaluation(random), shown};
        const auto read = wire::decode_counter_reading(wire::encode(reading));
        REQUIRE(refusal(read) == std::nullopt);
        CHECK(*read == reading);
    }
    const CounterReading alone{random_stored_evaluation(random)};
    CHECK(wire::decode_counter_reading(wire::encode(alone)).value() == alone);
}

TEST_CASE("A counter's old desk reads without what it does not know, and measures keep their numbers") {
    auto members = case_members();
    members["events"] = R"([{"number":1,"action":"open","at":5,"role":"citizen","situations":["of_tomorrow"],"x":1},)"
                        R"({"number":2,"action":"dance"}])";
    members["replies"] = R"([{"event":4,"round":1,"unit":"420114","issued_at":5,"overall":"partly","attachments":)"
                         R"([{"sha256":"","format":"of_tomorrow"}],"x":1}])";
    members["promise"] = R"({"date":"2026-11-25","original_date":"2026-11-25","x":1})";
    members["units"] = R"([{"id":"420114","zh-CN":"蔡甸大队","en":"Caidian","x":1}])";
    members["seen"] = "3";
    auto reading = reading_members();
    reading["case"] = json_text(members);
    reading["of_tomorrow"] = "[[]]";
    const auto read = wire::decode_counter_reading(json_text(reading));
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->shown->events.size() == 1);
    CHECK(read->shown->events[0].situations.empty());
    CHECK(read->shown->replies.at(0).attachments.empty());
    members["measures"] = R"([{"kind":"of_tomorrow","unit":"420114"}])";
    CHECK(refused_case(json_text(members))->field == "kind");
}

TEST_CASE("What was damaged on its way to a counter is refused at what is wrong with it") {
    names_what_is_wrong(reading_members(), {"evaluation"}, {{"evaluation", no_object}, {"case", no_object}}, refused);
    names_what_is_wrong(case_members(), {"status", "unit", "round"},
                        {{"status", no_id},
                         {"closing", no_id},
                         {"unit", no_text},
                         {"round", no_integer},
                         {"promise", no_object},
                         {"answer_until", no_day},
                         {"contest_until", no_day},
                         {"question", no_integer},
                         {"measures", no_list_of_objects},
                         {"replies", no_list_of_objects},
                         {"events", no_list_of_objects},
                         {"units", no_list_of_objects}},
                        refused_case);
    for (const auto* body : {"", "[]", "7"}) CHECK(refused(body) == invalid("", Text::BodyNotJson));
}

TEST_CASE("What stands inside of what is read out is refused by its own name") {
    names_what_is_wrong({{"number", "1"}, {"action", quoted("open")}, {"at", "5"}, {"role", quoted("citizen")}},
                        {"number", "action", "at", "role"},
                        {{"number", no_integer},
                         {"action", {"7", "null", "[]"}},
                         {"at", no_time},
                         {"role", no_id},
                         {"unit", no_text},
                         {"words", no_text},
                         {"contact", no_id},
                         {"happened_at", no_time},
                         {"withdrawal", no_id},
                         {"event", no_integer},
                         {"measure", no_integer},
                         {"receipt", no_text},
                         {"situations", no_list_of_texts},
                         {"moved_from", no_day}},
                        in_list("events"));
    names_what_is_wrong(
        {{"kind", quoted("repaid")}, {"unit", quoted("420114")}}, {"kind", "unit"},
        {{"kind", no_id}, {"promised_for", no_day}, {"unit", no_text}, {"kept_at", no_time}, {"late", no_bool}},
        in_list("measures"));
    names_what_is_wrong({{"id", quoted("420114")}, {"zh-CN", quoted("蔡甸大队")}, {"en", quoted("Caidian")}},
                        {"id", "zh-CN", "en"}, {{"id", no_text}, {"zh-CN", no_text}, {"en", no_text}},
                        in_list("units"));
    const Members reply{
        {"event", "4"}, {"round", "1"}, {"unit", quoted("420114")}, {"issued_at", "5"}, {"overall", quoted("partly")}};
    names_what_is_wrong(reply, {"event", "round", "unit", "issued_at", "overall"},
                        {{"event", no_integer},
                         {"round", no_integer},
                         {"unit", no_text},
                         {"issued_at", no_time},
                         {"opened_at", no_time},
                         {"findings", no_list_of_objects},
                         {"overall", no_id},
                         {"measures", no_list_of_objects},
                         {"text", no_text},
                         {"basis", no_text},
                         {"attachments", no_list_of_objects}},
                        in_list("replies"));
    const Members file{
        {"sha256", quoted(to_digits({1}))}, {"format", quoted("pdf")}, {"bytes", "7"}, {"name", quoted("x")}};
    names_what_is_wrong(
        file, {"sha256", "format", "bytes", "name"},
        {{"sha256", {"7", "null", "\"00\""}},
         {"format", {"7", "null", "[]"}},
         {"bytes", {"\"1\"", "null", "-1", "1.5"}},
         {"name", no_text}},
        [&](const std::string& text) { return in_list("replies")(changed(reply, "attachments", "[" + text + "]")); });
    names_what_is_wrong({{"date", quoted("2026-11-25")}, {"original_date", quoted("2026-11-25")}},
                        {"date", "original_date"},
                        {{"date", no_day},
                         {"original_date", no_day},
                         {"extended_by", no_integer},
                         {"extension_reason", no_text},
                         {"provisional", no_bool},
                         {"kept_at", no_time},
                         {"late", no_bool}},
                        [](const std::string& text) { return refused_case(changed(case_members(), "promise", text)); });
}

TEST_CASE("What a counter reads, with a part missing or one character another, is refused or read as what it says") {
    Random random{16};
    const CounterReading reading{random_stored_evaluation(random), many_cases().back()};
    survives_damage(wire::encode(reading), wire::decode_counter_reading,
                    [](const CounterReading& read) { return wire::encode(read); });
}

TEST_CASE("A counter's question arrives as it was sent") {
    Random random{17};
    for (int time = 0; time < 20; ++time) {
        const wire::CounterQuestion asked{random_receipt(random), QueryCode::from_bits(random.bytes<10>())};
        const auto read = wire::decode_counter_question(wire::encode(asked));
        REQUIRE(refusal(read) == std::nullopt);
        CHECK(read->number == asked.number);
        CHECK(read->code == asked.code);
    }
}
