#include "shared/cases/counter_case.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/evaluation_json.hpp"

#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const Instant noon = parse_china_time("2026-11-20 12:00").value();

CitizenCase seen_by_citizen() {
    CitizenCase seen{
        .status = CaseStatus::Closed, .closing = Closing::Withdrawn, .unit_id = "caidian", .round = 1, .seen = 3};
    seen.rejection = CitizenRejection{.unit_id = "wuhan"};
    seen.possible_actions = {CaseAction::AddWords};
    seen.events = {
        {.number = 1, .action = CaseAction::Open, .at = noon, .role = Role::Citizen},
        {.number = 2, .action = CaseAction::ReportPressure, .at = noon, .role = Role::Citizen, .words = "有人来家里"},
        {.number = 3, .action = CaseAction::Withdraw, .at = noon, .role = Role::Citizen, .was_asked_for = true}};
    return seen;
}

StoredEvaluation evaluation() {
    const auto code = Code::from_random({1, 2, 3});
    return {.receipt = {.number = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5}),
                        .received = noon},
            .subject = {.code = code, .module = Module::LawEnforcement, .unit = {"蔡甸大队", "Caidian Brigade"}},
            .evaluation = {.code = code,
                           .catalogue_version = 1,
                           .language = Language::Chinese,
                           .agreed_at = noon,
                           .satisfaction = Satisfaction::Satisfied}};
}

} // namespace

TEST_CASE(
    "At a counter nobody reads a report of pressure, nor whether a withdrawal was asked for, nor can do anything") {
    const auto shown = counter_case(seen_by_citizen());
    REQUIRE(shown.events.size() == 2);
    CHECK(shown.events.front().action == CaseAction::Open);
    CHECK(shown.events.back().action == CaseAction::Withdraw);
    const auto json = wire::encode(CounterReading{evaluation(), shown});
    CHECK(contains(json, "\"status\":\"closed\""));
    for (const auto* unsaid :
         {"report_pressure", "有人来家里", "was_asked_for", "possible_actions", "rejection", "\"seen\""})
        CHECK_FALSE(contains(json, unsaid));
}

TEST_CASE("An evaluation without a case is read out alone") {
    const auto json = wire::encode(CounterReading{evaluation()});
    CHECK(contains(json, "\"evaluation\":"));
    CHECK_FALSE(contains(json, "\"case\":"));
    CHECK_FALSE(contains(json, "query_code"));
}

TEST_CASE("A counter asks with number and query code, and each slip is named") {
    const std::string number = "\"receipt\": \"" + evaluation().receipt.number.text() + "\"";
    const std::string code = "\"query_code\": \"" + QueryCode::from_bits({1, 2, 3}).text() + "\"";
    const auto asked = wire::decode_counter_question("{" + number + ", " + code + "}");
    REQUIRE(asked);
    CHECK(asked->number == evaluation().receipt.number);
    CHECK(asked->code == QueryCode::from_bits({1, 2, 3}));
    for (const auto& [body, field] : {std::pair{std::string{"[]"}, ""},
                                      {std::string{"no"}, ""},
                                      {"{" + number + "}", "query_code"},
                                      {"{" + code + "}", "receipt"},
                                      {"{" + number + ", \"query_code\": 1}", "query_code"},
                                      {"{" + number + ", \"query_code\": \"AAAAA-AAAAB\"}", "query_code"},
                                      {"{\"receipt\": \"ZP-1\", " + code + "}", "receipt"}}) {
        const auto refused = wire::decode_counter_question(body);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Invalid);
        CHECK(refused.error().field == field);
    }
}

TEST_CASE("Who has looked is told by unit and time") {
    const CitizenViews views{{"wuhan", {"武汉支队", "Wuhan"}, noon, true}};
    CHECK(wire::encode(views) ==
          "{\"views\":[{\"at\":1795147200,\"at_counter\":true,\"name\":{\"en\":\"Wuhan\",\"zh-CN\":"
          "\"武汉支队\"},\"unit\":\"wuhan\"}]}");
}

TEST_CASE("The unit that entered an evaluation at a counter is read back") {
    auto stored = evaluation();
    stored.entered_by = UnitName{"武汉支队", "Wuhan"};
    const auto again = wire::decode_stored_evaluation(wire::encode(stored));
    REQUIRE(again);
    CHECK(*again == stored);
    CHECK_FALSE(wire::decode_stored_evaluation([&] {
        auto text = wire::encode(evaluation());
        text.insert(1, "\"entered_by\":1,");
        return text;
    }()));
}
