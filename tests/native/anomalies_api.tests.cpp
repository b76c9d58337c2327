#include "tests/support/command_line.hpp"
#include "tests/support/entrance.hpp"
#include "tests/support/made_month.hpp"
#include "tests/support/person_house.hpp"

#include "native/app/one_time_codes.hpp"
#include "native/app/shared_devices.hpp"

#include <catch_amalgamated.hpp>

// What is unusual about evaluations: who is shown it, and what is shown.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto path = "/api/v1/anomalies";

// A brigade where ten people were satisfied within a minute, and five with one officer's documents.
struct Region {
    RunningServer server;
    Entrance staff{server};
    const Officer officer{"王某某", "012345"};

    Region() {
        server.store.write([&](store::Database& database) {
            EvaluationMaker maker{database};
            const auto noon = sample_now - 4h;
            const auto window = maker.place("caidian", "蔡甸车管所 5 号窗口", noon - 24h);
            for (int each = 0; each < 10; ++each) maker.own(maker.person(), maker.evaluate(window, noon + each * 5s));
            for (int each = 0; each < 5; ++each)
                maker.evaluate(maker.document("caidian", officer, noon - 1h), noon + each * 5s);
        });
    }

    httplib::Result get(const httplib::Headers& who, const std::string& query = "") const {
        return server.get(path + query, who);
    }
    Json list(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = get(who, query);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body);
    }
};

} // namespace

TEST_CASE("The level above is shown what is unusual, with the rows behind it, and that it says nothing of anybody") {
    Region region;
    const auto lead = region.staff.enter({Role::Lead}, "wuhan");
    const auto list = region.list(lead);
    CHECK(list["note"] == said(Text::AnomaliesNote, Language::English));
    CHECK(list["cut"] == Json::array());
    CHECK(list["from"] == "2026-10-22");
    CHECK(list["until"] == "2026-11-20");
    REQUIRE(list["findings"].size() == 2);
    const auto& window = list["findings"][0];
    CHECK(window["kind"] == "satisfied_burst_at_place");
    CHECK(window["words"] == "10 evaluations at one place in a row, all satisfied, 10 or more within 10 minutes");
    CHECK(window["place"] == "蔡甸车管所 5 号窗口");
    CHECK(window["unit"] == "caidian");
    REQUIRE(list["units"].size() == 1);
    CHECK(list["units"][0]["id"] == "caidian");
    CHECK(list["units"][0]["name"].contains("zh-CN"));
    CHECK(window["count"] == 10);
    REQUIRE(window["rows"].size() == 10);
    CHECK(window["rows"][0]["satisfaction"] == "satisfied");
    CHECK(window["last"].get<std::int64_t>() - window["first"].get<std::int64_t>() == 45);
    const auto& officer = list["findings"][1];
    CHECK(officer["officer"]["badge"] == "012345");
    CHECK(officer["rows"][0]["document_type"] == "违法停车告知单");
    CHECK(region.list(lead, "?lang=zh-CN")["findings"][0]["words"] ==
          "同一地点连续收到 10 条评价，全部满意，10 分钟内不少于 10 条");
}

TEST_CASE("Neither what was written nor who evaluated is in the list") {
    Region region;
    const auto body = region.get(region.staff.enter({Role::Supervisor}, "hubei"))->body;
    for (const auto* unsaid : {"此处是群众写的话", "statement", "phone", "person_id", "digest"})
        CHECK_FALSE(contains(body, unsaid));
    const auto row = Json::parse(body)["findings"][0]["rows"][0];
    std::vector<std::string> members;
    for (const auto& member : row.items()) members.push_back(member.key());
    CHECK(members == std::vector<std::string>{"place", "receipt", "received_at", "satisfaction", "unit"});
}

TEST_CASE("A brigade's own staff, and whoever may not read cases below, are shown nothing") {
    Region region;
    for (const auto role : {Role::Lead, Role::Supervisor, Role::Auditor, Role::Handler}) {
        CAPTURE(facts_of(roles, role).id);
        const bool reads_below = role == Role::Lead || role == Role::Supervisor;
        const auto refused = region.get(region.staff.enter({role}, "caidian"));
        CHECK(refused->status == 403);
        CHECK_FALSE(contains(refused->body, "caidian"));
        CHECK(region.get(region.staff.enter({role}, "wuhan"))->status == (reads_below ? 200 : 403));
    }
}

TEST_CASE("Whoever is on the codes is not shown what is unusual around himself") {
    Region region;
    const auto list = region.list(region.staff.enter({Role::Lead}, "wuhan", "12345")); // As the code's 012345.
    REQUIRE(list["findings"].size() == 1);
    CHECK(list["findings"][0]["kind"] == "satisfied_burst_at_place");
}

TEST_CASE("A period that is none is refused, and named") {
    Region region;
    const auto lead = region.staff.enter({Role::Lead}, "wuhan");
    const std::pair<const char*, const char*> refusals[] = {
        {"?from=2026-02-30", "from"},
        {"?from=yesterday", "from"},
        {"?until=", "until"},
        {"?from=2026-11-20&until=2026-11-19", "from"},
        {"?from=2026-08-20&until=2026-11-20", "until"}, // 93 days.
        {"?from=0001-01-01", "until"},
        {"?unit=caidian", "unit"},
    };
    for (const auto& [query, field] : refusals) {
        CAPTURE(query);
        const auto refused = region.get(lead, query);
        CHECK(refused->status == 400);
        CHECK(Json::parse(refused->body)["error"]["field"] == field);
    }
    CHECK(region.list(lead, "?from=2026-08-21&until=2026-11-20")["findings"].size() == 2);
    CHECK(region.list(lead, "?from=9999-12-31&until=9999-12-31")["findings"].empty());
    CHECK(region.list(lead, "?from=0001-01-01&until=0001-01-02")["findings"].empty());
}

TEST_CASE("Which evaluations are of one device is kept from its third number on, and not for ever") {
    PersonHouse house;
    const auto count = [&] {
        return house.server.store.read([](store::Database& database) {
            return database.prepare("SELECT count(*) FROM shared_device").value<std::int64_t>();
        });
    };
    Browser phone{house.server};
    const auto confirm = [&](const std::string& number) {
        const auto page = house.page_of(house.submit(), "/person");
        for (auto cookie = phone.cookies.begin(); cookie != phone.cookies.end();) // Signed out; the device is the same.
            cookie = contains(cookie->first, "device") ? std::next(cookie) : phone.cookies.erase(cookie);
        CHECK(house.with_code(phone, page, house.identity(number))->status == 303);
        house.pause();
    };
    confirm("13800000001");
    confirm("13800000002");
    confirm("13800000002");
    CHECK(count() == 0);
    confirm("13800000003");
    CHECK(count() == 4);
    confirm("13800000001");
    CHECK(count() == 5);

    Entrance staff{house.server};
    const auto answer = house.server.get(path, staff.enter({Role::Lead}, "wuhan"));
    const auto list = Json::parse(answer->body);
    REQUIRE_FALSE(list["findings"].empty());
    CHECK(list["findings"][0]["kind"] == "one_device_many_documents");
    CHECK(list["findings"][0]["count"] == 5);
    CHECK_FALSE(contains(answer->body, "138"));
    const auto now = house.server.clock.now();
    app::sweep_persons(house.server.store, now + app::shared_devices_kept - 1h);
    CHECK(count() == 5);
    app::sweep_persons(house.server.store, now + app::shared_devices_kept + 1h);
    CHECK(count() == 0);
}

TEST_CASE("The operator's command prints the same, and refuses what is no unit or no day") {
    const CommandLine zhiping;
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    const auto planted = store::Store{zhiping.file("data") / "zhiping.db"}.write([](store::Database& database) {
        EvaluationMaker maker{database};
        make_usual_month(maker, {"420106", "420114", "420502"});
        return plant_anomalies(maker);
    });
    const std::vector<std::string> ask{"evaluations", "anomalies",  "--unit",  "420000",
                                       "--from",      "2026-11-01", "--until", "2026-11-30"};
    const auto printed = zhiping.run(ask);
    INFO(printed.output << printed.problem);
    REQUIRE(printed.exit_code == 0);
    CHECK(contains(printed.output, "one_person_many_documents  同一手机号评价了 8 份文书，24 小时内不少于 5 份\n"));
    CHECK(contains(printed.output, "全部满意，10 分钟内不少于 10 条  西陵车管所 9 号窗口\n"));
    CHECK(contains(printed.output, "全部满意，10 分钟内不少于 5 条  陈建国 014537\n"));
    CHECK(contains(printed.output, "3 from 2026-11-01 to 2026-11-30. " + said(Text::AnomaliesNote)));
    CHECK(count_of(printed.output, "ZP-") == 8 + 14 + 7);
    CHECK(contains(printed.output, planted.at_window.back() + "  2026-11-20 12:08"));

    auto as_json = ask;
    as_json.insert(as_json.end(), {"--format", "json"});
    CHECK(Json::parse(zhiping.run(as_json).output)["findings"].size() == 3);
    CHECK(zhiping.run({"evaluations", "anomalies"}).exit_code == 2);
    const auto unknown = zhiping.run({"evaluations", "anomalies", "--unit", "999999"});
    CHECK(unknown.exit_code == 1);
    CHECK(contains(unknown.problem, "unit 999999 is not known"));
    const auto ask_from = [&](const char* day) {
        return zhiping.run({"evaluations", "anomalies", "--unit", "420000", "--from", day, "--until", "2026-11-30"})
            .problem;
    };
    CHECK(contains(ask_from("2026-11-31"), "'2026-11-31' is not a day"));
    CHECK(contains(ask_from("2026-01-01"), said(Text::AnomalyPeriodTooLong, Language::English)));
}
