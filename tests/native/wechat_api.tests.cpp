#include "tests/support/log.hpp"
#include "tests/support/wechat_house.hpp"

#include "native/app/one_time_codes.hpp"
#include "native/app/retention.hpp"
#include "native/app/wechat_users.hpp"
#include "native/app/wechat_visits.hpp"

#include <catch_amalgamated.hpp>

#include <fstream>

// What the mini-program asks of the server, and the server of WeChat.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

const Json nothing = Json::object();

std::string bytes_of(const std::filesystem::path& folder) {
    std::ostringstream all;
    for (const auto& file : std::filesystem::directory_iterator{folder})
        if (file.is_regular_file()) all << std::ifstream{file.path(), std::ios::binary}.rdbuf();
    return all.str();
}

} // namespace

TEST_CASE("Who logs in by WeChat is a stranger until their number is known, and then known whenever they come") {
    WechatHouse house;
    const auto first = house.server.post("/wechat/sessions", {{"code", house.login_code("openid-of-mine")}});
    REQUIRE(first->status == 201);
    CHECK(first->get_header_value("Cache-Control") == "no-store");
    const auto stranger = Json::parse(first->body);
    CHECK(stranger.size() == 1);
    const auto session = stranger["session"].get<std::string>();
    const auto early = house.server.ticket(session);
    CHECK(early->status == 403);
    const auto said = house.say_number(session);
    REQUIRE(said->status == 200);
    CHECK(Json::parse(said->body) == Json{{"phone", "135****5670"}});
    const auto again = house.server.post("/wechat/sessions", {{"code", house.login_code("openid-of-mine")}});
    const auto known = Json::parse(again->body);
    CHECK(known["phone"] == "135****5670");
    CHECK(known["session"] != session);
    CHECK(Json::parse(house.server.post("/wechat/sessions", {{"code", house.login_code("openid-of-another")}})->body)
              .size() == 1);
}

TEST_CASE("Who evaluated under the same number before comes in through WeChat as that person") {
    WechatHouse house;
    Browser before{house.house.server};
    REQUIRE(house.house.identify(before)->status == 303);
    const auto session = house.log_in();
    const Json me{{"name", "张**"}, {"phone", "135****5670"}};
    CHECK(Json::parse(house.say_number(session)->body) == me);
    const auto ticket = house.server.ticket_of(session);
    CHECK(Json::parse(house.server.look(ticket)->body) == me);
    const auto used = house.server.use(ticket);
    REQUIRE(used->status == 201);
    CHECK(Json::parse(used->body) == me);
    const auto line = used->get_header_value("Set-Cookie");
    CHECK(line.starts_with("__Host-person="));
    CHECK(contains(line, "; Path=/; HttpOnly; SameSite=Strict; Secure"));
    CHECK_FALSE(contains(line, "Max-Age")); // It ends with the browser, and after an hour.
    Browser web_view{house.server.port};
    web_view.cookies["__Host-person"] = line.substr(line.find('=') + 1, 32);
    CHECK(contains(web_view.get("/my?lang=zh-CN")->body, house.house.receipt));
    house.house.server.clock.pass(app::person_session_visit);
    CHECK_FALSE(contains(web_view.get("/my?lang=zh-CN")->body, house.house.receipt));
}

TEST_CASE("A code of WeChat that is wrong, used, too long or none is refused by name, and nothing is stored") {
    WechatHouse house;
    const auto log_in = [&](const Json& code) { return house.server.post("/wechat/sessions", {{"code", code}}); };
    const auto used = house.login_code("openid-of-mine");
    REQUIRE(log_in(used)->status == 201);
    const auto asked = house.wechat.asked(WechatCall::Login);
    for (const auto& code : {used, std::string{"never-given"}}) {
        CHECK(log_in(code)->status == 400);
        CHECK(refusal_in(log_in(code)) == "invalid at code");
    }
    CHECK(house.wechat.asked(WechatCall::Login) == asked + 4);
    for (const auto& code :
         {std::string{}, std::string(2000, 'a'), std::string{"a b"}, std::string{"a\n"}, std::string{"微信"}})
        CHECK(refusal_in(log_in(code)) == "invalid at code");
    CHECK(refusal_in(log_in(7)) == "invalid at code");
    CHECK(refusal_in(log_in(nullptr)) == "invalid at code");
    CHECK(house.wechat.asked(WechatCall::Login) == asked + 4); // It was not bothered with those.
    const auto session = house.log_in("openid-of-another");
    const auto say = [&](const Json& code) {
        return house.server.post("/wechat/phone", {{"code", code}}, with_secret(session));
    };
    CHECK(refusal_in(say("never-given")) == "invalid at code");
    const auto number = house.number_code(my_phone);
    CHECK(say(number)->status == 200);
    CHECK(refusal_in(say(number)) == "invalid at code");
    CHECK(refusal_in(house.say_number(session, "2787654321")) == "invalid at phone"); // A landline.
    CHECK(house.person_of(my_phone));
}

TEST_CASE("What is no JSON, or more than was asked for, is refused by each route") {
    WechatHouse house;
    const auto session = house.come_in();
    const std::pair<std::string, std::string> routes[] = {{"/wechat/sessions", "code"},
                                                          {"/wechat/phone", "code"},
                                                          {"/wechat/acceptances", "templates"},
                                                          {"/person/ticket", "ticket"},
                                                          {"/person/session", "ticket"}};
    for (const auto& [path, member] : routes) {
        INFO(path);
        for (const auto* body : {"", "{", "[]", "\"code\"", "null", "{}"})
            CHECK(house.server.post_text(path, body, with_secret(session))->status == 400);
        const auto value = member == "templates" ? Json::array() : Json(std::string(32, 'a'));
        CHECK(house.server.post(path, {{member, value}, {"more", 1}}, with_secret(session))->status == 400);
        CHECK(house.server.post(path, {{member, 1}}, with_secret(session))->status == 400);
        CHECK(house.server.client().Post("/api/v1" + path, with_secret(session), member + "=a", urlencoded)->status ==
              400);
        CHECK(house.server.post(path, {{member, std::string(5000, 'a')}}, with_secret(session))->status == 413);
    }
    CHECK(house.server.post_text("/wechat/tickets", std::string(5000, 'a'), with_secret(session))->status == 413);
    CHECK(house.server.post_text("/wechat/tickets", "", with_secret(session))->status == 201);
}

TEST_CASE("A session of the mini-program is wanted, and ends after two hours") {
    WechatHouse house;
    const auto session = house.come_in();
    const auto ticket = house.server.ticket_of(session);
    const auto statuses = [&](const httplib::Headers& headers) {
        return std::set<int>{house.server.post("/wechat/phone", {{"code", "a"}}, headers)->status,
                             house.server.post("/wechat/tickets", nothing, headers)->status,
                             house.server.post("/wechat/acceptances", {{"templates", nothing}}, headers)->status};
    };
    const std::set unauthorized{401};
    CHECK(statuses({}) == unauthorized);
    CHECK(statuses(with_secret("short")) == unauthorized);
    CHECK(statuses(with_secret(other_secret_digits)) == unauthorized);
    CHECK(statuses(with_secret(ticket)) == unauthorized); // It is something else.
    CHECK(house.server.use(session)->status == 404);      // So is this.
    house.house.server.clock.pass(app::wechat_token_lifetime - 1s);
    CHECK(house.server.ticket(session)->status == 201);
    house.house.server.clock.pass(1s);
    CHECK(statuses(with_secret(session)) == unauthorized);
    CHECK(refusal_in(house.server.ticket(session)) == "unauthorized");
}

TEST_CASE("Where the mini-program is off, each of its routes says that it is unavailable, and so does the server") {
    WechatHouse house;
    const auto session = house.come_in();
    const WechatServer off{house.house.server, nullptr};
    for (const auto* path : {"/wechat/sessions", "/wechat/phone", "/wechat/tickets", "/wechat/acceptances",
                             "/person/ticket", "/person/session"}) {
        const auto answer = off.post(path, nothing, with_secret(session));
        CHECK(answer->status == 503);
        CHECK(answer->get_header_value("Retry-After") != "");
    }
    CHECK(Json::parse(off.client().Get("/healthz")->body)["wechat"] == "off");
    CHECK(Json::parse(house.server.client().Get("/healthz")->body)["wechat"] == "on");
}

TEST_CASE("While WeChat is slow, errs or answers nonsense, nobody comes in by it, and everything else goes on") {
    WechatHouse house;
    const auto log_in = [&] {
        return house.server.post("/wechat/sessions", {{"code", house.login_code("openid-of-mine")}});
    };
    for (const auto& trouble : {WechatTrouble{.call = WechatCall::Login, .errcode = -1},
                                WechatTrouble{.call = WechatCall::Login, .errcode = 45011},
                                WechatTrouble{.call = WechatCall::Login, .errcode = 40125},
                                WechatTrouble{.call = WechatCall::Login, .errcode = 99999},
                                WechatTrouble{.call = WechatCall::Login, .body = R"({"openid":7})"},
                                WechatTrouble{.call = WechatCall::Login, .status = 502},
                                WechatTrouble{.call = WechatCall::Login, .breaks = WechatBreak::Html},
                                WechatTrouble{.call = WechatCall::Login, .breaks = WechatBreak::Half},
                                WechatTrouble{.call = WechatCall::Login, .breaks = WechatBreak::Cut}}) {
        house.wechat.behave(trouble);
        const auto answer = log_in();
        CHECK(answer->status == 503);
        CHECK(refusal_in(answer) == "unavailable");
    }
    house.wechat.behave({.call = WechatCall::Login, .delay = 60s});
    std::atomic<int> status = 0;
    {
        const std::jthread waiting{[&] { status = log_in()->status; }};
        CHECK(house.server.client().Get("/healthz")->status == 200);
        CHECK(house.house.server.get("/e/" + house.house.server.document_code)->status == 200);
        CHECK(house.house.submit() != ""); // The store is nobody's meanwhile.
    }
    CHECK(status == 503);
    house.wechat.behave_well();
    CHECK(log_in()->status == 201);
    const auto session = house.log_in();
    house.wechat.behave({.call = WechatCall::Number, .errcode = -1});
    CHECK(house.say_number(session)->status == 503);
    house.wechat.behave_well();
    house.wechat.expire_tokens(); // The client fetches another.
    CHECK(house.say_number(session)->status == 200);
}

TEST_CASE("Templates of the mini-program are accepted one by one, and those of others not at all") {
    WechatHouse house;
    const auto session = house.log_in();
    const auto accept = [&](const Json& templates) {
        return house.server.post("/wechat/acceptances", {{"templates", templates}}, with_secret(session))->status;
    };
    CHECK(accept({"template-of-reply", "template-of-reply", "template-of-others", ""}) == 204);
    CHECK(house.accepted("template-of-reply") == 1);
    CHECK(house.accepted("template-of-question") == 0);
    CHECK(house.accepted("template-of-others") == 0);
    CHECK(accept({"template-of-question", "template-of-reply"}) == 204);
    CHECK(accept(Json::array()) == 204);
    CHECK(accept({1}) == 400);
    CHECK(accept({{"template-of-reply"}}) == 400);
    CHECK(house.accepted("template-of-reply") == 2);
    CHECK(house.accepted("template-of-question") == 1);
}

TEST_CASE("An acceptance is spent once, given back, forgotten, and no more than so many are believed") {
    WechatHouse house;
    house.log_in();
    const auto user = house.user_of()->id;
    const std::string reply = "template-of-reply";
    house.house.server.store.write([&](store::Database& database) {
        CHECK_FALSE(store::spend_acceptance(database, user, reply));
        store::give_back_acceptance(database, user, reply);
        CHECK(store::count_acceptances(database, user, reply) == 0); // There was none.
        for (int each = 0; each < store::max_acceptances + 5; ++each) store::add_acceptance(database, user, reply);
        CHECK(store::count_acceptances(database, user, reply) == store::max_acceptances);
        CHECK(store::spend_acceptance(database, user, reply));
        CHECK(store::count_acceptances(database, user, reply) == store::max_acceptances - 1);
        store::give_back_acceptance(database, user, reply);
        CHECK(store::count_acceptances(database, user, reply) == store::max_acceptances);
        store::forget_acceptances(database, user, reply);
        CHECK_FALSE(store::spend_acceptance(database, user, reply));
    });
}

TEST_CASE("Whose number changes is another person from then on, with what they have accepted") {
    WechatHouse house;
    const auto session = house.come_in();
    const auto before = house.server.ticket_of(session);
    const auto user = house.user_of()->id;
    REQUIRE(house.say_number(session, other_phone)->status == 200);
    CHECK(house.server.use(before)->status == 404); // It was to hand over somebody else.
    CHECK(Json::parse(house.server.ticket(session)->body)["phone"] == "139****4321");
    const auto found = house.user_of();
    CHECK(found->id == user);
    CHECK(found->person_id == house.person_of(other_phone));
    CHECK(app::open_openid(house.house.server.vault.person_key(), *found) == "openid-of-mine");
    CHECK(house.read([&](store::Database& database) {
        return !store::find_wechat_user_of_person(database, *house.person_of(my_phone), house.client.app_id());
    }));
}

TEST_CASE("Neither answers nor log nor the stored bytes have an openid, a session key, a whole number or a secret") {
    std::string said, logged, session, ticket;
    WechatHouse house;
    {
        const Log log;
        const auto keep = [&](const httplib::Result& answer) {
            for (const auto& [name, value] : answer->headers) said += name + ": " + value + "\n";
            said += answer->body + "\n";
        };
        keep(house.server.post("/wechat/sessions", {{"code", house.login_code("openid-of-mine")}}));
        session = house.log_in();
        keep(house.say_number(session));
        ticket = house.server.ticket_of(session);
        keep(house.server.look(ticket));
        keep(house.server.post("/wechat/acceptances", {{"templates", {"template-of-reply"}}}, with_secret(session)));
        keep(house.server.use(ticket));
        keep(house.server.use(ticket));
        house.wechat.behave({.call = WechatCall::Number, .errcode = 40125});
        keep(house.say_number(session));
        house.wechat.behave(
            {.call = WechatCall::Login, .body = R"({"openid":7,"session_key":"HyVFkGl5F5OQWJZZaNzBBg=="})"});
        keep(house.server.post("/wechat/sessions", {{"code", house.login_code("openid-of-mine")}}));
        logged = log.text();
    }
    CAPTURE(said, logged);
    const auto stored = bytes_of(house.house.server.folder.path());
    const std::string secret{house.wechat.for_client().secret};
    for (const auto& unsaid :
         {std::string{"openid-of-mine"}, std::string{"HyVFkGl5F5OQWJZZaNzBBg"}, my_phone, secret}) {
        CHECK_FALSE(contains(said, unsaid));
        CHECK_FALSE(contains(logged, unsaid));
        CHECK_FALSE(contains(stored, unsaid));
    }
    for (const auto& token : {session, ticket}) {
        CHECK_FALSE(contains(logged, token));
        CHECK_FALSE(contains(stored, token));
    }
    CHECK_FALSE(contains(logged, "login-"));
    CHECK_FALSE(contains(logged, "number-"));
    CHECK(contains(logged, "WeChat: 40125")); // For the operator.
    CHECK(contains(logged, "POST /api/v1/person/session 201"));
}

TEST_CASE("With a person their user of WeChat is erased, and who comes again is a stranger") {
    WechatHouse house;
    const auto session = house.come_in();
    house.server.post("/wechat/acceptances", {{"templates", {"template-of-reply"}}}, with_secret(session));
    const auto ticket = house.server.ticket_of(session);
    const auto& clock = house.house.server.clock;
    CHECK(app::erase_person(house.house.server.store, *house.person_of(my_phone), clock.now()) == 0);
    CHECK_FALSE(house.user_of());
    CHECK(house.server.ticket(session)->status == 401);
    CHECK(house.server.use(ticket)->status == 404);
    const auto again = house.server.post("/wechat/sessions", {{"code", house.login_code("openid-of-mine")}});
    CHECK(Json::parse(again->body).size() == 1);
    CHECK(house.accepted("template-of-reply") == 0);
}

TEST_CASE("Who asked to be erased while something is handled is told of it through WeChat until then") {
    WechatHouse house;
    Browser before{house.house.server};
    REQUIRE(house.house.identify(before)->status == 303);
    const auto session = house.come_in();
    CHECK(app::erase_person(house.house.server.store, *house.person_of(my_phone), house.house.server.clock.now()) == 1);
    CHECK(house.server.ticket(session)->status == 401);
    CHECK(house.user_of()->person_id == house.person_of(my_phone));
}

TEST_CASE(
    "Who said a number and never evaluated is forgotten in the night after a day, unless they are there just now") {
    WechatHouse house;
    auto& server = house.house.server;
    house.come_in();
    const auto sweep = [&] {
        app::sweep_persons(server.store, server.clock.now());
        app::erase_what_is_over(server.store, server.vault, server.clock.now(), [](const std::string&) {}, {});
    };
    server.clock.pass(24h + 1s);
    const auto session = house.log_in();
    sweep();
    CHECK(house.person_of(my_phone));
    CHECK(house.server.ticket(session)->status == 201);
    server.clock.pass(app::wechat_token_lifetime);
    sweep();
    CHECK_FALSE(house.person_of(my_phone));
    CHECK_FALSE(house.user_of());
}

TEST_CASE("Who logs in and never says a number is swept away after a day, when no session is left") {
    WechatHouse house;
    auto& server = house.house.server;
    house.log_in("openid-of-a-guest");
    house.come_in();
    server.clock.pass(24h + 1s);
    const auto session = house.log_in("openid-of-a-guest");
    app::sweep_persons(server.store, server.clock.now());
    CHECK(house.user_of("openid-of-a-guest"));
    server.clock.pass(app::wechat_token_lifetime);
    app::sweep_persons(server.store, server.clock.now());
    CHECK_FALSE(house.user_of("openid-of-a-guest"));
    CHECK(house.user_of());
    CHECK(house.server.ticket(session)->status == 401);
}
