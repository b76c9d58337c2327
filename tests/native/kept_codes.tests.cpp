#include "tests/support/command_line.hpp"
#include "tests/support/printing_house.hpp"
#include "tests/support/staff_at_browser.hpp"

#include <catch_amalgamated.hpp>

// What staff with the role `codes` do through the API (docs/issuers.md).
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

struct CodesHouse : PrintingHouse {
    StaffAtBrowser keeper{server, "8001", {Role::Codes}, "wuhan"};

    std::string address(const std::string& code, const std::string& below = {}) const {
        return "/api/v1/codes/" + code + below;
    }

    Json place(const std::string& name, const std::string& unit_id = "caidian") const {
        return {{"module", "service"}, {"unit_id", unit_id}, {"place", name}};
    }
    Json place_result(const Json& place) {
        const auto answer = keeper.post("/api/v1/places", {{"places", Json::array({place})}});
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body)["results"].at(0);
    }

    // A code of a unit that the keeper does not look after.
    std::string code_above() {
        add("Bureau", "hubei");
        const auto key_of_bureau = add("Bureau 2", "hubei");
        auto document = this->document(9);
        document["unit_id"] = "hubei";
        return results(Json::array({document}), key_of_bureau).at(0)["code"];
    }
};

std::string code_of(const Json& result) { return result.at("code").get<std::string>(); }

} // namespace

TEST_CASE("Only the role codes looks after codes, and nobody else's session, key or site") {
    CodesHouse house;
    StaffAtBrowser lead{house.server, "8002", {Role::Lead}, "wuhan"};
    const auto code = house.server.document_code;
    for (const std::string path : {"/api/v1/codes", "/api/v1/issuers", "/api/v1/sheet", "/api/v1/sign"}) {
        CHECK(house.keeper.get(path)->status == 200);
        CHECK(lead.get(path)->status == 403);
        CHECK(house.server.get(path)->status == 401);
        CHECK(house.server.get(path, with_secret(house.key))->status == 401);
    }
    const Json nothing = Json::object();
    for (const auto& [path, body] : std::vector<std::pair<std::string, Json>>{
             {house.address(code, "/revocation"), nothing},
             {"/api/v1/places", {{"places", Json::array({house.place("窗口")})}}},
             {"/api/v1/documents", {{"documents", Json::array({house.document(1)})}}},
             {"/api/v1/blanks", {{"module", "service"}, {"unit_id", "wuhan"}, {"document_type", "单"}, {"count", 1}}},
             {"/api/v1/issuers", {{"name", "x"}, {"unit_id", "wuhan"}}}}) {
        CHECK(lead.post(path, body)->status == 403);
        CHECK(house.server.client().Post(path, body.dump(), "application/json")->status == 401);
    }
    CHECK(lead.post_nothing(house.address(code, "/reissue"))->status == 403);
    CHECK(lead.get(house.address(code, "/picture"))->status == 403);
    CHECK(lead.erase("/api/v1/issuers/1")->status == 403);
    CHECK(house.server.get("/e/" + code)->status == 200);
    CHECK(house.count("code_act") == 0);
}

TEST_CASE("A place gets a code once, which its hall's list shows") {
    CodesHouse house;
    const auto made = house.place_result(house.place("蔡甸车管所 5 号窗口"));
    CHECK(made["status"] == "created");
    const auto again = house.place_result(house.place("蔡甸车管所 5 号窗口"));
    CHECK(again["status"] == "known");
    CHECK(again["code"] == made["code"]);
    CHECK(contains(house.server.get("/places?module=service&q=5")->body, code_of(made)));
    CHECK(house.place_result(house.place(" "))["error"]["field"] == "place");
    CHECK(house.place_result(house.place("窗口", "hubei"))["error"]["code"] == "forbidden");
    CHECK(house.place_result({{"module", "service"}, {"unit_id", "wuhan"}})["error"]["field"] == "place");
}

TEST_CASE("Codes are listed by unit, module and block, a thousand at a time") {
    CodesHouse house;
    const auto codes = [&](const std::string& query) {
        const auto answer = house.keeper.get("/api/v1/codes?" + query);
        return answer->status == 200 ? Json::parse(answer->body) : Json{{"status", answer->status}};
    };
    for (int each = 0; each < 2; ++each) {
        Json documents = Json::array();
        for (int number = 0; number < 600; ++number) documents.push_back(house.document(each * 600 + number));
        house.results(documents);
    }
    const auto first = codes("unit=caidian&module=law_enforcement");
    CHECK(first["codes"].size() == 1'000);
    CHECK(first["more"] == true);
    const auto rest = codes("unit=caidian&module=law_enforcement&after=" + code_of(first["codes"].back()));
    CHECK(rest["codes"].size() == 201); // With the one that stood before.
    CHECK(rest["more"] == false);
    CHECK_FALSE(contains(first.dump(), "张三")); // Whoever prints them learns of no officer.
    CHECK(codes("unit=wuhan")["codes"].empty());
    for (const auto* wrong : {"unit=nowhere", "module=parking", "after=7K3F", "block=x", "colour=red"})
        CHECK(codes(wrong)["status"] == 400);
    CHECK(codes("unit=hubei")["status"] == 403);
    CHECK(codes("after=" + unknown_code())["status"] == 404);
    CHECK(codes("block=9")["status"] == 404);
}

TEST_CASE("A code is revoked at once, or ends later and is good until then") {
    CodesHouse house;
    const auto& code = house.server.document_code;
    const auto revoke = [&](const std::string& which, const Json& body) {
        return house.keeper.post(house.address(which, "/revocation"), body)->status;
    };
    const auto now = house.server.clock.now().time_since_epoch().count();
    CHECK(revoke(code, {{"from", now}}) == 400);
    CHECK(revoke(code, {{"from", "tomorrow"}}) == 400);
    CHECK(revoke(code, {{"from", now + 3600}}) == 204);
    CHECK(house.server.get("/e/" + code)->status == 200);
    CHECK(contains(house.keeper.get("/api/v1/codes?unit=caidian")->body, code));
    CHECK(revoke(code, {{"from", now + 7200}}) == 204); // Never later than was said.
    house.server.clock.pass(1h);
    CHECK(house.server.get("/e/" + code)->status == 410);
    CHECK_FALSE(contains(house.keeper.get("/api/v1/codes?unit=caidian")->body, code));
    CHECK(revoke(house.server.place_code, Json::object()) == 204);
    CHECK(house.server.get("/e/" + house.server.place_code)->status == 410);
    CHECK(revoke(unknown_code(), Json::object()) == 404);
    CHECK(revoke(house.code_above(), Json::object()) == 404);
}

TEST_CASE("A place whose code ends is listed until then") {
    CodesHouse house;
    const auto now = house.server.clock.now().time_since_epoch().count();
    house.keeper.post(house.address(house.server.place_code, "/revocation"), {{"from", now + 3600}});
    CHECK(contains(house.server.get("/places?module=service")->body, house.server.place_code));
    house.server.clock.pass(1h);
    CHECK_FALSE(contains(house.server.get("/places?module=service")->body, house.server.place_code));
}

TEST_CASE("Another code of the same facts is issued, and the first opens nothing any more") {
    CodesHouse house;
    const auto first = code_of(house.result_of(house.document(1)));
    const auto answer = house.keeper.post_nothing(house.address(first, "/reissue"));
    REQUIRE(answer->status == 201);
    const auto second = code_of(Json::parse(answer->body));
    CHECK(house.server.get("/e/" + first)->status == 410);
    CHECK(house.server.get("/e/" + second)->status == 200);
    CHECK(house.result_of(house.document(1))["code"] == second); // Officers and position, too.
    CHECK(house.keeper.post_nothing(house.address(first, "/reissue"))->status == 410);
    CHECK(house.keeper.post_nothing(house.address(house.code_above(), "/reissue"))->status == 404);
}

TEST_CASE("Another code ends when the first would have") {
    CodesHouse house;
    const auto first = code_of(house.result_of(house.document(1)));
    const auto now = house.server.clock.now().time_since_epoch().count();
    house.keeper.post(house.address(first, "/revocation"), {{"from", now + 3600}});
    const auto second = code_of(Json::parse(house.keeper.post_nothing(house.address(first, "/reissue"))->body));
    CHECK(house.server.get("/e/" + second)->status == 200);
    house.server.clock.pass(1h);
    CHECK(house.server.get("/e/" + second)->status == 410);
}

TEST_CASE("A block of a unit below is listed whole, and one that is out of reach is none") {
    CodesHouse house;
    const auto draw = [&](const std::string& unit_id, const std::string& key) {
        const Json order{
            {"module", "law_enforcement"}, {"unit_id", unit_id}, {"document_type", "告知单"}, {"count", 1'200}};
        const auto answer =
            house.server.client().Post("/api/v1/blanks", with_secret(key), order.dump(), "application/json");
        return std::to_string(Json::parse(answer->body)["block"].get<int>());
    };
    const auto block = draw("caidian", house.key);
    const auto codes = Json::parse(house.keeper.get("/api/v1/codes?block=" + block)->body);
    CHECK(codes["codes"].size() == 1'000);
    CHECK(codes["more"] == true);
    const auto sheet = house.keeper.get("/api/v1/sheet?block=" + block);
    const auto link = sheet->get_header_value("Link");
    CHECK(link == "<?after=" + code_of(codes["codes"].back()) + "&block=" + block + ">; rel=\"next\"");
    const auto next = house.keeper.get("/api/v1/sheet" + between(link, "<", ">"));
    CHECK(contains(
        next->body,
        Code::parse(
            code_of(Json::parse(house.keeper.get("/api/v1/codes" + between(link, "<", ">"))->body)["codes"].back()))
            ->grouped()));
    CHECK_FALSE(next->has_header("Link"));
    const auto rest = house.keeper.get("/api/v1/codes?block=" + block + "&after=" + code_of(codes["codes"].back()));
    CHECK(Json::parse(rest->body)["codes"].size() == 200);
    const auto others = draw("hubei", house.add("Bureau", "hubei"));
    CHECK(house.keeper.get("/api/v1/codes?block=" + others)->status == 404);
}

TEST_CASE("What is not printed in one line names no system and no kind of document") {
    CodesHouse house;
    CHECK(house.keeper.post("/api/v1/issuers", {{"name", "x\u202ey"}, {"unit_id", "wuhan"}})->status == 400);
    CHECK(house.keeper
              .post("/api/v1/blanks",
                    {{"module", "service"}, {"unit_id", "wuhan"}, {"document_type", "\u202e单"}, {"count", 1}})
              ->status == 400);
}

TEST_CASE("Looking for the code of a place reads no other code") {
    CodesHouse house;
    const auto plan = house.server.store.read([](store::Database& database) {
        return database
            .prepare(
                "EXPLAIN QUERY PLAN SELECT code FROM code WHERE unit_id = 'a' AND module = 'service' AND place = 'b'"
                " AND document_number = '' AND block_id IS NULL AND handled_at IS NULL"
                " AND (revoked_at IS NULL OR revoked_at > 1) ORDER BY code LIMIT 1")
            .list([](store::Statement& row) {
                row.next<std::int64_t>(), row.next<std::int64_t>(), row.next<std::int64_t>();
                return row.next<std::string>();
            });
    });
    CHECK(contains(plan.front(), "code_of_place (module=? AND unit_id=? AND place=?)"));
}

TEST_CASE("What is printed comes as files that run nothing in the server's name") {
    CodesHouse house;
    const auto sheet = house.keeper.get("/api/v1/sheet?code=" + house.server.document_code);
    CHECK(sheet->status == 200);
    CHECK(contains(sheet->get_header_value("Content-Disposition"), "attachment"));
    const auto grouped = Code::parse(house.server.document_code)->grouped();
    CHECK(contains(sheet->body, grouped));
    CHECK_FALSE(contains(sheet->body, Code::parse(house.server.place_code)->grouped()));
    CHECK(contains(house.keeper.get("/api/v1/sign?unit=caidian&module=service")->body, "蔡甸车管所 3 号窗口"));
    const auto picture = house.keeper.get(house.address(house.server.document_code, "/picture"));
    CHECK(contains(picture->body, "<svg"));
    CHECK(contains(picture->get_header_value("Content-Disposition"), "attachment"));
    CHECK(house.keeper.get("/api/v1/sheet?code=" + house.server.revoked_code)->status == 410);
    CHECK(house.keeper.get(house.address(house.code_above(), "/picture"))->status == 404);
    CHECK(house.keeper.get(house.address("7K3F", "/picture"))->status == 400);
}

TEST_CASE("Staff add a system, whose key is told once, and revoke it") {
    CodesHouse house;
    const auto added = house.keeper.post("/api/v1/issuers", {{"name", "Handhelds"}, {"unit_id", "caidian"}});
    REQUIRE(added->status == 201);
    const auto keys = Json::parse(added->body);
    CHECK(house.post(Json::array({house.document(1)}), keys["key"])->status == 200);
    const auto listed = house.keeper.get("/api/v1/issuers")->body;
    CHECK(contains(listed, "Handhelds"));
    CHECK_FALSE(contains(listed, keys["key"].get<std::string>()));
    CHECK_FALSE(contains(listed, keys["party_key"].get<std::string>()));
    const auto path = "/api/v1/issuers/" + std::to_string(keys["id"].get<int>());
    CHECK(house.keeper.erase(path)->status == 204);
    CHECK(house.post(Json::array({house.document(2)}), keys["key"])->status == 401);
    CHECK(house.keeper.erase("/api/v1/issuers/999")->status == 404);
    CHECK(house.keeper.erase("/api/v1/issuers/x")->status == 404);
    CHECK(house.keeper.post("/api/v1/issuers", {{"name", "Handhelds"}, {"unit_id", "caidian"}})->status == 409);
    CHECK(house.keeper.post("/api/v1/issuers", {{"name", ""}, {"unit_id", "caidian"}})->status == 400);
    CHECK(house.keeper.post("/api/v1/issuers", {{"name", "Above"}, {"unit_id", "hubei"}})->status == 403);
}

TEST_CASE("A system of a unit that is not theirs is neither listed nor revoked") {
    CodesHouse house;
    house.add("Bureau's own", "hubei");
    CHECK_FALSE(contains(house.keeper.get("/api/v1/issuers")->body, "Bureau's own"));
    CHECK(house.keeper.erase("/api/v1/issuers/" + std::to_string(house.id_of("Bureau's own")))->status == 404);
    CHECK(house.post(Json::array({house.document(1)}), house.key)->status == 200);
}

TEST_CASE("What staff do with codes is kept with who did it") {
    CodesHouse house;
    house.place_result(house.place("窗口 9"));
    house.place_result(house.place("窗口 9")); // Known: nothing was done.
    house.keeper.post(house.address(house.server.place_code, "/revocation"), Json::object());
    house.keeper.post_nothing(house.address(house.server.document_code, "/reissue"));
    house.keeper.post("/api/v1/issuers", {{"name", "Handhelds"}, {"unit_id", "caidian"}});
    house.keeper.post("/api/v1/blanks",
                      {{"module", "service"}, {"unit_id", "wuhan"}, {"document_type", "单"}, {"count", 2}});
    CHECK(house.count("code_act JOIN staff ON staff.id = staff_id WHERE badge = '8001'") == 5);
    const auto blank = code_of(Json::parse(house.keeper.get("/api/v1/codes?block=1")->body)["codes"][0]);
    const Json document{{"module", "service"},
                        {"unit_id", "wuhan"},
                        {"document_type", "单"},
                        {"document_number", "1"},
                        {"code", blank}};
    house.keeper.post("/api/v1/documents", {{"documents", Json::array({document})}});
    CHECK(house.count("code_act WHERE what = 'bind' AND subject = '" + blank + "'") == 1);
    CHECK(house.count("code_act WHERE what = 'draw_blanks' AND codes = 2") == 1);
}

TEST_CASE("A key that is revoked in the middle of a batch fetches nothing for the rest, and what was fetched stays") {
    PrintingHouse house;
    Json documents = Json::array();
    for (int each = 0; each < 1'000; ++each) documents.push_back(house.document(each));
    Json results;
    {
        const std::jthread sender{[&] { results = house.results(documents); }};
        while (house.count("issuer_batch") == 0) std::this_thread::yield();
        house.revoke("Printing");
    }
    REQUIRE(results.size() == 1'000);
    const auto issued = std::ranges::count_if(results, [](const Json& result) { return result.contains("code"); });
    CHECK(issued >= 250);
    CHECK(issued % 250 == 0);
    for (auto each = static_cast<std::size_t>(issued); each < results.size(); ++each)
        CHECK(results[each]["error"]["code"] == "unauthorized");
    CHECK(house.server.get("/e/" + code_of(results[0]))->status == 200);
}
