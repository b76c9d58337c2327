#include "tests/support/watched_case.hpp"

#include "native/store/code_acts.hpp"
#include "native/store/views.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <set>

// Who of staff saw and did what, as auditors find it.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

TEST_CASE("An auditor finds who looked at a case, who acted on it and who saw its person") {
    Watched house;
    const auto auditor = house.enter({Role::Auditor}, "hubei");
    CHECK(house.about_case(auditor) ==
          std::set<std::string>{"seen 7001", "seen 7002", "done 7001 take", "disclosed 7001 person"});
    const auto seen = house.entries(auditor, "?kind=seen&badge=7002");
    REQUIRE(seen.size() == 1);
    CHECK(seen[0]["unit"] == "wuhan");
    CHECK(seen[0]["unit_name"]["en"] == "Wuhan Detachment");
    CHECK(seen[0]["at"] == house.citizen.server.clock.now().time_since_epoch().count());
    CHECK(seen[0]["who"] == Json{{"name", "张三7002"}, {"badge", "7002"}});
}

TEST_CASE("Neither what was written nor whose it is is in any answer to an auditor") {
    Watched house;
    REQUIRE(house
                .act(house.handler, {{"action", "record_contact"},
                                     {"seen", 2},
                                     {"details",
                                      {{"words", "电话里说的话"},
                                       {"contact", "first"},
                                       {"happened_at", house.citizen.server.clock.now().time_since_epoch().count()}}}})
                ->status == 200);
    const auto auditor = house.enter({Role::Auditor}, "hubei");
    for (const auto& query : {std::string{}, "?receipt=" + house.citizen.receipt, std::string{"?badge=7001"},
                              std::string{"?kind=disclosed"}, std::string{"?kind=done"}}) {
        CAPTURE(query);
        const auto body = house.audit(auditor, query)->body;
        CHECK(contains(body, "7001"));
        for (const auto* unsaid : {"没有给扣车凭证", "核实理由在此", "电话里说的话", "张三丰", "张**", "13512345670",
                                   "135****", "4201140012345678", "违法停车告知单", "汉阳大道", "王某某"})
            CHECK_FALSE(contains(body, unsaid));
    }
}

TEST_CASE(
    "An auditor sees what their units did, and what anybody did with a case of theirs or about a code of theirs") {
    Watched house;
    const std::set<std::string> all{"seen 7001", "seen 7002", "done 7001 take", "disclosed 7001 person"};
    for (const auto* unit_id : {"caidian", "wuhan", "hubei"}) {
        CAPTURE(unit_id);
        CHECK(house.about_case(house.enter({Role::Auditor}, unit_id)) == all);
    }
    for (const auto* unit_id : {"yichang", "xiling"}) {
        CAPTURE(unit_id);
        const auto auditor = house.enter({Role::Auditor}, unit_id);
        CHECK(house.about_case(auditor).empty());
        for (const auto& entry : house.entries(auditor)) CHECK(entry["unit"] == unit_id); // Of the auditor.
    }
}

TEST_CASE("Whoever is on the code of a case finds nothing of it as an auditor either") {
    Watched house;
    const auto officer = house.staff.enter({Role::Auditor}, "wuhan", "12345"); // As the code's 012345.
    CHECK(house.about_case(officer).empty());
    CHECK_FALSE(contains(house.audit(officer)->body, house.citizen.receipt));
    const auto other = house.staff.enter({Role::Auditor}, "wuhan", "12346");
    CHECK(house.about_case(other).size() == 4);
}

TEST_CASE("Somebody is found by a badge number, however it is written, and by no other") {
    Watched house;
    const auto auditor = house.enter({Role::Auditor}, "hubei");
    for (const auto* badge : {"7001", "07001", "0007001"}) {
        CAPTURE(badge);
        const auto found = house.entries(auditor, std::string{"?kind=seen&badge="} + badge);
        REQUIRE(found.size() == 1);
        CHECK(found[0]["who"]["badge"] == "7001");
        CHECK(house.entries(auditor, std::string{"?kind=done&badge="} + badge).size() == 1);
    }
    CHECK(house.entries(auditor, "?kind=seen&badge=700").empty());
}

TEST_CASE("Pages follow each other without gaps or doubles, also within one second") {
    Watched house;
    const auto auditor = house.enter({Role::Auditor}, "hubei");
    const auto id = house.evaluation_id(), handler = house.id_of("7001");
    const auto now = house.citizen.server.clock.now();
    house.store.write([&](store::Database& database) {
        for (int number = 1; number <= 250; ++number) {
            store::insert_view(database, {id, handler, "caidian", now - number * 1h});
            const auto code = "code" + std::to_string(number);
            store::insert_code_act(database, {handler, now - 5h, "revoke", "caidian", code, 1});
        }
    });
    std::set<std::string> seen;
    std::size_t count = 0, pages = 0;
    auto last = now + 1s;
    for (std::string after; pages == 0 || !after.empty(); ++pages) {
        const auto page = house.page(auditor, "?badge=7001" + (after.empty() ? "" : "&after=" + after));
        CHECK(page["entries"].size() <= 200);
        for (const auto& entry : page["entries"]) {
            const Instant at{std::chrono::seconds{entry["at"].get<std::int64_t>()}};
            CHECK(at <= last);
            last = at;
            seen.insert(entry.dump());
            ++count;
        }
        after = page.value("next", "");
    }
    CHECK(pages == 3);
    CHECK(seen.size() == count);
    const auto acts = house.entries(auditor, "?badge=7001&kind=act");
    const auto signed_in = std::ranges::count_if(acts, [](const auto& act) { return act["action"] == "sign_in"; });
    CHECK(count == 251 + 250 + 1 + 1 + static_cast<std::size_t>(signed_in) + 1); // The last: that somebody searched.
}

TEST_CASE("That an auditor looks is an act of its own, once for each search, and others find it") {
    Watched house;
    const auto auditor = house.staff.enter({Role::Auditor}, "wuhan", "8001");
    const auto acts = [&] { return count_rows(house.store, "staff_act WHERE what = 'audit'"); };
    REQUIRE(acts() == 0);
    house.entries(auditor, "?receipt=" + house.citizen.receipt);
    house.entries(auditor, "?badge=7001");
    CHECK(acts() == 2);
    const auto other = house.staff.enter({Role::Auditor}, "hubei", "8002");
    Json found = Json::array();
    for (const auto& entry : house.entries(other, "?badge=8001&kind=act"))
        if (entry["action"] == "audit" && entry["who"]["badge"] == "8001") found.push_back(entry);
    REQUIRE(found.size() == 2);
    CHECK(found[0]["subject"] == "7001");
    CHECK(found[1]["receipt"] == house.citizen.receipt);
    CHECK_FALSE(found[1].contains("subject"));
}

TEST_CASE("Only what happened in the period is shown, by days in China") {
    Watched house;
    const auto auditor = house.enter({Role::Auditor}, "hubei"); // On 2026-11-20.
    const auto id = house.evaluation_id(), handler = house.id_of("7001");
    house.store.write([&](store::Database& database) {
        for (const auto* time : {"2026-11-18 23:59", "2026-11-19 00:00", "2026-10-21 12:00"})
            store::insert_view(database, {id, handler, "caidian", parse_china_time(time).value()});
    });
    const auto count = [&](const std::string& query) {
        return house.entries(auditor, "?kind=seen&badge=7001" + query).size();
    };
    CHECK(count("&from=2026-11-19&until=2026-11-19") == 1);
    CHECK(count("&until=2026-11-18") == 2);
    CHECK(count("&from=2026-11-18") == 3);
    CHECK(count("") == 3); // Thirty days: from October 22.
}

TEST_CASE("Nobody but an auditor sees the audit") {
    Watched house;
    for (const auto role :
         {Role::Handler, Role::Lead, Role::Supervisor, Role::Administrator, Role::Counter, Role::Codes, Role::Officer})
        for (const auto* unit_id : {"caidian", "hubei"}) {
            CAPTURE(facts_of(roles, role).id, unit_id);
            const auto answer = house.audit(house.enter({role}, unit_id), "?receipt=" + house.citizen.receipt);
            CHECK(answer->status == 403);
            CHECK_FALSE(contains(answer->body, "7001"));
        }
    CHECK(house.audit({})->status == 401);
    CHECK(count_rows(house.store, "staff_act WHERE what = 'audit'") == 0);
}

TEST_CASE("What is no day, kind, case, badge number or place is refused by name, and is no search") {
    Watched house;
    const auto auditor = house.enter({Role::Auditor}, "hubei");
    const std::pair<const char*, const char*> refusals[] = {
        {"?from=2026-02-30", "from"},
        {"?until=", "until"},
        {"?from=2026-11-20&until=2026-11-19", "from"},
        {"?from=2025-11-19&until=2026-11-20", "until"}, // 367 days.
        {"?kind=read", "kind"},
        {"?receipt=ZP-1", "receipt"},
        {"?badge=%E5%BC%A0%E4%B8%89", "badge"}, // A name.
        {"?badge=", "badge"},
        {"?after=", "after"},
        {"?after=1.2026-11-01.2026-11-20.1795160000.done.1", "after"},
        {"?after=1.2026-11-01.2026-11-20.1795160000.done.1.1.1", "after"},
        {"?after=1.2026-11-01.2026-11-20.1795160000.read.1.1", "after"},
        {"?after=1.2026-11-01.2026-11-20.-1.done.1.1", "after"},
        {"?after=1.2026-11-01.2026-11-20.99999999999999.done.1.1", "after"},
        {"?after=1.2026-11-01.1795160000.done.1.1", "after"},
        {"?unit=caidian", "unit"},
    };
    for (const auto& [query, field] : refusals) {
        CAPTURE(query);
        check_refused(house.audit(auditor, query), 400, field);
    }
    const auto named = house.audit(auditor, "?badge=%E5%BC%A0%E4%B8%89&lang=en");
    CHECK(contains(named->body, "A badge number has at most 20 letters, digits and hyphens, and nothing else."));
    CHECK(house.audit(auditor, "?from=2025-11-20&until=2026-11-20")->status == 200); // 366.
    CHECK(count_rows(house.store, "staff_act WHERE what = 'audit'") == 1);
}
