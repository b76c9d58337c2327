#include "tests/support/person_house.hpp"
#include "tests/support/route_house.hpp"

#include "native/app/create_codes.hpp"
#include "native/app/sealed_person.hpp"
#include "native/app/sealed_position.hpp"
#include "native/store/cases.hpp"

#include <catch_amalgamated.hpp>

// What staff are shown of the person of a case: parts, and all of it with a reason that the person reads.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

// A case with a person and a position, and staff who sign in.
struct PersonCase {
    RouteHouse house;
    RunningServer& server = house.server;
    StaffAtBrowser& handler = house.hire("handler", Role::Handler, "caidian");
    StaffAtBrowser& lead = house.hire("lead", Role::Lead, "wuhan");
    std::string receipt = house.citizen.receipt;

    PersonCase() { identify(true); }

    void identify(bool may_call) {
        server.store.write([&](store::Database& database) {
            const auto key = server.vault.person_key();
            const auto phone = PhoneNumber::parse("13512345670").value();
            const auto id = store::find_case_key(database, ReceiptNumber::parse(receipt).value())->evaluation_id;
            const auto person = app::find_or_insert_person(database, key, phone, server.clock.now());
            const auto name = app::seal_name(key, id, PersonName::parse("张三丰").value());
            store::insert_evaluation_person(database, {id, person, name, may_call, server.clock.now()});
            Whereabouts where;
            where.position = Position{{30.592831, 114.305256, Datum::Wgs84}, 35.5, server.clock.now()};
            where.agreed_at = server.clock.now();
            where.words = "桥下第三根柱子";
            app::keep_position(database, key, id, where);
        });
    }

    std::string path(const std::string& below = {}) const { return "/api/v1/cases/" + receipt + below; }

    // With the code of the member's phone at this time.
    httplib::Result unmask(StaffAtBrowser& who, const std::string& reason = "核实当事人身份",
                           const std::string& code = {}) {
        who.shown(receipt);                         // Signs in.
        server.clock.pass(sealing::totp_step_time); // The code that did is used.
        return who.post(path("/person"), {{"reason", reason}, {"code", code.empty() ? who.code() : code}});
    }

    Json views() const {
        return Json::parse(server.get("/api/v1/evaluations/" + receipt + "/views", with_secret())->body)["views"];
    }
};

} // namespace

TEST_CASE("Staff see of a person a part of the name, of the number and of the place") {
    PersonCase place;
    const auto shown = place.handler.shown(place.receipt);
    const auto& person = shown.at("person");
    CHECK(person["standing"] == "verified");
    CHECK(person["name"] == "张**");
    CHECK(person["phone"] == "135****5670");
    CHECK(person["may_call"] == true);
    CHECK(person["position"] == Json{{"latitude", 30.59}, {"longitude", 114.31}, {"datum", "wgs84"}});
    CHECK(person["has_place_words"] == true);
    const auto whole = shown.dump();
    for (const auto* hidden : {"张三丰", "13512345670", "30.5928", "第三根"}) CHECK_FALSE(contains(whole, hidden));
}

TEST_CASE("With a reason and a code everything is shown, which the person reads and the level above sees") {
    PersonCase place;
    const auto answer = place.unmask(place.handler);
    REQUIRE(answer->status == 200);
    const auto person = Json::parse(answer->body);
    CHECK(person["name"] == "张三丰");
    CHECK(person["phone"] == "+8613512345670");
    CHECK(person["position"]["accuracy"] == 35.5);
    CHECK(person["geo"] == "geo:30.5928310,114.3052560;u=36");
    CHECK(person["position_words"] == "桥下第三根柱子");
    const auto seen = place.views();
    const auto told = std::ranges::find_if(seen, [](const Json& view) { return view.contains("disclosed"); });
    REQUIRE(told != seen.end());
    CHECK((*told)["disclosed"] == "person");
    CHECK((*told)["unit"] == "caidian");
    CHECK((*told)["reason"] == "核实当事人身份");
    CHECK_FALSE(seen.dump().find(place.handler.officer().name) != std::string::npos);
    const auto page = place.server.get("/r/" + place.receipt + "?secret=" + secret_digits + "&lang=zh-CN")->body;
    CHECK(contains(page, "核实当事人身份"));
    const auto above = place.lead.shown(place.receipt)["disclosures"];
    REQUIRE(above.size() == 1);
    CHECK(above[0]["by"]["name"] == place.handler.officer().name);
    CHECK_FALSE(place.handler.shown(place.receipt).contains("disclosures"));
    CHECK(count_rows(place.server.store, "journal") > 0);
    CHECK(place.house.verify().empty());
}

TEST_CASE("The unit of whoever has seen all of a person is named to whom that is told") {
    PersonCase place;
    REQUIRE(place.unmask(place.lead)->status == 200);
    const auto shown = place.lead.shown(place.receipt);
    const auto unit = shown.at("disclosures").at(0).at("unit");
    CHECK(unit == "wuhan");
    CHECK(std::ranges::any_of(shown.at("units"), [&](const Json& each) { return each["id"] == unit; }));
    const auto of_handler = place.handler.shown(place.receipt);
    for (const auto& each : of_handler.at("units")) CHECK(each["id"] != unit);
}

TEST_CASE("Without a reason, and without the right code once, nothing is shown and nothing is stored") {
    PersonCase place;
    for (const auto& reason : {std::string{}, std::string{" \n"}, std::string(501, 'a')})
        CHECK(place.unmask(place.handler, reason)->status == 400);
    const auto wrong = place.unmask(place.handler, "核实", "000000");
    CHECK(wrong->status == 400);
    CHECK(Json::parse(wrong->body)["error"]["field"] == "code");
    CHECK(count_rows(place.server.store, "person_disclosure") == 0);
    const auto code = [&] {
        place.server.clock.pass(sealing::totp_step_time);
        return place.handler.code();
    }();
    const Json body{{"reason", "核实"}, {"code", code}};
    CHECK(place.handler.post(place.path("/person"), body)->status == 200);
    CHECK(place.handler.post(place.path("/person"), body)->status == 400); // It is good once.
    CHECK(count_rows(place.server.store, "person_disclosure") == 1);
}

TEST_CASE("Wrong codes are slowed down") {
    PersonCase place;
    int status = 400;
    for (int each = 0; each < 12 && status == 400; ++each)
        status = place.handler.post(place.path("/person"), {{"reason", "核实"}, {"code", "000000"}})->status;
    CHECK(status == 429);
}

TEST_CASE("The number alone is for the handler who has the case, of a person who may be called") {
    PersonCase place;
    CHECK(place.handler.post(place.path("/phone"), {})->status == 413); // It takes no body.
    const auto ask = [&](StaffAtBrowser& who) { return who.post_nothing(place.path("/phone")); };
    CHECK(ask(place.handler)->status == 403);
    place.house.does(place.handler, "take");
    const auto answer = ask(place.handler);
    REQUIRE(answer->status == 200);
    CHECK(Json::parse(answer->body) == Json{{"phone", "+8613512345670"}});
    CHECK(contains(place.views().dump(), R"("disclosed":"phone")"));
    CHECK(ask(place.lead)->status == 403);
    place.server.store.write(
        [](store::Database& database) { database.execute("UPDATE evaluation_person SET may_call = 0"); });
    CHECK(ask(place.handler)->status == 403);
}

TEST_CASE("A name that is required and not given is awaited for a day, and then the case says so") {
    CitizenDesk desk;
    StaffAtBrowser handler{desk.server, "7001", {Role::Handler}, "caidian"};
    const auto standing = [&](const std::string& receipt) -> std::string {
        return handler.shown(receipt)["person"]["standing"];
    };
    CHECK(standing(desk.receipt) == "not_required"); // They agreed to a catalogue that does not ask.
    const auto asked = desk.submit(
        {{"submission_id", std::string(32, 'a')}, {"catalogue_version", 3}, {"position_words", "汉阳大道"}});
    CHECK(standing(asked) == "awaited");
    desk.server.clock.pass(24h);
    CHECK(standing(asked) == "unverified");
    CHECK(handler.shown(asked)["status"] == "handling");
}

TEST_CASE("The distance to the place of the code is told to a kilometre, and in metres with all the rest") {
    PersonCase place;
    place.server.store.write([](store::Database& database) {
        database.execute("UPDATE code SET latitude = 305900000, longitude = 1143052560, datum = 'wgs84'");
    });
    CHECK(place.handler.shown(place.receipt)["person"]["distance_km"] == 0);
    const auto person = Json::parse(place.unmask(place.handler)->body);
    CHECK(person["distance_m"] == 315);
    CHECK(person["bearing"] == 0);
}

TEST_CASE("An officer on the code learns nothing of the person") {
    PersonCase place;
    StaffAtBrowser officer{place.server, "012345", {Role::Officer, Role::Lead}, "caidian"};
    CHECK(place.unmask(officer)->status == 404);
    const auto seen = officer.get("/api/v1/officer/cases/" + place.receipt);
    for (const auto* hidden : {"张", "135****", "30.59"}) CHECK_FALSE(contains(seen->body, hidden));
}
