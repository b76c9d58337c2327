#include "shared/wire/staff_case_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/staff_cases.hpp"

// What staff are told of cases, read again. What is refused is in staff_case_refusals.tests.cpp.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

std::optional<Error> refused(const std::string& text) { return refusal(wire::decode_staff_case(text)); }

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto place = text.find(what);
    REQUIRE(place != text.npos);
    return text.replace(place, what.size(), by);
}

} // namespace

TEST_CASE("Whatever became of a case, who may see all of it reads it as it was written") {
    std::string everything;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        RandomCase one{seed};
        if (seed == 1) one.extend();
        for (int part = 0; part < 6; ++part) {
            const auto shown = one.shown();
            const auto text = wire::encode(shown);
            const auto read = wire::decode_staff_case(text);
            REQUIRE(refusal(read) == std::nullopt);
            REQUIRE(wire::encode(*read) == text);
            REQUIRE(read->events == shown.events);
            REQUIRE(read->file == shown.file);
            REQUIRE(read->evaluation == shown.evaluation);
            REQUIRE(read->writing == shown.writing);
            REQUIRE(read->units == shown.units);
            REQUIRE(read->approves == shown.approves);
            REQUIRE(read->rights == shown.rights);
            REQUIRE(read->attachments == shown.attachments);
            everything += text;
            one.go_on(8);
        }
    }
    for (const auto* name : {"closing", "handler", "waits_for", "appointed", "officers", "met_at", "ended_at", "late",
                             "extended_by", "reply", "approver", "issued_at", "attachments", "linked", "disclosures",
                             "writing", "units", "rights", "approves"}) {
        CAPTURE(name);
        CHECK(everything.find(quoted(name) + ":") != everything.npos);
    }
}

TEST_CASE("Whatever somebody may see of a case reads back as it was written") {
    for (std::uint32_t seed = 100; seed < 115; ++seed) {
        RandomCase one{seed};
        one.go_on(40);
        for (const auto& actor : everybody) {
            const auto shown = one.shown_to(actor);
            if (shown.events.empty()) continue; // Nobody is shown such a case.
            const auto text = wire::encode(shown);
            const auto read = wire::decode_staff_case(text);
            REQUIRE(refusal(read) == std::nullopt);
            REQUIRE(wire::encode(*read) == text);
            REQUIRE(read->events == shown.events);
        }
    }
}

TEST_CASE("What the answer says of a case stands, whatever its events make of it") {
    auto members = case_members();
    auto asked = event_members();
    asked["action"] = quoted("request_extension");
    asked["details"] = R"({"words":"等鉴定","working_days":5})";
    members["events"] = "[" + json_text(asked) + "]";
    members["handler"] = R"({"name":"承办乙","badge":"1002"})";
    CHECK(wire::decode_staff_case(json_text(members))->file.request == std::nullopt);
    members["waits_for"] = quoted("request_transfer");
    CHECK(wire::decode_staff_case(json_text(members))->file.request->kind == RequestTransfer);
    members["waits_for"] = quoted("request_extension");
    const auto read = wire::decode_staff_case(json_text(members));
    CHECK(read->file.request == PendingRequest{RequestExtension, 2, Instant{std::chrono::seconds{1795160000}}, 5});
    CHECK(read->file.handler == Officer{"承办乙", "1002"});
}

TEST_CASE("Events that no case can have make no case of them, and stop nobody") {
    for (const auto& each : case_actions) {
        auto event = event_members();
        event["action"] = quoted(each.id);
        auto members = case_members();
        members["events"] = "[" + json_text(event) + "," + json_text(event) + "]";
        CAPTURE(each.id);
        CHECK(refused(json_text(members)) == std::nullopt);
    }
}

TEST_CASE("An old desk reads a newer server's case without what it does not know") {
    auto members = case_members();
    auto newer = event_members();
    newer["number"] = "3";
    newer["action"] = quoted("dance");
    newer["steps"] = "[1]";
    auto known = event_members();
    known["mood"] = "{}";
    known["details"] = R"({"words":"已联系","tone":7,"situations":["of_tomorrow","other"],"subject":)"
                       R"({"situations":["of_tomorrow"],"unit":"420114","received_at":1,"policy_version":1,"x":1}})";
    known["clocks"] = R"([{"kind":"of_tomorrow"}])";
    members["events"] = "[" + json_text(known) + "," + json_text(newer) + "]";
    members["clocks"] = R"([{"kind":"of_tomorrow","hours":3},)" + json_text(clock_members()) + "]";
    members["may"] = R"(["take","dance"])";
    members["disclosures"] = R"([{"disclosed":"of_tomorrow"}])";
    members["officers"] = R"([{"name":"王某某","badge":"012345","rank":1}])";
    members["colour"] = R"([[{"deep":null}]])";
    const auto read = wire::decode_staff_case(json_text(members));
    REQUIRE(refusal(read) == std::nullopt);
    REQUIRE(read->events.size() == 1);
    CHECK(read->events[0].details.words == "已联系");
    CHECK(read->events[0].details.situations == std::vector{Situation::Other});
    CHECK(read->events[0].clocks.empty());
    CHECK(read->file.events == 3);
    CHECK(read->file.clocks.size() == 1);
    CHECK(read->may == std::vector{Take});
    CHECK(read->disclosures.empty());
    CHECK(read->file.subject.officers == std::vector{named_officer});
}

TEST_CASE("The draft of a reply reads back as it was written") {
    Reply declined;
    declined.findings = {{Situation::Other, {}, Decline{DeclineReason::BeforeCourt, "法院"}}, {Situation::Charges}};
    declined.attachments = {Sha256{1}, Sha256{2}};
    for (const auto& reply : {Reply{}, clean_reply(), promise(parse_date("2026-12-24").value()), declined}) {
        const ReplyDraft draft{reply, at(std::chrono::year{2026} / 11 / 20, 16)};
        CHECK(wire::decode_reply_draft(wire::encode(draft)).value() == draft);
        survives_damage(wire::encode(draft), wire::decode_reply_draft,
                        [](const ReplyDraft& read) { return wire::encode(read); });
    }
    CHECK(wire::decode_reply_draft(R"({"reply":{"text":"答","mood":1},"saved_at":5,"by":{}})")->reply.text == "答");
}

TEST_CASE("Whoever was not up to date reads what they have missed, in the server's words") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(AskCitizen, handler, {.words = "哪一天？"});
    const Error error{ErrorCode::Conflict, Text::CaseNotNow, "action"};
    const auto text = wire::encode(error, std::span{world.events}.subspan(1), Language::Chinese);
    const auto read = wire::decode_conflict(text);
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->refusal.code == "conflict");
    CHECK(read->refusal.message == zhiping::text(error.message, Language::Chinese));
    CHECK(read->refusal.field == "action");
    CHECK(read->unseen == std::vector(world.events.begin() + 1, world.events.end()));
    CHECK(read->last == 3);
    const auto newer = wire::decode_conflict(replaced(text, "\"ask_citizen\"", "\"dance\""));
    CHECK(newer->unseen.size() == 1);
    CHECK(newer->last == 3);
}

TEST_CASE("A conflict of other kinds has no events, and what is no refusal of ours is none") {
    const auto plain =
        wire::decode_conflict(wire::encode(Error{ErrorCode::Conflict, Text::CaseNotNow}, Language::English));
    REQUIRE(refusal(plain) == std::nullopt);
    CHECK(plain->unseen.empty());
    CHECK(plain->last == 0);
    const auto refused_at = [](const std::string& text) { return refusal(wire::decode_conflict(text))->field; };
    for (const auto* body : {"", "<html>", "[]", "{}", R"({"error":7})", R"({"error":{"code":"conflict"}})"})
        CHECK(refused_at(body) == "error");
    for (const auto& events : no_list_of_objects)
        CHECK(refused_at(R"({"error":{"code":"conflict","message":"x"},"events":)" + events + "}") == "events");
}
