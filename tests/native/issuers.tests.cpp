#include "tests/support/printing_house.hpp"

#include "native/app/revoke_code.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/raw_connection.hpp"

#include <catch_amalgamated.hpp>

#include <set>

// Systems that print documents, and fetch their codes.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

TEST_CASE("A document that is sent gets a code, which opens its form") {
    const PrintingHouse house;
    const auto result = house.result_of(house.document(1));
    CHECK(result["status"] == "created");
    const auto page = house.server.get("/e/" + result["code"].get<std::string>() + "?lang=zh-CN")->body;
    CHECK(contains(page, "违法停车告知单"));
    CHECK(contains(page, "蔡甸大队"));
    CHECK_FALSE(contains(page, "张三"));
}

TEST_CASE("The same facts give the same code, however often and at once they are sent, and other facts none") {
    PrintingHouse house;
    const auto before = house.count("code");
    Json documents = Json::array();
    for (int each = 0; each < 300; ++each) documents.push_back(house.document(each));
    std::vector<Json> answers(3);
    {
        std::vector<std::jthread> threads;
        for (auto& answer : answers) threads.emplace_back([&] { answer = house.results(documents); });
    }
    for (std::size_t each = 0; each < documents.size(); ++each)
        CHECK(std::set<std::string>{answers[0][each]["code"], answers[1][each]["code"], answers[2][each]["code"]}
                  .size() == 1);
    CHECK(house.count("code") == before + 300);
    for (const auto& [member, value] : std::vector<std::pair<const char*, Json>>{{"place", "另一处"},
                                                                                 {"issued_at", 1},
                                                                                 {"module", "service"},
                                                                                 {"officers", Json::array()},
                                                                                 {"latitude", 30.6}})
        CHECK(house.refusal(house.with(member, value)) == Refusal{"conflict", "document_number"});
    CHECK(house.result_of(house.document(1))["status"] == "known");
    CHECK(house.count("code") == before + 300);
}

TEST_CASE("Of a batch that is half bad the good half is issued, each result in its place") {
    const PrintingHouse house;
    const auto results =
        house.results(Json::array({house.document(1), house.with("unit_id", "nowhere"), "no object", house.document(2),
                                   house.with("document_number", ""), house.document(3)}));
    REQUIRE(results.size() == 6);
    for (const auto good : {0, 3, 5}) CHECK(results[static_cast<std::size_t>(good)]["status"] == "created");
    for (const auto bad : {1, 2, 4}) CHECK(results[static_cast<std::size_t>(bad)].contains("error"));
}

TEST_CASE("What is wrong with a document is said with its member") {
    const PrintingHouse house;
    const auto now = house.server.clock.now().time_since_epoch().count();
    CHECK(house.refusal(house.with("module", "parking")) == Refusal{"invalid", "module"});
    CHECK(house.refusal(house.with("unit_id", "nowhere")) == Refusal{"invalid", "unit_id"});
    CHECK(house.refusal(house.with("unit_id", "hubei")) == Refusal{"forbidden", "unit_id"}); // Above the issuer's.
    CHECK(house.refusal(house.with("document_type", "")) == Refusal{"invalid", "document_type"});
    CHECK(house.refusal(house.with("document_number", "1\n2")) == Refusal{"invalid", "document_number"});
    CHECK(house.refusal(house.with("document_number", std::string(201, '1'))) == Refusal{"invalid", "document_number"});
    CHECK(house.refusal(house.with("document_number", "  ")) == Refusal{"invalid", "document_number"});
    CHECK(house.refusal(house.with("place", "\u202e")) == Refusal{"invalid", "place"});
    CHECK(house.refusal(house.with("document_number", 7)) == Refusal{"invalid", "document_number"});
    CHECK(house.refusal(house.with("issued_at", now + 301)) == Refusal{"invalid", "issued_at"});
    CHECK(house.refusal(house.with("latitude", 91)) == Refusal{"invalid", "latitude"});
    CHECK(house.refusal(house.with("latitude", "30")) == Refusal{"invalid", "latitude"});
    CHECK(house.refusal(house.with("officers", Json::array({{{"badge", "1"}}}))) == Refusal{"invalid", "name"});
    CHECK(house.refusal(house.with("colour", "red")) == Refusal{"invalid", "colour"});
    auto without = house.document(1);
    without.erase("longitude");
    CHECK(house.refusal(without) == Refusal{"invalid", "longitude"});
    CHECK(house.result_of(house.with("issued_at", now + 300))["status"] == "created"); // A clock a little ahead.
}

TEST_CASE("No list, an empty one and one too long are refused whole") {
    const PrintingHouse house;
    Json many = Json::array();
    for (std::size_t each = 0; each <= max_new_documents; ++each) many.push_back(Json::object());
    for (const Json& wrong : {Json::array(), many, Json{"no list"}.at(0)})
        CHECK(house.post(wrong, house.key)->status == 400);
    CHECK(house.server.client().Post("/api/v1/documents", with_secret(house.key), "[", "application/json")->status ==
          400);
    RawConnection connection{house.server.port};
    connection.send("POST /api/v1/documents HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + house.key +
                    "\r\nContent-Type: application/json\r\nContent-Length: 2097153\r\n\r\n");
    CHECK(connection.receive().starts_with("HTTP/1.1 413 "));
}

TEST_CASE("A key of nobody, one that was revoked and another system's fetch nothing, and tell nothing of the body") {
    PrintingHouse house;
    const auto before = house.count("code");
    CHECK(house.post(Json::array({house.document(1)}), other_secret_digits)->status == 401);
    CHECK(house.post("nonsense", other_secret_digits)->status == 401);
    const auto below = house.add("Below", "caidian");
    auto above = house.document(1);
    above["unit_id"] = "wuhan";
    CHECK(house.results(Json::array({above}), below).at(0)["error"]["code"] == "forbidden");
    house.revoke("Printing");
    CHECK(house.post(Json::array({house.document(1)}), house.key)->status == 401);
    CHECK(house.count("code") == before);
}

TEST_CASE("What a system had printed before its key was revoked goes on working, and its use is stored") {
    PrintingHouse house;
    const std::string code =
        house.results(Json::array({house.document(1), house.with("module", "parking")})).at(0)["code"];
    house.result_of(house.document(1));
    house.revoke("Printing");
    CHECK(house.server.get("/e/" + code)->status == 200);
    const auto use = house.issuers().at(0);
    CHECK(use.created == 1);
    CHECK(use.last_used == house.server.clock.now());
    CHECK(use.issuer.revoked == house.server.clock.now());
    CHECK(house.count("issuer_batch WHERE known = 1 OR refused = 1") == 2);
}

TEST_CASE("A document whose code was revoked gets another") {
    PrintingHouse house;
    const std::string first = house.result_of(house.document(1))["code"];
    CHECK(app::revoke_code(house.server.store, Code::parse(first).value(), house.server.clock.now()));
    const auto again = house.result_of(house.document(1));
    CHECK(again["status"] == "created");
    CHECK(again["code"] != first);
}

TEST_CASE("A key of an issuer is none of staff or of a citizen") {
    const PrintingHouse house;
    for (const auto* path : {"/api/v1/cases", "/api/v1/staff/session"})
        CHECK(house.server.get(path, with_secret(house.key))->status == 401);
}

TEST_CASE("Issuers are added, listed and revoked by command, and a key is printed once") {
    const CommandLine zhiping;
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    const auto added = zhiping.run({"issuers", "add", "Ticket printing, Wuhan", "--unit", "420100"});
    REQUIRE(added.exit_code == 0);
    CHECK(added.output.size() == 33); // 32 digits and a line feed.
    const auto listed = zhiping.run({"issuers", "list", "--format", "json"});
    CHECK(Json::parse(listed.output).at(0)["unit_id"] == "420100");
    CHECK_FALSE(contains(listed.output, added.output.substr(0, 32)));
    CHECK(zhiping.run({"issuers", "add", "Ticket printing, Wuhan", "--unit", "420100"}).exit_code != 0);
    CHECK(zhiping.run({"issuers", "add", "Other", "--unit", "1"}).exit_code != 0);
    CHECK(zhiping.run({"issuers", "add", "", "--unit", "420100"}).exit_code != 0);
    CHECK(zhiping.run({"issuers", "revoke", "Other"}).exit_code != 0);
    CHECK(zhiping.run({"issuers", "revoke", "Ticket printing, Wuhan"}).exit_code == 0);
    CHECK(contains(zhiping.run({"issuers", "list"}).output, "Ticket printing, Wuhan"));
}
