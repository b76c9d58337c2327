#include "shared/wire/policy_json.hpp"
#include "shared/wire/rule_versions_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/support.hpp"

// A policy as it is loaded, and the versions as an administrator's desk reads them.
using namespace zhiping;
using namespace zhiping::test;

namespace {

const Members needs{{"law_enforcement", quoted("required")},
                    {"service", quoted("offered")},
                    {"accident_handling", quoted("required")},
                    {"driving_test", quoted("none")}};

const Members policy_members{{"version", "1001"},
                             {"source", quoted("Order 12")},
                             {"modules", R"(["law_enforcement","service"])"},
                             {"one_level_up", R"(["charges"])"},
                             {"reply_working_days", "5"},
                             {"send_back_working_days", "2"},
                             {"max_extension_working_days", "3"},
                             {"max_question_working_day", "2"},
                             {"reminder_working_days", "1"},
                             {"max_measure_days", "366"},
                             {"recheck_percent", "5"},
                             {"response_days_after_opening", "30"},
                             {"response_days_after_issue", "60"},
                             {"citizen_reminder_days", "7"},
                             {"objection_days", "15"},
                             {"amendment_hours", "24"},
                             {"approves_wrong", "true"},
                             {"approves_declined", "false"},
                             {"approves_attachments", "true"},
                             {"names", json_text(needs)},
                             {"positions", json_text(needs)},
                             {"verification_hours", "24"},
                             {"place_evaluations_daily", "5"},
                             {"words_kept_years", "3"},
                             {"evidence_kept_years", "1"},
                             {"second_administrator", R"(["policy"])"}};

// What encode() leaves to who writes the file.
std::string with_source(const Policy& policy) { return R"({"source":"Order 12",)" + wire::encode(policy).substr(1); }

std::vector<std::string> names_of(const Members& members) {
    std::vector<std::string> names;
    for (const auto& [name, value] : members) names.push_back(name);
    return names;
}

std::optional<Error> refused(const std::string& text) { return refusal(wire::decode_policy(text)); }

const Policy& read_policy() {
    static const auto policy = wire::decode_policy(json_text(policy_members)).value();
    return policy;
}

std::string next_to(const std::string& bound, int step) { return std::to_string(std::stoi(bound) + step); }

} // namespace

TEST_CASE("Every policy that comes with the program reads back as it was written") {
    for (const auto& policy : policies()) CHECK(wire::decode_policy(with_source(policy)).value() == policy);
}

TEST_CASE("A policy says what its file says") {
    const auto& policy = read_policy();
    CHECK(policy.version == 1001);
    CHECK(policy.opens_cases_of(Module::Service));
    CHECK_FALSE(policy.opens_cases_of(Module::DrivingTest));
    CHECK(policy.goes_one_up(Situation::Charges));
    CHECK_FALSE(policy.goes_one_up(Situation::Other));
    CHECK(policy.reply_working_days == 5);
    CHECK(policy.response_after_issue == std::chrono::days{60});
    CHECK(policy.amendment == std::chrono::hours{24});
    CHECK(policy.approves == Approvals{.wrong = true, .declined = false, .attachments = true});
    CHECK(policy.needs_of(Module::DrivingTest) == ModuleNeeds{NameNeed::None, PositionNeed::None});
    CHECK(policy.needs_of(Module::Service) == ModuleNeeds{NameNeed::Offered, PositionNeed::Offered});
    CHECK(policy.words_kept == std::chrono::years{3});
    CHECK_FALSE(policy.confirms_roles);
    CHECK(policy.confirms_policy);
}

TEST_CASE("Every member of a policy must be there and be what it is, and there is no other") {
    WrongValues wrong{
        {"source", no_text},         {"modules", no_list_of_texts},  {"one_level_up", no_list_of_texts},
        {"approves_wrong", no_bool}, {"approves_declined", no_bool}, {"approves_attachments", no_bool},
        {"names", no_object},        {"positions", no_object},       {"second_administrator", no_list_of_texts}};
    for (const auto& [name, value] : policy_members)
        if (!wrong.contains(name)) wrong[name] = no_integer;
    names_what_is_wrong(policy_members, names_of(policy_members), wrong, refused);
    for (const auto* list : {"modules", "one_level_up", "second_administrator"})
        CHECK(refused(changed(policy_members, list, R"(["of_tomorrow"])")) == invalid(list, Text::ValueUnknown));
    CHECK(refused(changed(policy_members, "of_tomorrow", "1")) == invalid("of_tomorrow", Text::ValueUnknown));
    for (const auto* body : {"", "no", "[]", "7", "null"}) CHECK(refused(body) == invalid("", Text::BodyNotJson));
}

TEST_CASE("What is asked of people is said of every module, and of no other") {
    for (const auto* list : {"names", "positions"}) {
        WrongValues wrong;
        for (const auto& [module, need] : needs) wrong[module] = no_id;
        names_what_is_wrong(needs, names_of(needs), wrong,
                            [&](const std::string& text) { return refused(changed(policy_members, list, text)); });
        auto more = needs;
        more["of_tomorrow"] = quoted("none");
        CHECK(refused(changed(policy_members, list, json_text(more))) == invalid("of_tomorrow", Text::ValueUnknown));
    }
    auto asked = needs;
    asked["service"] = quoted("required_or_words");
    CHECK(refused(changed(policy_members, "names", json_text(asked)))); // Of positions alone.
    CHECK_FALSE(refused(changed(policy_members, "positions", json_text(asked))));
}

TEST_CASE("A number is refused beyond what any policy should have, and taken up to it") {
    const std::map<std::string, std::pair<std::string, std::string>> bounds{
        {"reply_working_days", {"1", "30"}},
        {"send_back_working_days", {"1", "30"}},
        {"max_extension_working_days", {"0", "30"}},
        {"max_question_working_day", {"0", "30"}},
        {"reminder_working_days", {"0", "29"}},
        {"max_measure_days", {"1", "1830"}},
        {"recheck_percent", {"0", "100"}},
        {"response_days_after_opening", {"1", "365"}},
        {"response_days_after_issue", {"1", "365"}},
        {"citizen_reminder_days", {"0", "364"}},
        {"objection_days", {"0", "365"}},
        {"amendment_hours", {"0", "720"}},
        {"verification_hours", {"1", "720"}},
        {"place_evaluations_daily", {"1", "1000"}},
        {"words_kept_years", {"1", "30"}},
        {"evidence_kept_years", {"1", "30"}},
    };
    for (const auto& [name, bound] : bounds) {
        CAPTURE(name);
        const auto& [least, most] = bound;
        CHECK_FALSE(refused(changed(policy_members, name, least)));
        CHECK_FALSE(refused(changed(policy_members, name, most)));
        CHECK(refused(changed(policy_members, name, next_to(least, -1))) == invalid(name, Text::FieldOutOfRange));
        CHECK(refused(changed(policy_members, name, next_to(most, 1))) == invalid(name, Text::FieldOutOfRange));
    }
    auto two = policy_members;
    two["objection_days"] = "366";
    two["recheck_percent"] = "101";
    CHECK(refused(json_text(two)) == invalid("recheck_percent", Text::FieldOutOfRange)); // The first.
    two.erase("evidence_kept_years");
    CHECK(refused(json_text(two)) == invalid("evidence_kept_years", Text::FieldMissing));
}

TEST_CASE("A policy of which one character is another is refused, or read as what it says") {
    survives_damage(with_source(read_policy()), wire::decode_policy, with_source);
}

TEST_CASE("The versions of policy and catalogue read back as they were written") {
    const RuleVersions versions{.policies = {{.version = 4},
                                             {.version = 1001,
                                              .begins = parse_date("2027-01-01").value(),
                                              .loaded = Instant{std::chrono::seconds{1795160000}},
                                              .who = "张三 001122",
                                              .is_in_force = true}},
                                .catalogues = {{.version = 1}, {.version = 3, .is_in_force = true}}};
    const auto text = wire::encode(versions);
    CHECK(wire::decode_rule_versions(text).value() == versions);
    survives_damage(text, wire::decode_rule_versions, [](const RuleVersions& read) { return wire::encode(read); });
    CHECK(wire::decode_rule_versions(R"({"policies":[{"version":1,"x":2}],"catalogues":[],"x":1})").value() ==
          RuleVersions{{{.version = 1}}, {}});
    names_what_is_wrong({{"policies", "[]"}, {"catalogues", "[]"}}, {"policies", "catalogues"},
                        {{"policies", no_list_of_objects}, {"catalogues", no_list_of_objects}},
                        [](const std::string& body) { return refusal(wire::decode_rule_versions(body)); });
    names_what_is_wrong({{"version", "1"}}, {"version"},
                        {{"version", no_integer},
                         {"begins", no_day},
                         {"loaded_at", no_time},
                         {"who", no_text},
                         {"is_in_force", no_bool}},
                        [](const std::string& line) {
                            return refusal(
                                wire::decode_rule_versions(R"({"policies":[)" + line + R"(],"catalogues":[]})"));
                        });
}

TEST_CASE("A policy to be loaded reads back as it was written") {
    const wire::PolicyWish wish{parse_date("2027-01-01").value(), json_text(policy_members), "123456"};
    CHECK(wire::decode_policy_wish(wire::encode(wish)).value() == wish);
    names_what_is_wrong({{"begins", quoted("2027-01-01")}, {"content", quoted("{}")}}, {"begins", "content"},
                        {{"begins", no_day}, {"content", no_text}, {"code", no_text}, {"of_tomorrow", {"1"}}},
                        [](const std::string& body) { return refusal(wire::decode_policy_wish(body)); });
    CHECK(wire::decode_policy_version(wire::encode_policy_version(1001)).value() == 1001);
    CHECK(refusal(wire::decode_policy_version("{}")) == invalid("version", Text::FieldMissing));
}
