#include "shared/wire/staff_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/json_text.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

namespace {

wire::StaffSelf lead() {
    return {.officer = {"李四", "012001"},
            .unit_id = "420114",
            .unit = {"蔡甸大队", "Caidian Brigade"},
            .roles = {Role::Handler, Role::Lead},
            .deputy_for = {{"张三", "012345"}, {"王五", "012346"}},
            .absent_until = parse_date("2026-12-01").value(),
            .shows_code = true,
            .has_units_below = true,
            .sessions = {{7, at(std::chrono::year{2026} / 11 / 20, 8), at(std::chrono::year{2026} / 11 / 20, 9),
                          "192.0.2.7", true}}};
}

// The members of who is signed in, as the server writes them.
Members self() {
    return {{"name", quoted("李四")},   {"badge", quoted("012001")},
            {"unit_id", quoted("42")},  {"unit", R"({"zh-CN":"蔡甸大队","en":"Caidian Brigade"})"},
            {"roles", R"(["lead"])"},   {"deputy_for", "[]"},
            {"shows_code", "false"},    {"sessions", "[]"},
            {"has_units_below", "true"}};
}

Members colleague() { return {{"name", quoted("李四")}, {"badge", quoted("012001")}, {"roles", R"(["lead"])"}}; }

std::string list_of(const std::string& one) { return R"({"colleagues":[)" + one + "]}"; }

} // namespace

TEST_CASE("Who is signed in reads back as it was written") {
    auto plain = lead();
    plain.roles.clear();
    plain.deputy_for.clear();
    plain.absent_until.reset();
    plain.shows_code = false;
    plain.has_units_below = false;
    plain.sessions.clear();
    for (const auto& each : {lead(), plain}) {
        const auto read = wire::decode_staff_self(wire::encode(each));
        REQUIRE(read);
        CHECK(*read == each);
    }
    CHECK(wire::encode(plain).find("absent_until") == std::string::npos);
}

TEST_CASE("An old desk reads who is signed in without what it does not know") {
    auto newer = self();
    newer["theme"] = quoted("dark");
    newer["roles"] = R"(["lead", "robot"])";
    newer["deputy_for"] = R"([{"name":"张三","badge":"1","since":3}])";
    newer["sessions"] = R"([{"id":1,"began_at":5,"used_at":6,"source":"x","is_this":true,"device":"phone"}])";
    const auto read = wire::decode_staff_self(json_text(newer));
    REQUIRE(read);
    CHECK(read->roles == std::vector{Role::Lead});
    CHECK(read->deputy_for == std::vector<Officer>{{"张三", "1"}});
    CHECK(read->sessions.size() == 1);
}

TEST_CASE("What is not who is signed in is refused") {
    REQUIRE(wire::decode_staff_self(json_text(self())));
    for (const auto* body : {"no", "[]", "\"李四\""}) CHECK(refusal(wire::decode_staff_self(body)));
    for (const auto& [name, value] : self()) {
        CAPTURE(name);
        CHECK(refusal(wire::decode_staff_self(without(self(), name))).value().field == name);
    }
    const std::pair<const char*, const char*> wrong[] = {
        {"name", "1"},       {"badge", "12001"},        {"unit_id", "42"},        {"roles", "\"lead\""},
        {"roles", "[1]"},    {"deputy_for", "{}"},      {"absent_until", "1"},    {"absent_until", "\"soon\""},
        {"shows_code", "1"}, {"shows_code", "\"yes\""}, {"has_units_below", "1"}, {"sessions", "\"none\""},
        {"sessions", "null"}};
    for (const auto& [name, value] : wrong) {
        CAPTURE(name, value);
        const auto refused = refusal(wire::decode_staff_self(changed(self(), name, value)));
        REQUIRE(refused);
        CHECK(refused->field == name);
    }
    for (const auto& [name, value] :
         {std::pair{"unit", "\"蔡甸大队\""},
          {"unit", R"({"en":"Caidian"})"},
          {"deputy_for", "[\"张三\"]"},
          {"deputy_for", R"([{"name":"张三"}])"},
          {"sessions", "[7]"},
          {"sessions", R"([{"id":"1","began_at":5,"used_at":6,"source":"x","is_this":true}])"},
          {"sessions", R"([{"id":1,"began_at":5,"used_at":6,"source":"x"}])"}}) {
        CAPTURE(name, value);
        CHECK(refusal(wire::decode_staff_self(changed(self(), name, value))));
    }
}

TEST_CASE("Colleagues read back as they were written, and only who is absent is said to be") {
    const std::vector<Colleague> all{{{"李四", "012001"}, {Role::Lead, Role::Auditor}},
                                     {{"张三", "012345"}, {Role::Handler}, true}};
    CHECK(wire::decode_colleagues(wire::encode(all)).value() == all);
    CHECK(wire::decode_colleagues(wire::encode(std::vector<Colleague>{})).value().empty());
    CHECK(wire::encode(std::vector{all[0]}).find("absent") == std::string::npos);
}

TEST_CASE("Units read back as they were written, also of a newer server, and what is none is refused") {
    const std::vector<NamedUnit> all{{"420114", {"蔡甸大队", "Caidian Brigade"}}, {"420115", {"江夏大队", ""}}};
    CHECK(wire::decode_units(wire::encode(all)).value() == all);
    CHECK(wire::decode_units(wire::encode(std::vector<NamedUnit>{})).value().empty());
    const auto list = [](const std::string& one) { return R"({"units":[)" + one + R"(],"next":1})"; };
    const Members unit{{"id", quoted("420114")}, {"name", R"({"zh-CN":"蔡甸大队","en":"Caidian Brigade"})"}};
    auto newer = unit;
    newer["level"] = quoted("brigade");
    CHECK(wire::decode_units(list(json_text(newer))).value() == std::vector{all[0]});
    for (const auto& [name, value] : unit) CHECK(refusal(wire::decode_units(list(without(unit, name)))));
    for (const auto& [name, value] : {std::pair{"id", "1"}, {"name", "\"蔡甸大队\""}, {"name", "{}"}})
        CHECK(refusal(wire::decode_units(list(changed(unit, name, value)))));
    for (const auto* body : {"no", "[]", "{}", R"({"units": {}})", R"({"units": ["420114"]})"})
        CHECK(refusal(wire::decode_units(body)));
}

TEST_CASE("Colleagues of a newer server are read, and what is none is refused") {
    auto newer = colleague();
    newer["roles"] = R"(["handler", "robot"])";
    newer["telephone"] = "[]";
    const auto read = wire::decode_colleagues(list_of(json_text(newer)));
    REQUIRE(read);
    CHECK(read->at(0).roles == std::vector{Role::Handler});
    for (const auto& [name, value] : colleague())
        CHECK(refusal(wire::decode_colleagues(list_of(without(colleague(), name)))));
    for (const auto& [name, value] : {std::pair{"name", "1"}, {"badge", "{}"}, {"roles", "7"}, {"absent", "\"no\""}})
        CHECK(refusal(wire::decode_colleagues(list_of(changed(colleague(), name, value)))));
    for (const auto* body : {"no", "[]", "{}", R"({"colleagues": {}})", R"({"colleagues": ["李四"]})"})
        CHECK(refusal(wire::decode_colleagues(body)));
}
