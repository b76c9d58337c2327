#include "native/app/act_lines.hpp"

#include "tests/support/administration_house.hpp"

#include "native/app/keep_act.hpp"

// What the journal says of acts of staff, and what is found out by it.
using namespace zhiping;
using namespace zhiping::tests;
using House = AdministrationHouse;

namespace {

// An act of the operator's, without a member of staff, and one about a case.
struct Kept : House {
    const store::StaffActRow printed{.staff_id = member(first).id,
                                     .at = now,
                                     .what = StaffAct::PrintCase,
                                     .unit_id = "420114",
                                     .subject = "ZP-20261120-00000000-0"};

    Kept() {
        keep({.staff_id = member(first).id,
              .at = now,
              .what = StaffAct::Export,
              .unit_id = "420000",
              .facts = "一\n二",
              .count = 12});
        keep({.staff_id = {}, .at = now, .what = StaffAct::LoadPolicy, .unit_id = "420000", .subject = "1001"});
    }

    void keep(const store::StaffActRow& act) {
        store.write([&](store::Database& database) { app::keep_act(database, chance, act); });
    }
    void execute(const std::string& sql) {
        store.write([&](store::Database& database) { database.execute(sql); });
    }
    std::string last_line() {
        return rows("SELECT kind || ' ' || subject || ' ' || words FROM journal ORDER BY number DESC LIMIT 1").front();
    }
    std::int64_t last_id() { return std::stoll(rows("SELECT CAST(max(id) AS TEXT) FROM staff_act").front()); }
};

} // namespace

TEST_CASE("The line of an act names what was done and which it is, and commits to all the rest") {
    Kept house;
    const auto id = house.last_id();
    CHECK(house.last_line().starts_with("act - load_policy " + std::to_string(id) + " "));
    const auto stored =
        house.store.read([&](store::Database& database) { return store::find_staff_act(database, id).value(); });
    CHECK(house.last_line() + " " + std::to_string(house.now.time_since_epoch().count()) ==
          text_of(app::act_line(id, stored).entry()));
    CHECK(house.problems().empty());
}

TEST_CASE("The line of an act about a case is about the case") {
    Kept house;
    const auto receipt = house.take_case(1, house.handler.officer);
    auto printed = house.printed;
    printed.subject = receipt.text();
    house.keep(printed);
    CHECK(house.last_line().starts_with("act " + receipt.text() + " print_case "));
    CHECK(house.problems().empty());
}

TEST_CASE("The line of an act about what only looks like a receipt number is about no case") {
    Kept house;
    const auto receipt = house.take_case(1, house.handler.officer);
    auto printed = house.printed;
    printed.subject = receipt.text().substr(3); // As a badge number may be.
    REQUIRE(ReceiptNumber::parse(printed.subject));
    house.keep(printed);
    CHECK(house.last_line().starts_with("act - print_case "));
}

TEST_CASE("Whoever changes, takes out or adds an act is found out") {
    Kept house;
    const auto id = house.last_id();
    const auto number = std::to_string(id), before = std::to_string(id - 1);
    const auto acts = count_rows(house.store, "staff_act");
    const auto counted = [&](std::int64_t stored) {
        return "the journal knows " + std::to_string(acts) + " acts of staff, and " + std::to_string(stored) +
               " are stored";
    };
    const auto problems_after = [&](const std::string& sql) {
        house.execute(sql);
        return house.problems();
    };
    const auto ends_with = [](const std::vector<std::string>& problems, const std::string& words) {
        return problems.size() == 1 && problems.front().ends_with(words);
    };
    for (const std::string what :
         {"what = 'export'", "at = at - 1", "unit_id = '420114'", "subject = '1002'", "facts = 'x'", "amount = 1",
          "staff_id = (SELECT min(id) FROM staff)", "second_id = (SELECT min(id) FROM staff)", "salt = zeroblob(32)"}) {
        CAPTURE(what);
        house.execute("CREATE TABLE kept AS SELECT * FROM staff_act WHERE id = " + number);
        CHECK(ends_with(problems_after("UPDATE staff_act SET " + what + " WHERE id = " + number),
                        ": the act of staff " + number + " is another one"));
        house.execute("DELETE FROM staff_act WHERE id = " + number +
                      "; INSERT INTO staff_act SELECT * FROM kept; DROP TABLE kept");
        CHECK(house.problems().empty());
    }
    CHECK(ends_with(problems_after("UPDATE staff_act SET what = 'king' WHERE id = " + number),
                    ": the act of staff " + number + " cannot be read"));
    house.execute("UPDATE staff_act SET what = 'load_policy' WHERE id = " + number);
    CHECK(ends_with(problems_after("INSERT INTO staff_act (at, what, unit_id, subject, facts, salt)"
                                   " VALUES (1, 'export', '420000', '', '', zeroblob(32))"),
                    counted(acts + 1)));
    house.execute("DELETE FROM staff_act WHERE id > " + number);
    const auto missing = problems_after("DELETE FROM staff_act WHERE id = " + before);
    REQUIRE(missing.size() == 2);
    CHECK(missing.front().ends_with(": the act of staff " + before + " is missing"));
    CHECK(missing.back() == counted(acts - 1));
}

TEST_CASE("Every sign-in is an act, and one that is refused is none") {
    House house;
    const auto before = count_rows(house.store, "staff_act WHERE what = 'sign_in'");
    CHECK(house.desk.refusal({"9001", "wrong", {}, {}, office}, house.now));
    CHECK(count_rows(house.store, "staff_act WHERE what = 'sign_in'") == before);
    static_cast<void>(house.enter(house.first));
    CHECK(house.last_act() == "9001 sign_in 420000 : ");
    CHECK(count_rows(house.store, "staff_act WHERE what = 'sign_in'") == before + 1);
    CHECK(house.problems().empty());
}
