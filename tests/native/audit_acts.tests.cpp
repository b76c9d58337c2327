#include "tests/support/watched_case.hpp"

#include "native/store/code_acts.hpp"
#include "native/store/staff_acts.hpp"
#include "native/store/views.hpp"

#include <catch_amalgamated.hpp>

#include <set>

// What auditors find of acts, of their own too.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

TEST_CASE("A cursor goes on with the search that gave it, and with no other: nothing is read without a record") {
    Watched house;
    const auto auditor = house.staff.enter({Role::Auditor}, "wuhan", "8001");
    const auto other = house.staff.enter({Role::Auditor}, "wuhan", "8002");
    house.entries(auditor, "?badge=7001");
    const auto act_of = [&](const std::string& what) {
        return house.store.read([&](store::Database& database) {
            return database.prepare("SELECT max(id) FROM staff_act WHERE what = ?").bind(what).value<std::int64_t>();
        });
    };
    const auto place = "2026-10-22.2026-11-20.1999999999.seen.1.1";
    const auto cursor = std::to_string(act_of("audit")) + "." + place;
    CHECK_FALSE(house.entries(auditor, "?badge=7001&after=" + cursor).empty());
    CHECK(house.entries(auditor, "?badge=7001&from=2026-10-22&until=2026-11-20&after=" + cursor).size() > 0);
    const auto audits = [&] { return count_rows(house.store, "staff_act WHERE what = 'audit'"); };
    const auto before = audits();
    check_refused(house.audit(other, "?badge=7001&after=" + cursor), 400, "after");
    const auto signed_in = std::to_string(act_of("sign_in")) + "." + place;
    const auto longer = std::to_string(act_of("audit")) + ".2026-01-01.2026-11-20.1999999999.seen.1.1";
    for (const auto& query :
         {"?badge=7002&after=" + cursor, "?after=" + cursor, "?receipt=" + house.citizen.receipt + "&after=" + cursor,
          "?badge=7001&kind=done&after=" + cursor, "?badge=7001&from=2026-11-01&after=" + cursor,
          "?badge=7001&after=" + longer, "?badge=7001&after=" + signed_in,
          std::string{"?badge=7001&after=999999."} + place}) {
        CAPTURE(query);
        check_refused(house.audit(auditor, query), 400, "after");
    }
    CHECK(audits() == before);
}

TEST_CASE("What a second administrator confirmed is found by both, and by whose account it was") {
    Watched house;
    const auto auditor = house.enter({Role::Auditor}, "hubei");
    house.staff.enter({Role::Administrator}, "hubei", "9001");
    house.staff.enter({Role::Administrator}, "yichang", "9002");
    house.store.write([&](store::Database& database) {
        store::insert_staff_act(database, {.staff_id = house.id_of_in(database, "9001"),
                                           .second_id = house.id_of_in(database, "9002"),
                                           .at = house.citizen.server.clock.now(),
                                           .what = StaffAct::ChangeRoles,
                                           .unit_id = "caidian",
                                           .subject = "07001"});
        store::insert_staff_act(database, {.staff_id = house.id_of_in(database, "9001"),
                                           .at = house.citizen.server.clock.now(),
                                           .what = StaffAct::LoadPolicy,
                                           .unit_id = "hubei",
                                           .subject = "7001"}); // A version.
    });
    const auto found = [&](const httplib::Headers& who, const std::string& badge) {
        std::set<std::string> all;
        for (const auto& entry : house.entries(who, "?kind=act&badge=" + badge))
            if (entry["action"] == "change_roles" || entry["action"] == "load_policy")
                all.insert(entry["who"]["badge"].get<std::string>() + " " + entry["action"].get<std::string>() + " " +
                           entry["subject"].get<std::string>());
        return all;
    };
    const std::set<std::string> both{"9001 change_roles 07001", "9002 change_roles 07001"};
    CHECK(found(auditor, "7001") == both);
    CHECK(found(auditor, "9002") == both);
    CHECK(found(auditor, "9001").size() == 3);
    const std::set<std::string> of_second{"9002 change_roles 07001"};
    CHECK(found(house.enter({Role::Auditor}, "yichang"), "9002") == of_second);
    CHECK(found(house.enter({Role::Auditor}, "xiling"), "9002").empty());
}

TEST_CASE("Who held a case, released it, printed it or looked for it is found by the unit of the case") {
    Watched house;
    const auto lead = house.staff.enter({Role::Lead}, "hubei", "9003");
    const auto hold = house.path + "/hold";
    REQUIRE(house.citizen.server.client().Put(hold, lead, R"({"reason": "法院在审理"})", "application/json")->status ==
            204);
    REQUIRE(house.citizen.server.client().Delete(hold, lead)->status == 204);
    REQUIRE(house.citizen.server.client().Delete(hold, lead)->status == 204); // Nothing is held any more.
    REQUIRE(house.get("/desk/cases/" + house.citizen.receipt + "/file", lead)->status == 200);
    const auto above = house.staff.enter({Role::Auditor}, "hubei", "9004");
    house.entries(above, "?receipt=" + house.citizen.receipt);
    std::multiset<std::string> acts;
    for (const auto& entry : house.entries(house.enter({Role::Auditor}, "caidian"), "?kind=act"))
        if (entry.contains("receipt")) {
            CHECK(entry["receipt"] == house.citizen.receipt);
            CHECK(entry["unit"] == "hubei"); // Of the member.
            acts.insert(entry["who"]["badge"].get<std::string>() + " " + entry["action"].get<std::string>());
        }
    CHECK(acts == std::multiset<std::string>{"9003 hold_case", "9003 print_case", "9003 release_case", "9004 audit"});
    for (const auto& entry : house.entries(house.enter({Role::Auditor}, "xiling"), "?kind=act"))
        CHECK_FALSE(entry.contains("receipt"));
}

TEST_CASE("No code that works is in the audit") {
    Watched house;
    const auto code = house.citizen.server.document_code;
    house.store.write([&](store::Database& database) {
        store::insert_code_act(database, {house.id_of_in(database, "7001"), house.citizen.server.clock.now(), "revoke",
                                          "caidian", code, 1});
    });
    const auto found = house.entries(house.enter({Role::Auditor}, "hubei"), "?kind=codes");
    REQUIRE(found.size() == 1);
    CHECK(found[0]["subject"] == "****" + code.substr(code.size() - 4));
}

TEST_CASE("The auditor of a unit with none below finds the same of it as one above, page by page") {
    Watched house;
    const auto id = house.evaluation_id(), handler = house.id_of("7001"), above = house.id_of("7002");
    const auto now = house.citizen.server.clock.now();
    house.store.write([&](store::Database& database) {
        for (int number = 1; number <= 150; ++number) {
            store::insert_view(database, {id, handler, "caidian", now - number * 1h});
            store::insert_view(database, {id, above, "wuhan", now - number * 1h});
        }
    });
    const auto all = [&](const httplib::Headers& who, const std::string& kind) {
        std::vector<std::string> entries;
        std::string after;
        do {
            const auto page = house.page(who, "?kind=" + kind + (after.empty() ? "" : "&after=" + after));
            for (const auto& entry : page["entries"]) entries.push_back(entry.dump());
            after = page.value("next", "");
        } while (!after.empty());
        return entries;
    };
    const auto own = house.enter({Role::Auditor}, "caidian"), top = house.enter({Role::Auditor}, "hubei");
    CHECK(all(own, "seen").size() == 302);
    for (const auto* kind : {"seen", "done", "disclosed"}) CHECK(all(own, kind) == all(top, kind));
}
