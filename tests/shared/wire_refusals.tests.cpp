#include "shared/wire/error_json.hpp"
#include "shared/wire/evaluation_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/json_text.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

// What does not arrive, and which member the refusal names.

namespace {

const Members submission{{"submission_id", R"("00112233445566778899aabbccddeeff")"},
                         {"code", quoted(some_code().symbols())},
                         {"catalogue_version", "1"},
                         {"language", R"("zh-CN")"},
                         {"agreed_at", "1795000000"},
                         {"satisfaction", R"("dissatisfied")"},
                         {"situations", R"(["other"])"},
                         {"statement", R"("说明")"}};

Members draft_members() {
    auto members = submission;
    members["secret"] = R"("ffeeddccbbaa99887766554433221100")";
    members["saved_at"] = "1795000001";
    members["agreed"] = "true";
    members["submitted"] = "false";
    return members;
}

const Members receipt{{"receipt", R"("ZP-20261010-00000000-")"}, {"received_at", "1795000000"}, {"due", "null"}};

Members receipt_members() {
    auto members = receipt;
    const auto number = ReceiptNumber::from_random(*parse_date("2026-11-20"), {1, 2, 3, 4, 5});
    members["receipt"] = quoted(number.text());
    members["due"] = R"({"date":"2026-11-25","working_days":3,"provisional":false})";
    return members;
}

const Members facts{{"code", quoted(some_code().symbols())},
                    {"module", R"("service")"},
                    {"unit", R"({"zh-CN":"车管所","en":"Vehicle office"})"},
                    {"document", "null"},
                    {"handled_at", "null"},
                    {"place", R"("")"}};

const auto not_json = invalid("", Text::BodyNotJson);

struct Refused {
    const char* name;
    const char* value;
    Message why;
};

std::optional<Error> submitted(const std::string& body) { return refusal(wire::decode_submission(body)); }

} // namespace

TEST_CASE("The bodies that these tests change are good before they are changed") {
    CHECK(submitted(json_text(submission)) == std::nullopt);
    CHECK(refusal(wire::decode_draft(json_text(draft_members()))) == std::nullopt);
    CHECK(refusal(wire::decode_receipt(json_text(receipt_members()))) == std::nullopt);
    CHECK(refusal(wire::decode_code_facts(json_text(facts))) == std::nullopt);
}

TEST_CASE("A missing member is named") {
    for (const auto& [name, value] : submission)
        CHECK(submitted(without(submission, name)) == invalid(name, Text::FieldMissing));
    for (const auto& [name, value] : draft_members())
        CHECK(refusal(wire::decode_draft(without(draft_members(), name))) == invalid(name, Text::FieldMissing));
    for (const auto& [name, value] : receipt_members())
        CHECK(refusal(wire::decode_receipt(without(receipt_members(), name))) == invalid(name, Text::FieldMissing));
    for (const auto* name : {"code", "module", "unit"})
        CHECK(refusal(wire::decode_code_facts(without(facts, name))) == invalid(name, Text::FieldMissing));
}

TEST_CASE("A code at a place needs no document, time or place") {
    auto shortest = facts;
    for (const auto* name : {"document", "handled_at", "place"}) shortest.erase(name);
    const auto read = wire::decode_code_facts(json_text(shortest));
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->document_type == "");
    CHECK(read->handled_at == std::nullopt);
}

TEST_CASE("A member of the wrong type is named") {
    for (const auto& [name, value] : draft_members())
        for (const auto* wrong : {"{}", "[[]]", "[{}]"}) {
            CAPTURE(name, wrong);
            CHECK(refusal(wire::decode_draft(changed(draft_members(), name, wrong))) ==
                  invalid(name, Text::FieldWrongType));
        }
    for (const auto* name : {"submission_id", "code", "language", "statement", "satisfaction", "situations"})
        for (const auto* wrong : {"true", "7", "1.5"})
            CHECK(submitted(changed(submission, name, wrong)) == invalid(name, Text::FieldWrongType));
    for (const auto* name :
         {"submission_id", "code", "language", "statement", "situations", "agreed_at", "catalogue_version"})
        CHECK(submitted(changed(submission, name, "null")) == invalid(name, Text::FieldWrongType));
    for (const auto* name : {"agreed_at", "catalogue_version"})
        for (const auto* wrong : {"\"1\"", "true", "\"\""})
            CHECK(submitted(changed(submission, name, wrong)) == invalid(name, Text::FieldWrongType));
    for (const auto* wrong : {"0", "1", "\"true\"", "null"})
        for (const auto* const name : {"agreed", "submitted"})
            CHECK(refusal(wire::decode_draft(changed(draft_members(), name, wrong))) ==
                  invalid(name, Text::FieldWrongType));
}

TEST_CASE("Times out of range are refused: negative, fractions, beyond the year 9999 and beyond 64 bits") {
    const auto value = GENERATE("-1", "1.5", "1.0", "1e3", "1e30", "-1e30", "253402300800", "9223372036854775807",
                                "9223372036854775808", "18446744073709551615", "18446744073709551616",
                                "-9223372036854775808", "-9223372036854775809", "1e308");
    CAPTURE(value);
    CHECK(submitted(changed(submission, "agreed_at", value)) == invalid("agreed_at", Text::FieldOutOfRange));
    CHECK(refusal(wire::decode_draft(changed(draft_members(), "saved_at", value))) ==
          invalid("saved_at", Text::FieldOutOfRange));
    CHECK(refusal(wire::decode_receipt(changed(receipt_members(), "received_at", value))) ==
          invalid("received_at", Text::FieldOutOfRange));
    CHECK(refusal(wire::decode_code_facts(changed(facts, "handled_at", value))) ==
          invalid("handled_at", Text::FieldOutOfRange));
}

TEST_CASE("The first and the last second are accepted") {
    CHECK(submitted(changed(submission, "agreed_at", "0")) == std::nullopt);
    CHECK(submitted(changed(submission, "agreed_at", "-0")) == std::nullopt);
    CHECK(submitted(changed(submission, "agreed_at", "253402300799")) == std::nullopt);
}

TEST_CASE("A catalogue version is never cut down to one that exists") {
    const auto next = std::to_string(newest_catalogue().version + 1);
    for (const auto& value :
         {std::string{"0"}, std::string{"-1"}, next, std::string{"4294967297"}, std::string{"9223372036854775807"}})
        CHECK(submitted(changed(submission, "catalogue_version", value)) ==
              invalid("catalogue_version", Text::CatalogueVersionUnknown));
    for (const auto* value : {"9223372036854775808", "18446744073709551617", "1.0", "1e30"})
        CHECK(submitted(changed(submission, "catalogue_version", value)) ==
              invalid("catalogue_version", Text::FieldOutOfRange));
}

TEST_CASE("Values that nobody knows are refused and their member is named") {
    const auto refused = GENERATE(
        Refused{"satisfaction", R"("Satisfied")", Text::ValueUnknown},
        Refused{"satisfaction", R"("")", Text::ValueUnknown},
        Refused{"satisfaction", R"("satisfied\u0000")", Text::ValueUnknown},
        Refused{"language", R"("zh")", Text::ValueUnknown}, Refused{"language", R"("fr")", Text::ValueUnknown},
        Refused{"situations", R"(["other","none"])", Text::ValueUnknown},
        Refused{"situations", R"([""])", Text::ValueUnknown},
        Refused{"situations", R"(["other",7])", Text::FieldWrongType},
        Refused{"situations", R"(["other",null])", Text::FieldWrongType},
        Refused{"situations", R"("other")", Text::FieldWrongType},
        Refused{"situations", R"({"other":true})", Text::FieldWrongType}, Refused{"code", R"("")", Text::CodeNeeded},
        Refused{"code", R"("00000000000000001")", Text::CodeNeeded},
        Refused{"submission_id", R"("xyz")", Text::ValueUnknown},
        Refused{"submission_id", R"("00112233445566778899AABBCCDDEEFF")", Text::ValueUnknown});
    CAPTURE(refused.value);
    CHECK(submitted(changed(submission, refused.name, refused.value)) == invalid(refused.name, refused.why));
}

TEST_CASE("A draft's own members are checked as strictly") {
    CHECK(refusal(wire::decode_draft(changed(draft_members(), "secret", R"("")"))) ==
          invalid("secret", Text::ValueUnknown));
    CHECK(refusal(wire::decode_draft(json_text(submission))) == invalid("secret", Text::FieldMissing));
}

TEST_CASE("What is wrong with a draft's photo or video is named") {
    const Members photo{{"file", quoted(std::string(32, '1'))},
                        {"format", R"("jpg")"},
                        {"bytes", "7"},
                        {"fingerprint", R"("")"},
                        {"upload", "null"},
                        {"held", "false"},
                        {"paused_at", "null"}};
    const auto read = [](const std::string& chosen) {
        return refusal(wire::decode_draft(changed(draft_members(), "chosen_evidence", chosen)));
    };
    CHECK(read("[" + json_text(photo) + "]") == std::nullopt);
    CHECK(read("{}") == invalid("chosen_evidence", Text::FieldWrongType));
    CHECK(read("[7]") == invalid("chosen_evidence", Text::FieldWrongType));
    for (const auto* name : {"file", "format", "bytes", "fingerprint", "held"})
        CHECK(read("[" + without(photo, name) + "]") == invalid(name, Text::FieldMissing));
    const auto [name, value, why] = GENERATE(table<const char*, const char*, Message>({
        {"bytes", "0", Text::FieldOutOfRange},
        {"bytes", "-1", Text::FieldOutOfRange},
        {"bytes", "1.5", Text::FieldOutOfRange},
        {"held", "1", Text::FieldWrongType},
        {"fingerprint", "7", Text::FieldWrongType},
        {"upload", "7", Text::FieldWrongType},
        {"paused_at", "-1", Text::FieldOutOfRange},
        {"paused_at", "\"1\"", Text::FieldWrongType},
        {"paused_at", "true", Text::FieldWrongType},
    }));
    CAPTURE(name, value);
    CHECK(read("[" + changed(photo, name, value) + "]") == invalid(name, why));
}

TEST_CASE("What is wrong with a receipt is named") {
    const auto refused = GENERATE(
        Refused{"receipt", R"("ZP-20261120-00000000-1")", Text::ReceiptMalformed},
        Refused{"due", "7", Text::FieldWrongType}, Refused{"due", "[]", Text::FieldWrongType},
        Refused{"due", "\"2026-11-25\"", Text::FieldWrongType}, Refused{"evidence", "{}", Text::FieldWrongType},
        Refused{"evidence", "[7]", Text::FieldWrongType}, Refused{"query_code", "7", Text::FieldWrongType},
        Refused{"query_code", "\"G4TR0-FBCNZ\"", Text::QueryCodeMalformed});
    CHECK(refusal(wire::decode_receipt(changed(receipt_members(), refused.name, refused.value))) ==
          invalid(refused.name, refused.why));
}

TEST_CASE("What is wrong with a deadline is named") {
    const auto refused = GENERATE(
        Refused{"date", R"({"working_days":3,"provisional":false})", Text::FieldMissing},
        Refused{"date", R"({"date":"2026-02-30","working_days":3,"provisional":false})", Text::DateMalformed},
        Refused{"working_days", R"({"date":"2026-11-25","provisional":false})", Text::FieldMissing},
        Refused{"working_days", R"({"date":"2026-11-25","working_days":-1,"provisional":false})",
                Text::FieldOutOfRange},
        Refused{"working_days", R"({"date":"2026-11-25","working_days":367,"provisional":false})",
                Text::FieldOutOfRange},
        Refused{"working_days", R"({"date":"2026-11-25","working_days":4294967299,"provisional":false})",
                Text::FieldOutOfRange},
        Refused{"provisional", R"({"date":"2026-11-25","working_days":3})", Text::FieldMissing},
        Refused{"provisional", R"({"date":"2026-11-25","working_days":3,"provisional":0})", Text::FieldWrongType});
    CAPTURE(refused.value);
    CHECK(refusal(wire::decode_receipt(changed(receipt_members(), "due", refused.value))) ==
          invalid(refused.name, refused.why));
}

TEST_CASE("What is wrong with a code's facts is named") {
    const auto check = [](const char* member, const char* value, const Error& why) {
        CAPTURE(member, value);
        CHECK(refusal(wire::decode_code_facts(changed(facts, member, value))) == why);
    };
    check("module", R"("police")", invalid("module", Text::ValueUnknown));
    check("unit", "7", invalid("unit", Text::FieldWrongType));
    check("unit", "null", invalid("unit", Text::FieldWrongType));
    check("unit", R"({"en":"Office"})", invalid("zh-CN", Text::FieldMissing));
    check("unit", R"({"zh-CN":"所","en":7})", invalid("en", Text::FieldWrongType));
    check("reconsideration", "7", invalid("reconsideration", Text::FieldWrongType));
    check("reconsideration", "null", invalid("reconsideration", Text::FieldWrongType));
    check("reconsideration", R"({"zh-CN":"省政府"})", invalid("en", Text::FieldMissing));
    check("reconsideration", R"({"zh-CN":7,"en":"Province"})", invalid("zh-CN", Text::FieldWrongType));
    check("place", "null", invalid("place", Text::FieldWrongType));
    check("document", "[]", invalid("document", Text::FieldWrongType));
    check("document", R"({"type":7,"number":""})", invalid("type", Text::FieldWrongType));
    check("document", R"({"type":"","number":[]})", invalid("number", Text::FieldWrongType));
    check("handled_at", R"("2026")", invalid("handled_at", Text::FieldWrongType));
}

TEST_CASE("A stored evaluation without its parts is refused") {
    auto members = receipt_members();
    CHECK(refusal(wire::decode_stored_evaluation(json_text(members))) == invalid("subject", Text::FieldMissing));
    members["subject"] = json_text(facts);
    CHECK(refusal(wire::decode_stored_evaluation(json_text(members))) == invalid("evaluation", Text::FieldMissing));
    members["evaluation"] = "[]";
    CHECK(refusal(wire::decode_stored_evaluation(json_text(members))) == invalid("evaluation", Text::FieldWrongType));
    members["evaluation"] = json_text(submission);
    CHECK(refusal(wire::decode_stored_evaluation(json_text(members))) == std::nullopt);
    CHECK(refusal(wire::decode_stored_evaluation(changed(members, "subject", "7"))) ==
          invalid("subject", Text::FieldWrongType));
}

TEST_CASE("What is not a JSON object is refused as a whole") {
    const auto body = GENERATE("", " ", "{", "}", "[]", "null", "7", "\"text\"", "true", "{\"a\":}", "{\"a\":1,}",
                               "{a:1}", "{'a':1}", "{}{}", "{} x", "// {}", "{\"a\":NaN}", "{\"a\":01}",
                               "{\"a\":1e999}", "{\"a\":\"\n\"}", "\xEF\xBB\xBF", "<html>", "submission_id=1&code=2");
    CAPTURE(body);
    CHECK(submitted(body) == not_json);
    CHECK(refusal(wire::decode_receipt(body)) == not_json);
    CHECK(refusal(wire::decode_code_facts(body)) == not_json);
    CHECK(refusal(wire::decode_stored_evaluation(body)) == not_json);
    CHECK(refusal(wire::decode_draft(body)) == not_json);
}

TEST_CASE("Bytes that are not UTF-8, lone surrogates and raw control characters are not JSON") {
    const auto statement =
        GENERATE("\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", R"("\ud83d")", R"("\ude21")", R"("\ud83d\u0041")",
                 R"("\ude21\ud83d")", R"("\u12")", R"("\x41")", "\"\x01\"", "\"\xE4\xB8\"");
    CHECK(submitted(changed(submission, "statement", statement)) == not_json);
}

TEST_CASE("A zero byte that arrives as an escape goes, and never ends the text early") {
    const auto read = wire::decode_submission(changed(submission, "statement", R"("a\u0000b")"));
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->evaluation.statement == "ab");
    CHECK(submitted(json_text(submission) + std::string(1, '\0') + "{}") == not_json);
}

TEST_CASE("The last of two members of the same name counts") {
    auto text = json_text(submission);
    text.insert(text.size() - 1, R"(,"satisfaction":"other")");
    CHECK(wire::decode_submission(text)->evaluation.satisfaction == Satisfaction::Other);
}

TEST_CASE("JSON nested without end is refused and breaks nothing") {
    const std::size_t depth = GENERATE(100, 10'000, 200'000);
    const auto open = repeated("[", depth);
    const auto nested = open + repeated("]", depth);
    const auto objects = repeated(R"({"a":)", depth) + "1" + repeated("}", depth);
    for (const auto& body : {open, nested, objects, repeated("{\"", depth)}) {
        CHECK(submitted(body).has_value());
        CHECK_FALSE(wire::decode_refusal(body));
    }
    for (const auto& value : {nested, objects}) {
        CHECK(submitted(changed(submission, "statement", value)).has_value());
        CHECK(submitted(changed(submission, "situations", value)).has_value());
        for (const auto* part : {"subject", "evaluation"}) {
            auto members = receipt_members();
            members["subject"] = json_text(facts);
            CHECK(refusal(wire::decode_stored_evaluation(changed(members, part, value))).has_value());
        }
        CHECK_FALSE(wire::decode_refusal(R"({"error":)" + value + "}"));
    }
}

TEST_CASE("A submission with a few bytes changed is refused or means what it says") {
    Random random{22};
    const auto good = json_text(submission);
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        auto body = good;
        for (auto changes = 1 + random.below(3); changes > 0; --changes) {
            const auto place = random.below(static_cast<std::uint32_t>(body.size()));
            if (random.below(2))
                body[place] = static_cast<char>(random.below(256));
            else
                body.erase(place, 1 + random.below(4));
        }
        const auto read = wire::decode_submission(body);
        refused += !read;
        if (read) REQUIRE(*wire::decode_submission(wire::encode(*read)) == *read);
    }
    CHECK(refused > 15'000);
}
