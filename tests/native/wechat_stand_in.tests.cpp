#include "tests/support/command_line.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/wechat/wechat_control.hpp"
#include "tests/support/wechat/wechat_values.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto openid = "oPuDk5E-citizen_0000000000001";
constexpr auto reply = "template-of-reply";

// Who asks without the client that is tested elsewhere: as WeChat's pages say.
class Asker {
public:
    explicit Asker(const WechatStandIn& office) : m_client("127.0.0.1", office.origin().port) {
        m_client.set_ca_cert_path(office.certificates().string());
        m_client.set_read_timeout(patience);
    }

    Json post(const std::string& path, const Json& body) {
        const auto result = m_client.Post(path, body.dump(), "application/json");
        REQUIRE(result);
        return Json::parse(result->body);
    }
    Json get(const std::string& path) {
        const auto result = m_client.Get(path);
        REQUIRE(result);
        return Json::parse(result->body);
    }
    Json token(const Json& more = Json::object(), const std::string& secret = WechatStandInSetting{}.secret) {
        Json body{{"grant_type", "client_credential"}, {"appid", WechatStandInSetting{}.app_id}, {"secret", secret}};
        body.update(more);
        return post("/cgi-bin/stable_token", body);
    }
    int send(const Json& more = Json::object()) {
        Json body{{"touser", openid},
                  {"template_id", reply},
                  {"page", "pages/web/web?receipt=42B7K9"},
                  {"data",
                   {{"character_string1", {{"value", "42B7K9"}}},
                    {"thing2", {{"value", "蔡甸大队"}}},
                    {"time3", {{"value", "2026年11月20日 15:40"}}},
                    {"thing4", {{"value", "您的评价有答复了"}}}}},
                  {"lang", "zh_CN"}};
        body.merge_patch(more);
        const auto token_now = token()["access_token"].get<std::string>();
        return post("/cgi-bin/message/subscribe/send?access_token=" + token_now, body)["errcode"].get<int>();
    }
    int errcode_of_login(const std::string& code, const std::string& more = "") {
        const WechatStandInSetting known;
        const auto answer = get("/sns/jscode2session?appid=" + known.app_id + "&secret=" + known.secret +
                                "&js_code=" + code + "&grant_type=authorization_code" + more);
        return answer.value("errcode", 0);
    }

private:
    httplib::SSLClient m_client;
};

} // namespace

TEST_CASE("The stand-in gives the same access token until five minutes before its end, and then both are good") {
    WechatTokens tokens;
    const auto start = FixedClock{}.now();
    const auto first = tokens.issue(start, false).value();
    CHECK(first.until == start + 7'200s);
    CHECK(tokens.issue(start + 6'899s, false)->value == first.value);
    const auto second = tokens.issue(start + 6'900s, false).value();
    CHECK(second.value != first.value);
    CHECK(tokens.error_of(first.value, start + 6'900s) == 0);
    CHECK(tokens.error_of(first.value, start + 7'200s) == 42001);
    CHECK(tokens.error_of(second.value, start + 7'200s) == 0);
    CHECK(tokens.error_of("another", start) == 40001);
    CHECK(tokens.error_of("", start) == 41001);
}

TEST_CASE("A forced access token takes away the one before, every half minute and twenty times a day at most") {
    WechatTokens tokens;
    auto now = parse_china_time("2026-11-20 09:00").value();
    const auto first = tokens.issue(now, false).value();
    const auto forced = tokens.issue(now, true).value();
    CHECK(tokens.error_of(first.value, now) == 40001);
    CHECK(tokens.issue(now + 29s, true)->value == forced.value);
    for (int count = 1; count < WechatTokens::max_forced_of_day; ++count) CHECK(tokens.issue(now += 30s, true));
    CHECK_FALSE(tokens.issue(now + 30s, true));
    CHECK(tokens.issue(now + 24h, true));
}

TEST_CASE("The stand-in refuses what WeChat refuses") {
    FixedClock clock;
    WechatStandIn office{clock};
    Asker asker{office};
    office.accept(openid, reply, 1);
    CHECK(asker.send({{"touser", "oPuDk5E-nobody"}}) == 40003);
    CHECK(asker.send({{"template_id", "another"}}) == 40037);
    CHECK(asker.send({{"page", "pages/other/other"}}) == 41030);
    CHECK(asker.send({{"data", {{"thing2", {{"value", "二十一个字的名称二十一个字的名称二十一个"}}}}}}) == 0);
    CHECK(asker.send({{"data", {{"thing2", {{"value", "二十一个字的名称二十一个字的名称二十一个字"}}}}}}) == 47003);
    CHECK(asker.send({{"data", {{"thing2", nullptr}}}}) == 47003);
    CHECK(asker.send({{"data", {{"thing9", {{"value", "x"}}}}}}) == 47003);
    CHECK(asker.send() == 43101); // The first of length twenty has spent it.
    CHECK(office.sent().size() == 1);
    CHECK(asker.token(Json::object(), "another")["errcode"] == 40125);
    CHECK(asker.token({{"appid", "another"}})["errcode"] == 40013);
    CHECK(asker.token({{"grant_type", "another"}})["errcode"] == 40002);
    CHECK(asker.post("/cgi-bin/message/subscribe/send?access_token=x", Json::object())["errcode"] == 40001);
    CHECK(asker.post("/wxa/business/getuserphonenumber", Json::object())["errcode"] == 41001);
    CHECK(asker.errcode_of_login("never-given") == 40029);
    CHECK(asker.errcode_of_login("") == 41008);
}

TEST_CASE("The stand-in counts: acceptances by user and template, messages of a day, calls of a minute") {
    FixedClock clock;
    WechatStandIn office{clock, {.calls_of_minute = 3, .messages_of_day = 2}};
    Asker asker{office};
    office.accept(openid, reply, 9);
    office.accept(openid, "template-of-question", 1);
    CHECK(asker.send() == 0);
    CHECK(asker.send({{"template_id", "template-of-question"}}) == 0);
    CHECK(office.left(openid, reply) == 8);
    CHECK(office.left(openid, "template-of-question") == 0);
    CHECK(asker.send() == 45009);
    CHECK(asker.errcode_of_login("a") == 40029);
    for (int count = 0; count < 2; ++count) CHECK(asker.errcode_of_login("a") == 40029);
    CHECK(asker.errcode_of_login("a") == 45011);
    clock.pass(24h);
    CHECK(asker.send() == 0);
}

TEST_CASE("The stand-in knows the forms of values") {
    for (const auto* time : {"15:01", "15:01:30", "2019年10月1日 15:01", "15:01~16:30", "2019-10-01 15:01"})
        CHECK(is_wechat_value("time1", time));
    for (const auto* date : {"2019年10月1日", "2019年10月1日 15:01", "2018-01-01", "10月1日", "2018/01/01~2018/01/02"})
        CHECK(is_wechat_value("date12", date));
    for (const auto* none : {"", "-", "morgen", "2019年", "15h"}) {
        CHECK_FALSE(is_wechat_value("time1", none));
        CHECK_FALSE(is_wechat_value("date1", none));
    }
    CHECK(is_wechat_value("amount1", "¥100.50元"));
    CHECK_FALSE(is_wechat_value("phrase1", "ok"));
    CHECK_FALSE(is_wechat_value("character_string1", "回执"));
    CHECK_FALSE(is_wechat_value("thing1", "line\nbreak"));
    CHECK_FALSE(is_wechat_value("unheard_of1", "x"));
}

TEST_CASE("Tests in other languages tell the stand-in by JSON what they want") {
    const outside::SystemClock clock;
    WechatStandIn office{clock};
    WechatControl control{office};
    httplib::Client told{"127.0.0.1", control.port};
    const auto tell = [&](const std::string& path, const Json& what) {
        return told.Post(path, what.dump(), "application/json")->status;
    };
    CHECK(tell("/log-in", {{"code", "c-1"}, {"openid", openid}}) == 200);
    CHECK(tell("/accept", {{"openid", openid}, {"template", reply}, {"times", 2}}) == 200);
    Asker asker{office};
    CHECK(asker.errcode_of_login("c-1") == 0);
    CHECK(asker.send() == 0);
    CHECK(Json::parse(told.Get(std::string{"/left?openid="} + openid + "&template=" + reply)->body)["left"] == 1);
    const auto sent = Json::parse(told.Get("/sent")->body);
    CHECK(sent["count"] == 1);
    CHECK(sent["messages"][0]["fields"]["thing2"] == "蔡甸大队");
    CHECK(Json::parse(told.Get("/sent?from=1")->body)["messages"].empty());
    CHECK(Json::parse(told.Get("/asked")->body)["message"] == 1);
    CHECK(tell("/behave", {{"call", "message"}, {"errcode", 43101}, {"times", 1}}) == 200);
    CHECK(asker.send() == 43101);
    CHECK(asker.send() == 0);
    CHECK(tell("/behave", Json::object()) == 200);
    for (const auto& wrong : {Json{{"call", "nobody"}}, Json{{"breaks", 7}}, Json{{"errcode", "x"}}, Json(7)})
        CHECK(tell("/behave", wrong) == 400);
    CHECK(tell("/tokens", {{"become", "nothing"}}) == 400);
    CHECK(tell("/accept", Json::object()) == 400);
}

TEST_CASE("The stand-in as a program says where it listens, serves, and ends when it is told") {
    const TemporaryFolder folder;
    const auto program = told_by_ctest("ZHIPING_WECHAT_STAND_IN");
    const auto output = folder.path() / "output";
    const auto start = [&](const char* option, const char* value) {
        return ChildProcess{[&] {
            ::dup2(::creat(output.c_str(), 0600), STDOUT_FILENO);
            ::dup2(::creat((folder.path() / "problem").c_str(), 0600), STDERR_FILENO);
            ::execl(program.c_str(), "wechat-stand-in", option, value, nullptr);
            return 98;
        }};
    };
    CHECK(start("--help", nullptr).wait() == 0);
    CHECK(content_of(output).find("--template") != std::string::npos);
    CHECK(start("--nonsense", nullptr).wait() == 2);
    CHECK(start("--certificate", "none").wait() == 2);

    const auto running = start("--template", "one thing1");
    const std::string control = "Control on http://127.0.0.1:";
    REQUIRE(eventually([&] {
        const auto said = content_of(output);
        return said.find(control) != said.npos && said.ends_with('\n');
    }));
    const auto said = content_of(output);
    CHECK(said.starts_with("Listening on https://127.0.0.1:"));
    CHECK(said.find(" CA /") != said.npos);
    httplib::Client told{"127.0.0.1", std::stoi(said.substr(said.find(control) + control.size()))};
    const auto asked = told.Get("/asked");
    running.send(SIGTERM);
    CHECK(running.wait() == 0);
    REQUIRE(asked);
    CHECK(asked->status == 200);
}
