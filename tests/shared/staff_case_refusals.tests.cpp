#include "shared/wire/staff_case_json.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/case_json.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/staff_cases.hpp"

// What staff are told of cases, when it was damaged on its way.
using namespace zhiping;
using namespace zhiping::test;

namespace {

std::string small_case() {
    RandomCase one{3};
    one.go_on(6);
    return wire::encode(one.shown());
}

std::vector<std::string> names_of(const Members& members) {
    std::vector<std::string> names;
    for (const auto& [name, value] : members) names.push_back(name);
    return names;
}

std::optional<Error> refused(const std::string& text) { return refusal(wire::decode_staff_case(text)); }

// For an object inside of a case: where it stands, and what stands around it.
auto inside(const std::string& name, const std::string& before = "", const std::string& after = "") {
    return [=](const std::string& text) { return refused(changed(case_members(), name, before + text + after)); };
}

auto in_list(const std::string& name) { return inside(name, "[", "]"); }

} // namespace

TEST_CASE("What would say something else without what is not known of it is refused") {
    const std::string author = R"(,"author":{"name":"承办甲","badge":"1001"}})";
    CHECK(inside("reply")(R"({"findings":[{"situation":"of_tomorrow","finding":"wrong"}])" + author)->field ==
          "situation");
    CHECK(inside("reply")(R"({"measures":[{"kind":"of_tomorrow"}])" + author)->field == "kind");
}

TEST_CASE("A case of staff that was damaged on its way is refused at what is wrong with it") {
    const auto other = quoted(ReceiptNumber::from_random(parse_date("2026-11-20").value(), {9}).text());
    names_what_is_wrong(case_members(), names_of(case_members()),
                        {{"receipt", {"7", "null", "\"ZP-1\"", other}},
                         {"evaluation", no_object},
                         {"status", no_id},
                         {"closing", no_id},
                         {"unit", no_text},
                         {"round", no_integer},
                         {"handler", no_object},
                         {"waits_for", no_id},
                         {"appointed", no_list_of_objects},
                         {"officers", no_list_of_objects},
                         {"clocks", no_list_of_objects},
                         {"reply", no_object},
                         {"attachments", no_list_of_objects},
                         {"linked", {"7", "null", "\"x\"", "{}", "[7]", "[null]", "[\"ZP-1\"]"}},
                         {"same_replies", no_integer},
                         {"events", no_list_of_objects},
                         {"may", no_list_of_texts},
                         {"person", no_object},
                         {"disclosures", no_list_of_objects},
                         {"writing", no_list_of_objects},
                         {"rights", no_list_of_texts},
                         {"units", no_list_of_objects},
                         {"approves", no_object}},
                        refused);
    for (const auto* body : {"", "no", "[]", "7", "null", "\"case\""})
        CHECK(refused(body) == invalid("", Text::BodyNotJson));
}

TEST_CASE("What stands inside of a case is refused by its own name") {
    const Members reply{{"text", quoted("答复")}, {"author", R"({"name":"承办甲","badge":"1001"})"}};
    names_what_is_wrong(reply, {"author"},
                        {{"text", no_text},
                         {"basis", no_text},
                         {"findings", no_list_of_objects},
                         {"measures", no_list_of_objects},
                         {"attachments", no_list_of_texts},
                         {"finding", no_text},
                         {"author", no_object},
                         {"approver", no_object},
                         {"issued_at", no_time}},
                        inside("reply"));
    const Members appointed{{"name", quoted("外援")}, {"badge", quoted("7")}, {"unit", quoted("420115")}};
    names_what_is_wrong(appointed, {"name", "unit"}, {{"name", no_text}, {"badge", no_text}, {"unit", no_text}},
                        in_list("appointed"));
    const Members officer{{"name", quoted("王某某")}, {"badge", quoted("012345")}};
    for (const auto& read : {in_list("officers"), in_list("writing"), inside("handler")})
        names_what_is_wrong(officer, {"name"}, {{"name", no_text}, {"badge", no_text}}, read);
    const Members attachment{{"sha256", quoted(to_digits({1}))},
                             {"format", quoted("pdf")},
                             {"bytes", "1000"},
                             {"name", quoted("意见书.pdf")}};
    names_what_is_wrong(
        attachment, {"sha256", "format", "bytes", "name"},
        {{"sha256", {"7", "null", "\"00\""}}, {"format", {"7", "null"}}, {"bytes", no_integer}, {"name", no_text}},
        in_list("attachments"));
    const Members unit{{"id", quoted("420114")}, {"zh-CN", quoted("蔡甸大队")}, {"en", quoted("Caidian Brigade")}};
    names_what_is_wrong(unit, {"id", "zh-CN", "en"}, {{"id", no_text}, {"zh-CN", no_text}, {"en", no_text}},
                        in_list("units"));
}

TEST_CASE("An event and a clock are refused by the name of what is wrong with them") {
    const auto event = event_members();
    const WrongValues wrong{{"number", no_integer},
                            {"action", {"7", "null", "[]"}},
                            {"actor", no_object},
                            {"at", no_time},
                            {"status", no_id},
                            {"closing", no_id},
                            {"unit", no_text},
                            {"round", no_integer},
                            {"clocks", no_list_of_objects},
                            {"details", no_object}};
    names_what_is_wrong(event, names_of(event), wrong, in_list("events"));
    names_what_is_wrong(event, names_of(event), wrong,
                        [](const std::string& text) { return refusal(wire::decode_event(text)); });
    CHECK(refusal(wire::decode_event(changed(event, "action", "\"dance\"")))->field == "action");
    const auto clock = clock_members();
    const WrongValues wrong_clock{{"kind", {"7", "null", "[]"}},
                                  {"number", no_integer},
                                  {"counted_from", no_day},
                                  {"days", no_integer},
                                  {"due", no_day},
                                  {"original_due", no_day},
                                  {"provisional", no_bool},
                                  {"met_at", no_time},
                                  {"ended_at", no_time},
                                  {"late", no_bool},
                                  {"reminded", no_bool},
                                  {"extended_by", no_integer}};
    names_what_is_wrong(clock, names_of(clock), wrong_clock, in_list("clocks"));
    names_what_is_wrong(clock, names_of(clock), wrong_clock,
                        [](const std::string& text) { return refusal(wire::decode_clock(text)); });
    CHECK(refusal(wire::decode_clock(changed(clock, "kind", "\"of_tomorrow\"")))->field == "kind");
}

TEST_CASE("What an event says is refused by its name") {
    const auto details = [](const std::string& text) {
        return refusal(wire::decode_event(changed(event_members(), "details", text)));
    };
    names_what_is_wrong({}, {},
                        {{"subject", no_object},
                         {"words", no_text},
                         {"reply", no_object},
                         {"recordings", no_id},
                         {"contact", no_id},
                         {"happened_at", no_time},
                         {"withdrawal", no_id},
                         {"was_asked_for", no_bool},
                         {"reopens", no_bool},
                         {"officer", no_object},
                         {"event", no_integer},
                         {"measure", no_integer},
                         {"working_days", no_integer},
                         {"unit", no_text},
                         {"evidence", no_list_of_texts},
                         {"receipt", no_text},
                         {"situations", no_list_of_texts},
                         {"contest_until", no_day},
                         {"moved_from", no_day},
                         {"sample", no_bool}},
                        details);
    const Members subject{{"unit", quoted("420114")}, {"received_at", "1795160000"}, {"policy_version", "1"}};
    names_what_is_wrong(subject, names_of(subject),
                        {{"situations", no_list_of_texts},
                         {"officers", no_list_of_objects},
                         {"unit", no_text},
                         {"received_at", no_time},
                         {"policy_version", no_integer}},
                        [&](const std::string& text) { return details(R"({"subject":)" + text + "}"); });
    const Members actor{{"role", quoted("handler")}};
    names_what_is_wrong(
        actor, {"role"}, {{"role", no_id}, {"unit", no_text}, {"name", no_text}, {"badge", no_text}},
        [](const std::string& text) { return refusal(wire::decode_event(changed(event_members(), "actor", text))); });
}

TEST_CASE("A case of which a part is missing or one character is another is refused, or read as what it says") {
    survives_damage(small_case(), wire::decode_staff_case, [](const StaffCase& shown) { return wire::encode(shown); });
}

TEST_CASE("A case nested without end is refused and breaks nothing") {
    const auto nested = repeated("[", 100'000) + repeated("]", 100'000);
    const auto objects = repeated(R"({"a":)", 100'000) + "1" + repeated("}", 100'000);
    for (const auto& value : {nested, objects})
        for (const auto* name : {"evaluation", "events", "person"})
            CHECK(refused(changed(case_members(), name, value)));
    CHECK_FALSE(refused(changed(case_members(), "of_tomorrow", nested)));
}

TEST_CASE("What is no draft of a reply is refused at what is wrong with it") {
    const Members draft{{"reply", "{}"}, {"saved_at", "1795160000"}};
    names_what_is_wrong(draft, names_of(draft), {{"reply", no_object}, {"saved_at", no_time}},
                        [](const std::string& text) { return refusal(wire::decode_reply_draft(text)); });
    const auto inside_reply = [](const std::string& text) {
        return refusal(wire::decode_reply_draft(R"({"saved_at":5,"reply":)" + text + "}"));
    };
    names_what_is_wrong({{"situation", quoted("other")}, {"decline", quoted("before_court")}}, {"situation"},
                        {{"situation", no_id}, {"finding", no_id}, {"decline", no_id}, {"way", no_text}},
                        [&](const std::string& text) { return inside_reply(R"({"findings":[)" + text + "]}"); });
    names_what_is_wrong({{"kind", quoted("repaid")}}, {"kind"}, {{"kind", no_id}, {"promised_for", no_day}},
                        [&](const std::string& text) { return inside_reply(R"({"measures":[)" + text + "]}"); });
    CHECK(inside_reply(R"({"attachments":["00"]})")->field == "attachments");
}
