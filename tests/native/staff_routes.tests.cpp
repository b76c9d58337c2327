#include "tests/support/running_server.hpp"
#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>
#include <set>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto session_path = "/api/v1/staff/session";

struct Station {
    RunningServer server;
    StaffDesk desk{server.store, server.vault};
    app::FirstCredentials told = desk.add_ready("012345", {Role::Handler}, "caidian");

    explicit Station(http::Front front = {}) : server(false, {}, std::move(front)) {}

    httplib::Result sign_in(const Json& body, const httplib::Headers& headers = english) const {
        return server.client().Post(session_path, headers, body.dump(), "application/json");
    }
    httplib::Result enter(const httplib::Headers& headers = english) const {
        return sign_in({{"badge", "012345"}, {"password", good_password}}, headers);
    }

    // As a browser sends it back.
    httplib::Headers cookie() const { return {{"Cookie", cookie_in(enter())}}; }

    static std::string cookie_in(const httplib::Result& answer) {
        REQUIRE(answer);
        REQUIRE(answer->status == 201);
        const auto set = answer->get_header_value("Set-Cookie");
        return set.substr(0, set.find(';'));
    }
};

void check_refused(const httplib::Result& answer, int status, const std::string& code) {
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(Json::parse(answer->body)["error"]["code"] == code);
    CHECK_FALSE(answer->has_header("Set-Cookie"));
}

httplib::Headers with(httplib::Headers headers, const std::string& name, const std::string& value) {
    headers.emplace(name, value);
    return headers;
}

} // namespace

TEST_CASE("Who signs in is told who he is, and is known by the cookie") {
    const Station station;
    const auto answer = station.enter();
    const httplib::Headers cookie{{"Cookie", Station::cookie_in(answer)}};
    const auto self = Json::parse(answer->body);
    CHECK(self["name"] == "张三012345");
    CHECK(self["badge"] == "012345");
    CHECK(self["unit_id"] == "caidian");
    CHECK(self["unit"] == Json{{"zh-CN", "蔡甸大队"}, {"en", "Caidian Brigade"}});
    CHECK(self["deputy_for"] == Json::array());
    CHECK_FALSE(self.contains("absent_until"));
    CHECK(self["shows_code"] == false);
    CHECK(self["has_units_below"] == false);
    CHECK(self["roles"] == Json{"handler"});
    REQUIRE(self["sessions"].size() == 1);
    CHECK(self["sessions"][0]["source"].get<std::string>().ends_with("127.0.0.1"));
    CHECK(self["sessions"][0]["is_this"] == true);
    const auto asked = station.server.get(session_path, cookie);
    REQUIRE(asked);
    CHECK(asked->status == 200);
    CHECK(asked->get_header_value("Cache-Control") == "no-store");
    CHECK(Json::parse(asked->body) == self);
}

TEST_CASE("No answer says a password, and the token is in the cookie alone") {
    const Station station;
    const auto answer = station.enter();
    const auto token = Station::cookie_in(answer).substr(std::string{"__Host-staff="}.size());
    CHECK(token.size() == 32);
    for (const auto& unsaid : {token, good_password, std::string{"argon2"}})
        CHECK_FALSE(contains(answer->body, unsaid));
}

TEST_CASE("On this machine and over https the cookie is __Host-staff, elsewhere it is a plain one") {
    const Station station;
    const auto attributes = [&](const std::string& host, const Station& where) {
        return where.enter(with(english, "Host", host))->get_header_value("Set-Cookie");
    };
    for (const auto* host : {"localhost:8080", "127.0.0.1", "[::1]:8080"}) {
        CHECK(attributes(host, station).starts_with("__Host-staff="));
        CHECK(attributes(host, station).ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"));
    }
    CHECK(attributes("10.1.2.3:8080", station).starts_with("staff="));
    CHECK(attributes("10.1.2.3:8080", station).ends_with("; Path=/; HttpOnly; SameSite=Strict"));
    const Station behind_tls{{.public_url = wire::parse_origin("https://pingjia.example.cn")}};
    CHECK(attributes("pingjia.example.cn", behind_tls).starts_with("__Host-staff="));
}

TEST_CASE("A plain cookie that a neighbour planted is not looked at where there is a safe one") {
    const Station station;
    const auto token = station.cookie().begin()->second.substr(std::string{"__Host-"}.size());
    check_refused(station.server.get(session_path, {{"Cookie", token}}), 401, "unauthorized");
    CHECK(station.server.get(session_path, {{"Cookie", "staff=0; __Host-" + token}})->status == 200);
}

TEST_CASE("Signing in always makes a new session, whatever cookie it brings, and the planted one stays another's") {
    const Station station;
    const auto planted = station.cookie();
    auto headers = planted;
    headers.insert(english.begin(), english.end());
    const auto own = Station::cookie_in(station.enter(headers));
    CHECK(own != planted.begin()->second);
    const auto made_up = Station::cookie_in(
        station.enter(httplib::Headers{{"Cookie", "__Host-staff=00112233445566778899aabbccddeeff"}}));
    CHECK_FALSE(contains(made_up, "00112233445566778899aabbccddeeff"));
}

TEST_CASE("Whatever is wrong when signing in is answered with the same words") {
    const Station station;
    std::set<std::string> bodies;
    for (const auto& body :
         {Json{{"badge", "012345"}, {"password", "wrong"}}, Json{{"badge", "999999"}, {"password", good_password}},
          Json{{"badge", "012345"}, {"password", good_password}, {"code", "000000"}}}) {
        const auto answer = station.sign_in(body);
        check_refused(answer, 401, "unauthorized");
        bodies.insert(answer->body);
    }
    CHECK(bodies.size() == 1);
}

TEST_CASE("Who guesses is told when to try again") {
    Station station;
    for (int number = 0; number < 5; ++number)
        check_refused(station.sign_in({{"badge", "012345"}, {"password", "wrong"}}), 401, "unauthorized");
    const auto answer = station.enter();
    check_refused(answer, 429, "too_many");
    CHECK(answer->get_header_value("Retry-After") == "1");
    station.server.clock.pass(std::chrono::seconds{1});
    CHECK(station.enter()->status == 201);
}

TEST_CASE("The printed password asks for a new one, which the same request may bring") {
    Station station;
    const auto told = station.desk.add("012001", {Role::Lead}, "caidian");
    Json body{{"badge", "012001"},
              {"password", told.password},
              {"code", StaffDesk::code_of(told, station.server.clock.now())}};
    const auto asked = station.sign_in(body);
    check_refused(asked, 400, "invalid");
    CHECK(Json::parse(asked->body)["error"]["field"] == "new_password");
    body["new_password"] = good_password;
    CHECK(station.sign_in(body)->status == 201);
}

TEST_CASE("What is no sign-in is refused with the field that is wrong") {
    const Station station;
    for (const auto& [body, field] : std::vector<std::pair<Json, std::string>>{
             {Json::array(), ""},
             {{{"badge", "1"}}, "password"},
             {{{"badge", 1}, {"password", "x"}}, "badge"},
             {{{"badge", "1"}, {"password", "x"}, {"code", 123456}}, "code"},
             {{{"badge", "1"}, {"password", "x"}, {"remember", true}}, "remember"}}) {
        INFO(body.dump());
        const auto answer = station.sign_in(body);
        check_refused(answer, 400, "invalid");
        CHECK(Json::parse(answer->body)["error"]["field"] == field);
    }
    check_refused(station.server.client().Post(session_path, "badge=1&password=x", "application/x-www-form-urlencoded"),
                  400, "invalid");
}

TEST_CASE("Another site's page neither signs anybody in nor out, and a session does not help it") {
    const Station station;
    const auto cookie = station.cookie();
    for (const auto& [name, value] : {std::pair{"Sec-Fetch-Site", "cross-site"},
                                      {"Sec-Fetch-Site", "same-site"},
                                      {"Origin", "https://elsewhere.example"},
                                      {"Origin", "null"}}) {
        INFO(name << ": " << value);
        check_refused(station.enter(with(english, name, value)), 403, "forbidden");
        check_refused(station.server.client().Delete(session_path, with(cookie, name, value)), 403, "forbidden");
    }
    CHECK(station.server.get(session_path, cookie)->status == 200);
    CHECK(station.server.client().Delete(session_path, with(cookie, "Sec-Fetch-Site", "same-origin"))->status == 204);
}

TEST_CASE("After signing out the cookie is taken back, and who kept it has nothing") {
    const Station station;
    const auto cookie = station.cookie();
    const auto answer = station.server.client().Delete(session_path, cookie);
    REQUIRE(answer);
    CHECK(answer->status == 204);
    CHECK(contains(answer->get_header_value("Set-Cookie"), "Max-Age=0"));
    check_refused(station.server.get(session_path, cookie), 401, "unauthorized");
    check_refused(station.server.client().Delete(session_path, cookie), 401, "unauthorized");
}

TEST_CASE("One ends one's own other sessions, and nobody else's") {
    Station station;
    const auto lost = station.cookie(), own = station.cookie();
    const auto other = station.desk.add_ready("012346", {Role::Handler}, "caidian");
    const Json body{{"badge", "012346"}, {"password", good_password}};
    const httplib::Headers others{{"Cookie", Station::cookie_in(station.sign_in(body))}};
    const auto all = Json::parse(station.server.get(session_path, own)->body)["sessions"];
    REQUIRE(all.size() == 2);
    CHECK(all[0]["is_this"] == true);
    const auto path = "/api/v1/staff/sessions/" + std::to_string(all[1]["id"].get<int>());
    check_refused(station.server.client().Delete(path, others), 404, "not_found");
    CHECK(station.server.client().Delete(path, own)->status == 204);
    check_refused(station.server.get(session_path, lost), 401, "unauthorized");
    for (const auto* none : {"0", "x", "1x", "99999999999999999999"})
        check_refused(station.server.client().Delete(std::string{"/api/v1/staff/sessions/"} + none, own), 404,
                      "not_found");
    CHECK(station.server.get(session_path, own)->status == 200);
}

TEST_CASE(
    "Who is signed in is told whom they stand in for today, until when they are absent, and of the second factor") {
    Station station;
    auto& server = station.server;
    const auto told = station.desk.add_ready("012001", {Role::Lead}, "caidian");
    station.desk.add("012002", {Role::Lead}, "caidian");
    const auto today = china_date(server.clock.now());
    const auto tomorrow = Date{std::chrono::sys_days{today} + std::chrono::days{1}};
    const Json with_code{
        {"badge", "012001"}, {"password", good_password}, {"code", StaffDesk::code_of(told, server.clock.now())}};
    const auto answer = station.sign_in(with_code);
    const httplib::Headers lead{{"Cookie", Station::cookie_in(answer)}};
    CHECK(Json::parse(answer->body)["shows_code"] == true);
    const auto self = [&](const httplib::Headers& who) { return Json::parse(server.get(session_path, who)->body); };
    const auto handler = station.cookie();
    CHECK(self(handler)["shows_code"] == false);

    REQUIRE_FALSE(app::set_absence(server.store, "012001", {today, tomorrow, "012345"}, today));
    REQUIRE_FALSE(app::set_absence(server.store, "012002", {tomorrow, tomorrow, "012345"}, today));
    CHECK(self(lead)["absent_until"] == to_string(tomorrow));
    CHECK(self(lead)["deputy_for"] == Json::array());
    CHECK_FALSE(self(handler).contains("absent_until"));
    CHECK(self(handler)["deputy_for"] == Json{{{"name", "张三012001"}, {"badge", "012001"}}});
    CHECK(self(handler)["roles"] == Json{"handler"}); // Without a code no more than that.
    app::disable_staff(server.store, "012001");
    CHECK(self(handler)["deputy_for"] == Json::array());
}

TEST_CASE("Who is signed in is told whether there are units below theirs, whatever their role") {
    Station station;
    station.desk.add_ready("012347", {Role::Handler}, "wuhan");
    const auto answer = station.sign_in({{"badge", "012347"}, {"password", good_password}});
    REQUIRE(answer);
    CHECK(Json::parse(answer->body)["has_units_below"] == true);
    CHECK(Json::parse(station.enter()->body)["has_units_below"] == false);
}

TEST_CASE("An absence that is still to come or over is none today") {
    Station station;
    auto& server = station.server;
    station.desk.add("012002", {Role::Handler}, "caidian");
    const auto today = china_date(server.clock.now());
    const auto tomorrow = Date{std::chrono::sys_days{today} + std::chrono::days{1}};
    REQUIRE_FALSE(app::set_absence(server.store, "012345", {tomorrow, tomorrow, "012002"}, today));
    const auto self = [&] { return Json::parse(server.get(session_path, station.cookie())->body); };
    CHECK_FALSE(self().contains("absent_until"));
    server.clock.pass(std::chrono::hours{24});
    CHECK(self()["absent_until"] == to_string(tomorrow));
    server.clock.pass(std::chrono::hours{24});
    CHECK_FALSE(self().contains("absent_until"));
}

TEST_CASE("One ends all of one's own other sessions at once, and nobody else's") {
    Station station;
    const auto lost = station.cookie(), older = station.cookie(), own = station.cookie();
    station.desk.add_ready("012346", {Role::Handler}, "caidian");
    const Json body{{"badge", "012346"}, {"password", good_password}};
    const httplib::Headers others{{"Cookie", Station::cookie_in(station.sign_in(body))}};
    constexpr auto path = "/api/v1/staff/sessions";
    check_refused(station.server.client().Delete(path, with(own, "Sec-Fetch-Site", "cross-site")), 403, "forbidden");
    check_refused(station.server.client().Delete(path), 401, "unauthorized");
    CHECK(station.server.get(session_path, lost)->status == 200);
    const auto answer = station.server.client().Delete(path, own);
    REQUIRE(answer);
    CHECK(answer->status == 204);
    CHECK_FALSE(answer->has_header("Set-Cookie"));
    for (const auto& ended : {lost, older}) check_refused(station.server.get(session_path, ended), 401, "unauthorized");
    CHECK(station.server.get(session_path, others)->status == 200);
    CHECK(Json::parse(station.server.get(session_path, own)->body)["sessions"].size() == 1);
    CHECK(station.server.client().Delete(path, own)->status == 204);
    CHECK(station.server.get(session_path, own)->status == 200);
}

TEST_CASE("Who is disabled while signed in is refused at the next request") {
    Station station;
    const auto cookie = station.cookie();
    app::disable_staff(station.server.store, "012345");
    check_refused(station.server.get(session_path, cookie), 401, "unauthorized");
    check_refused(station.enter(), 401, "unauthorized");
}
