#include "shared/wire/officer_case_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/random_evaluation.hpp"

// What an officer on a code is told of its cases, read again.
using namespace zhiping;
using namespace zhiping::test;

namespace {

const Instant noon = at(std::chrono::year{2026} / 11 / 20, 12);

OfficerWords random_words(Random& random) {
    return {noon + std::chrono::seconds{random.below(100'000)}, random.below(4) ? "当时是否\"告知\"了依据？" : ""};
}

OfficerOutcome random_outcome(Random& random) {
    OfficerOutcome outcome{noon, random.one_of(closings).value};
    for (auto count = random.below(3); count > 0; --count) {
        OfficerFinding found{random.one_of(situations).value};
        if (random.below(2))
            found.finding = random.one_of(findings).value;
        else
            found.decline = random.one_of(decline_reasons).value;
        outcome.findings.push_back(found);
    }
    outcome.is_cleared = is_clearing(outcome.findings);
    return outcome;
}

OfficerCase random_case(Random& random) {
    OfficerCase seen{{random_receipt(random), "420114", random.one_of(modules).value, noon}};
    for (auto count = random.below(4); count > 0; --count) {
        seen.questions.push_back({random_words(random), {}, random.below(2) == 0});
        if (random.below(2)) seen.questions.back().answer = random_words(random);
    }
    if (random.below(2)) seen.outcome = random_outcome(random);
    if (random.below(2)) seen.object_until = parse_date("2026-12-24").value();
    if (random.below(2)) seen.objection = OfficerObjection{random_words(random)};
    if (seen.objection && random.below(2)) seen.objection->answer = random_words(random);
    return seen;
}

const auto some_receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});

const Members case_members{{"receipt", quoted(some_receipt.text())},
                           {"unit", quoted("420114")},
                           {"module", quoted("service")},
                           {"handled_at", "1795160000"}};

std::optional<Error> refused(const std::string& text) { return refusal(wire::decode_officer_case(text)); }

} // namespace

TEST_CASE("What an officer is told of a case reads back as it was written, in both languages") {
    Random random{11};
    for (int time = 0; time < 200; ++time) {
        const auto seen = random_case(random);
        for (const auto& language : languages) {
            const auto text = wire::encode(seen, language.value);
            const auto read = wire::decode_officer_case(text);
            REQUIRE(refusal(read) == std::nullopt);
            REQUIRE(*read == seen);
            REQUIRE(wire::encode(*read, language.value) == text);
        }
    }
}

TEST_CASE("An officer's list reads back as it was written") {
    Random random{12};
    OfficerPage page{{random_case(random), random_case(random)}, "next"};
    for (int time = 0; time < 2; ++time) {
        const auto read = wire::decode_officer_page(wire::encode(page, Language::Chinese));
        REQUIRE(refusal(read) == std::nullopt);
        CHECK(read->cases == page.cases);
        CHECK(read->next == page.next);
        page = {};
    }
}

TEST_CASE("An old desk reads an officer's case without what it does not know") {
    auto newer = case_members;
    newer["questions"] =
        R"([{"asked_at":5,"words":"问","number":1,"open":true,"tone":[],"answer":{"answered_at":6,"words":"答","x":1}}])";
    newer["outcome"] =
        R"({"closed_at":7,"closing":"final","findings":[{"situation":"other","finding":"wrong","y":2}],"z":{}})";
    newer["objection"] = R"({"objected_at":8,"words":"不同意","w":null})";
    newer["mood"] = "[[]]";
    const auto read = wire::decode_officer_case(json_text(newer));
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->questions.at(0).answer->words == "答");
    CHECK(read->outcome->findings.size() == 1);
    CHECK(read->objection->objected.words == "不同意");
}

TEST_CASE("An officer's case that was damaged on its way is refused at what is wrong with it") {
    const std::vector<std::string> needed{"receipt", "unit", "module", "handled_at"};
    const WrongValues wrong{{"receipt", {"7", "null", "\"ZP-1\""}},
                            {"unit", no_text},
                            {"module", no_id},
                            {"handled_at", no_time},
                            {"outcome", no_object},
                            {"questions", no_list_of_objects},
                            {"object_until", no_day},
                            {"objection", no_object}};
    names_what_is_wrong(case_members, needed, wrong, refused);
    names_what_is_wrong(case_members, needed, wrong, [](const std::string& text) {
        return refusal(wire::decode_officer_page(R"({"cases":[)" + text + "]}"));
    });
    names_what_is_wrong({{"cases", "[]"}}, {"cases"}, {{"cases", no_list_of_objects}, {"next", no_text}},
                        [](const std::string& text) { return refusal(wire::decode_officer_page(text)); });
    for (const auto* body : {"", "[]", "7"}) CHECK(refused(body) == invalid("", Text::BodyNotJson));
}

TEST_CASE("What stands inside of an officer's case is refused by its own name") {
    const auto inside = [](const std::string& name, const std::string& before, const std::string& after) {
        return [=](const std::string& text) { return refused(changed(case_members, name, before + text + after)); };
    };
    names_what_is_wrong(
        {{"asked_at", "5"}, {"words", quoted("问")}, {"number", "1"}}, {"asked_at", "words", "number"},
        {{"asked_at", no_time}, {"words", no_text}, {"number", no_integer}, {"open", no_bool}, {"answer", no_object}},
        inside("questions", "[", "]"));
    names_what_is_wrong({{"answered_at", "5"}, {"words", quoted("答")}}, {"answered_at", "words"},
                        {{"answered_at", no_time}, {"words", no_text}},
                        inside("questions", R"([{"asked_at":5,"words":"问","number":1,"answer":)", "}]"));
    names_what_is_wrong({{"closed_at", "5"}, {"closing", quoted("final")}}, {"closed_at", "closing"},
                        {{"closed_at", no_time},
                         {"closing", no_id},
                         {"findings", no_list_of_objects},
                         {"cleared", no_bool},
                         {"note", no_text}},
                        inside("outcome", "", ""));
    names_what_is_wrong({{"situation", quoted("other")}}, {"situation"},
                        {{"situation", no_id}, {"finding", no_id}, {"decline", no_id}},
                        inside("outcome", R"({"closed_at":5,"closing":"final","findings":[)", "]}"));
    names_what_is_wrong({{"objected_at", "5"}, {"words", quoted("不同意")}}, {"objected_at", "words"},
                        {{"objected_at", no_time}, {"words", no_text}, {"answer", no_object}},
                        inside("objection", "", ""));
}

TEST_CASE("An officer's list of which a part is missing or one character is another is refused, or read as it says") {
    Random random{13};
    survives_damage(wire::encode(OfficerPage{{random_case(random), random_case(random)}, "next"}, Language::English),
                    wire::decode_officer_page,
                    [](const OfficerPage& read) { return wire::encode(read, Language::English); });
}

TEST_CASE("What an officer does arrives as it was sent") {
    for (const auto& request :
         {OfficerRequest{CaseAction::AnswerQuestions, 2, "已\"告知\""},
          OfficerRequest{CaseAction::ObjectToOutcome, {}, "不同意"}, OfficerRequest{CaseAction::ObjectToOutcome}})
        CHECK(wire::decode_officer_request(wire::encode(request)).value() == request);
}
