#include "native/store/staff_acts.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/support/policy_house.hpp"

#include <catch_amalgamated.hpp>

// Versions of the policy that are loaded: from when they hold and for which cases, and what is refused.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using enum CaseAction;

namespace {

store::NewCode document_of(const std::string& unit_id) {
    auto document = sample_document(7);
    document.unit_id = unit_id;
    return document;
}

std::string refusal_of(const std::string& member, const Json& value) {
    PolicyHouse house;
    const auto lines = count_rows(house.store, "journal"), acts = count_rows(house.store, "staff_act");
    auto told = house.load(policy_with(member, value));
    CHECK(count_rows(house.store, "policy_version") == 0);
    CHECK(count_rows(house.store, "staff_act") == acts);
    CHECK(count_rows(house.store, "journal") == lines);
    return told;
}

} // namespace

TEST_CASE("A policy holds from its day for the cases that are opened, and those that are open keep theirs") {
    PolicyHouse house;
    const auto old = house.evaluate().number;
    const auto shipped = newest_policy().version;
    CHECK(house.load(policy_with("reply_working_days", 2)) == "1001");
    CHECK(house.in_force("2026-11-30") == shipped);
    CHECK(house.in_force("2026-12-01") == 1001);
    const auto before = house.evaluate_on("2026-11-30", 2);
    const auto after = house.evaluate_on("2026-12-01", 3);
    CHECK(house.file_of(old).subject.policy_version == shipped);
    CHECK(house.file_of(before).subject.policy_version == shipped);
    CHECK(house.file_of(before).running(ClockKind::Reply)->due == day("2026-12-03"));
    CHECK(house.file_of(after).subject.policy_version == 1001);
    CHECK(house.file_of(after).running(ClockKind::Reply)->due == day("2026-12-03"));
    CHECK(house.file_of(after).running(ClockKind::Reply)->days == 2);
    house.now += 10 * 24h;
    house.run_clocks();
    CHECK(house.file_of(after).running(ClockKind::Reply)->is_late);
    CHECK(house.verify().empty());
}

TEST_CASE("Every process has a policy as soon as it is loaded") {
    PolicyHouse house;
    store::Store other{house.folder.path() / "zhiping.db"};
    const auto later = house.now + 30 * 24h;
    CHECK(app::current_policy(other, later) == newest_policy());
    CHECK(house.load(policy_with("recheck_percent", 50)) == "1001");
    CHECK(app::current_policy(other, later).recheck_percent == 50);
    CHECK(app::current_policy(other, house.now) == newest_policy());
    CHECK(app::current_policy(app::DataFolder{house.folder.path()}, later).recheck_percent == 50);
    CHECK(app::current_policy(app::DataFolder{house.folder.path() / "none"}, later) == newest_policy());
}

TEST_CASE("Of the versions that have begun the last one holds") {
    PolicyHouse house;
    CHECK(house.load(policy_file(1001), "2026-12-01") == "1001");
    CHECK(house.load(policy_file(1002), "2026-12-10") == "1002");
    CHECK(house.load(policy_file(1003), "2026-12-10") == "1003");
    CHECK(house.in_force("2026-12-09") == 1001);
    CHECK(house.in_force("2026-12-10") == 1003);
    const auto versions = app::list_rule_versions(
        house.store.read([](store::Database& database) { return store::list_policies(database); }), day("2026-12-09"));
    REQUIRE(versions.policies.size() == policies().size() + 3);
    CHECK(versions.policies[policies().size()] == PolicyLine{1001, day("2026-12-01"), sample_now, "法制处", true});
    CHECK(std::ranges::count(versions.policies, true, &PolicyLine::is_in_force) == 1);
    CHECK(versions.catalogues.back() == CatalogueLine{newest_catalogue().version, true});
    CHECK(std::ranges::count(versions.catalogues, true, &CatalogueLine::is_in_force) == 1);
}

TEST_CASE("Whether a second person approves is what the policy of the case says, not that of today") {
    PolicyHouse house;
    auto file = policy_with("approves_wrong", false);
    const auto old = house.evaluate().number;
    REQUIRE(house.load(file) == "1001");
    const auto later = house.evaluate_on("2026-12-01", 2);
    CHECK(house.refusal_to_issue_wrong(later) == "issued");
    CHECK(house.refusal_to_issue_wrong(old) == text(Text::ReplyNeedsApproval, Language::English));
    CHECK(house.verify().empty());
}

TEST_CASE("Modules that a policy leaves out open no cases, and situations that go up open them one level above") {
    PolicyHouse house;
    auto file = policy_with("modules", Json::array({"service", "accident_handling", "driving_test"}));
    REQUIRE(house.load(file) == "1001");
    CHECK_FALSE(house.find(house.evaluate_on("2026-12-01", 1)));
    REQUIRE(house.load(policy_with("one_level_up", Json::array({"unfair_enforcement"}), 1002), "2026-12-02") == "1002");
    CHECK(house.file_of(house.evaluate_on("2026-12-02", 2)).unit_id == "420100");
    CHECK(house.verify().empty());
}

TEST_CASE("An evaluation can be amended as long as the policy in force lets it") {
    PolicyHouse house;
    REQUIRE(house.load(policy_with("amendment_hours", 1)) == "1001");
    const auto amends = [&](const ReceiptNumber& first, std::uint64_t number) {
        auto later = sample_submission(house.code, number);
        later.amends = first;
        const auto receipt = submit(house.store, later, sample_token<Secret>(number - 1), house.now).value();
        return !house.find(receipt.number);
    };
    const auto before = house.evaluate_on("2026-11-30", 1);
    house.now += 2h;
    CHECK(amends(before, 2));
    const auto after = house.evaluate_on("2026-12-01", 3);
    house.now += 2h;
    CHECK_FALSE(amends(after, 4));
}

TEST_CASE("Loading a policy is an act with a line in the journal, which says what was loaded") {
    PolicyHouse house;
    const auto lines = count_rows(house.store, "journal");
    REQUIRE(house.load(policy_file()) == "1001");
    const auto last = count_rows(house.store, "staff_act");
    const auto act = house.store.read([&](store::Database& database) { return store::find_staff_act(database, last); });
    REQUIRE(act);
    CHECK(act->what == StaffAct::LoadPolicy);
    CHECK(act->staff_id == std::nullopt);
    CHECK(act->subject == "1001");
    CHECK(act->unit_id == "420000");
    CHECK_THAT(act->facts, Catch::Matchers::StartsWith("2026-12-01, SHA-256 "));
    CHECK(count_rows(house.store, "journal") == lines + 1);
}

TEST_CASE("A policy begins after today and not before the last one, within a year, with the next number") {
    PolicyHouse house;
    CHECK(house.load(policy_file(), "2026-11-20") == "begins: The day it begins must be later than today.");
    CHECK(house.load(policy_file(), "2020-01-01") == "begins: The day it begins must be later than today.");
    CHECK(house.load(policy_file(), "2027-11-22") == "begins: This date is too far ahead.");
    CHECK(house.load(policy_file(4)) ==
          "version: The version must be 1001: each one that is loaded has the next number.");
    CHECK(house.load(policy_file(), "2026-11-21") == "1001");
    CHECK(house.load(policy_file()) ==
          "version: The version must be 1002: each one that is loaded has the next number.");
    CHECK(house.load(policy_file(1002), "2027-11-21") == "1002");
    CHECK(house.load(policy_file(1003), "2027-11-20") ==
          "begins: Version 1002 begins on 2027-11-21, and a later one cannot begin before it.");
    CHECK(count_rows(house.store, "policy_version") == 2);
}

TEST_CASE("What is asked of people and what they are promised comes with the program") {
    const auto shipped = std::to_string(newest_policy().version);
    auto names = policy_file()["names"];
    names["service"] = "required";
    const auto differs = "What is asked of people stands in the instructions that come with the program: it must be the"
                         " same as in version " +
                         shipped + ".";
    CHECK(refusal_of("names", names) == "names: " + differs);
    auto positions = policy_file()["positions"];
    positions["service"] = "offered";
    CHECK(refusal_of("positions", positions) == "positions: " + differs);
    for (const auto& [member, value] : std::map<std::string, int>{{"reply_working_days", 4},
                                                                  {"response_days_after_opening", 29},
                                                                  {"verification_hours", 23},
                                                                  {"words_kept_years", 4},
                                                                  {"evidence_kept_years", 2}})
        CHECK_THAT(refusal_of(member, value),
                   Catch::Matchers::StartsWith(member + ": The instructions that come with the program promise"));
}

TEST_CASE("Numbers that do not fit each other are refused, and so is what is no policy") {
    const auto early = "The reminder must come within the time that it reminds of: ";
    CHECK(refusal_of("reminder_working_days", 3) == std::string{"reminder_working_days: "} + early + "3 days.");
    CHECK(refusal_of("citizen_reminder_days", 30) == std::string{"citizen_reminder_days: "} + early + "30 days.");
    CHECK_THAT(refusal_of("max_question_working_day", 4), ContainsSubstring("than the reply is due: 3 working days."));
    CHECK_THAT(refusal_of("response_days_after_issue", 29), ContainsSubstring("from its first opening: 30 days."));
    CHECK(refusal_of("recheck_percent", 101) == "recheck_percent: This number is out of range.");
    CHECK(refusal_of("of_tomorrow", 1) == "of_tomorrow: This value is not known.");
    PolicyHouse house;
    CHECK(house.load(Json::array()) == "content: The request is not valid JSON.");
    CHECK(house.load(policy_with("source", std::string(app::max_policy_bytes, 'x'))) ==
          "content: The request is too large.");
    auto file = policy_file();
    file.erase("evidence_kept_years");
    CHECK(house.load(file) == "evidence_kept_years: This field is missing.");
}

TEST_CASE("A policy that leaves out a module with open cases is refused, until they are closed") {
    PolicyHouse house;
    const auto receipt = house.evaluate().number;
    auto file = policy_with("modules", Json::array({"service"}));
    const auto name = std::string{newest_catalogue().of(Module::LawEnforcement).name[Language::English]};
    CHECK(house.load(file) == "modules: " + name + " cannot be left out. Open cases: 1.");
    CHECK(count_rows(house.store, "policy_version") == 0);
    CHECK(house.load(policy_file()) == "1001"); // What is not left out is not counted.
    house.does(receipt, Withdraw, citizen,
               {.words = "已解决", .withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    file["version"] = 1002;
    CHECK(house.load(file) == "1002");
}

TEST_CASE("A policy that asks for a second person is refused while a unit with open cases has none") {
    PolicyHouse house;
    const auto load_all = [&](int version) { return house.load(policy_file(version)); };
    house.execute("UPDATE staff SET is_disabled = 1 WHERE badge = '1003'");
    CHECK(load_all(1001) == "1001"); // There is no open case.
    house.evaluate();
    CHECK(load_all(1002) == "approves_wrong: Caidian Brigade: nobody there could approve a reply as the second person."
                            " It needs two members of staff, one of them a lead. Open cases: 1.");
    house.accounts.add("1002");
    CHECK_THAT(load_all(1002), ContainsSubstring("Caidian Brigade")); // Two handlers.
    house.execute("UPDATE staff SET is_disabled = 1");
    house.accounts.add("1004", {Role::Lead});
    CHECK_THAT(load_all(1002), ContainsSubstring("Caidian Brigade")); // A lead alone.
    house.accounts.add("1006", {Role::Counter});
    CHECK_THAT(load_all(1002), ContainsSubstring("Caidian Brigade")); // The other one handles no cases.
    auto without = policy_file(1002);
    for (const auto* flag : {"approves_wrong", "approves_declined", "approves_attachments"}) without[flag] = false;
    CHECK(house.load(without) == "1002");
    without["version"] = 1003;
    without["approves_attachments"] = true;
    CHECK_THAT(house.load(without), Catch::Matchers::StartsWith("approves_attachments: Caidian Brigade"));
    house.accounts.add("1005");
    CHECK(load_all(1003) == "1003");
}

TEST_CASE("A policy that sends cases up is refused while a unit at the top has codes") {
    PolicyHouse house;
    const auto file = policy_with("one_level_up", Json::array({"unfair_enforcement"}));
    REQUIRE(app::create_codes(house.store, {{document_of("420000")}}, house.now, chance).index() == 0);
    CHECK(house.load(file) == "one_level_up: Hubei Bureau has codes, and no unit above it that could handle their"
                              " cases.");
    house.execute("UPDATE code SET revoked_at = 1 WHERE unit_id = '420000'");
    CHECK(house.load(file) == "1001");
}

TEST_CASE("A policy that asks for a second administrator anew is refused while there is none") {
    PolicyHouse house;
    REQUIRE(house.load(policy_with("second_administrator", Json::array())) == "1001");
    house.now = parse_china_time("2026-12-01 09:00").value();
    const auto file = policy_with("second_administrator", Json::array({"policy"}), 1002);
    const auto refused = "second_administrator: Hubei Bureau has no second administrator who could confirm.";
    CHECK(house.load(file, "2026-12-02") == refused);
    house.accounts.add("9001", {Role::Administrator}, "420000");
    house.accounts.add("9002", {Role::Administrator}, "420100"); // Below the top.
    CHECK(house.load(file, "2026-12-02") == refused);
    house.accounts.add("9003", {Role::Administrator}, "420000");
    CHECK(house.load(file, "2026-12-02") == "1002");
}

TEST_CASE("A policy that somebody changed or took away is told of, and so are its cases") {
    PolicyHouse house;
    house.evaluate();
    REQUIRE(house.load(policy_file()) == "1001");
    const auto receipt = house.evaluate_on("2026-12-01", 2);
    REQUIRE(house.verify().empty());
    const auto replace = [&](const std::string& was, const std::string& is) {
        house.execute("UPDATE policy_version SET content = replace(content, '" + was + "', '" + is + "')");
    };
    replace(R"("recheck_percent":5)", R"("recheck_percent":0)");
    CHECK(house.verify() == std::vector<std::string>{"policy 1001 is not what was loaded"});
    replace(R"("recheck_percent":0)", R"("recheck":5)");
    REQUIRE(house.verify().size() == 2);
    CHECK_THAT(house.verify().front(), ContainsSubstring("case of evaluation 2: policy 1001 cannot be read"));
    CHECK(house.verify().back() == "policy 1001 cannot be read");
    CHECK_THROWS_AS(house.find(receipt), store::DatabaseError);
    house.execute("DELETE FROM policy_version");
    REQUIRE(house.verify().size() == 1);
    CHECK_THAT(house.verify().front(), ContainsSubstring("it has policy 1001, which this program does not know"));
    CHECK_THROWS_AS(house.find(receipt), store::DatabaseError);
}

TEST_CASE("The operator needs units and a name") {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    const auto told = [&](const std::string& who) {
        const auto outcome =
            app::load_policy(store, chance, {policy_file().dump(), day("2026-12-01"), who}, sample_now);
        return std::get<app::PolicyProblem>(outcome).words;
    };
    CHECK(told("法制处") == "there are no units yet: load them first");
    CHECK(told("") == "who loads it is missing");
    CHECK(told("甲\x1B[31m") == "who contains a control character");
}
