#include "native/outside/wechat/wechat_answers.hpp"
#include "tests/support/wechat/wechat_pair.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::outside;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum WechatConsequence;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr auto app_id = "wx0123456789abcdef";
const Instant now = parse_china_time("2026-11-20 15:40").value();

HttpsAnswer answered(const std::string& body, int status = 200) { return {status, {}, body}; }

std::string number_answer(const Json& info) { return Json{{"errcode", 0}, {"phone_info", info}}.dump(); }

Json number_info(const Json& country = "86", const Json& number = "13812345678", std::chrono::seconds age = 1s,
                 const Json& of = app_id) {
    return {{"purePhoneNumber", number},
            {"countryCode", country},
            {"watermark", {{"timestamp", (now - age).time_since_epoch().count()}, {"appid", of}}}};
}

WechatConsequence number_consequence(const Json& info) {
    return consequence_of(read_phone_number(answered(number_answer(info)), app_id, now));
}

// What nobody can read, whatever was asked.
const std::vector<HttpsAnswer> unreadable{
    answered(""),
    answered("null"),
    answered("0"),
    answered("[]"),
    answered("\"ok\""),
    answered("<!DOCTYPE html><title>Sign in</title>"),
    answered(R"({"errcode":0,"errmsg":"o)"),
    answered(R"({"errcode":"0","openid":"oPuDk5E","access_token":"t","expires_in":7200})"),
    answered(R"({"errcode":"43101"})"),
    answered(R"({"errcode":null})"),
    answered(R"({"errcode":0.5})"),
    answered(R"({"errcode":[0]})"),
    answered(R"({"errcode":18446744073709551615})"),
    answered(R"({"errcode":1e400})"),
    answered("{\"errcode\":0,\"errmsg\":\"\xff\xfe\"}"),
    answered(std::string(20'000, '[') + std::string(20'000, ']')),
    answered(std::string(10'000, '{')),
    answered(R"({"errcode":0,"errmsg":"ok"})", 500),
    answered(R"({"errcode":0,"errmsg":"ok"})", 302),
};

} // namespace

TEST_CASE("Every error of WeChat that is known has its consequence") {
    const auto [code, consequence] = GENERATE(table<int, WechatConsequence>({
        {-1, Later},      {40001, NewToken}, {40002, Final},    {40003, Final},    {40013, Final},   {40014, NewToken},
        {40029, BadCode}, {40037, Final},    {40038, Later},    {40125, Final},    {40163, BadCode}, {40164, Final},
        {40226, BadCode}, {40243, Final},    {41001, NewToken}, {41002, Final},    {41004, Final},   {41008, BadCode},
        {41030, Final},   {42001, NewToken}, {43002, Final},    {43101, Unwanted}, {43107, Final},   {43108, Later},
        {43116, Final},   {44002, Final},    {45009, Later},    {45011, Later},    {45168, Final},   {47001, Final},
        {47003, Final},   {48001, Final},    {48004, Final},    {50002, Final},    {50004, Final},
    }));
    const auto facts = facts_of_wechat_error(code);
    CHECK(facts.code == code);
    CHECK(facts.consequence == consequence);
    const auto body = Json{{"errcode", code}, {"errmsg", "of oPuDk5E, 13812345678"}}.dump();
    const auto error = error_in(read_sent(answered(body)));
    CHECK(error.consequence == consequence);
    CHECK(error.words == std::to_string(code) + " (" + facts.words + ")");
    const auto of_login = error_in(read_login(answered(body)));
    CHECK(of_login.consequence == (consequence == NewToken ? Final : consequence)); // There is no token in it.
}

TEST_CASE("An error that is not known is final, and said by its number") {
    for (const auto code : {1, 7, 40000, 99999, -2, 2147483647}) {
        const auto error = error_in(read_sent(answered(Json{{"errcode", code}}.dump())));
        CHECK(error.consequence == Final);
        CHECK_THAT(error.words, ContainsSubstring(std::to_string(code)));
    }
    CHECK(consequence_of(read_sent(answered(R"({"errcode":9007199254740993})"))) == Final);
}

TEST_CASE("The errors of a message reach who sends it, by what they mean") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 99);
    const auto [code, consequence] = GENERATE(table<int, WechatConsequence>({
        {-1, Later},
        {42001, Later}, // After another token was tried.
        {43101, Unwanted},
        {43107, Final},
        {45009, Later},
        {12345, Final},
    }));
    pair.office.behave({.call = WechatCall::Message, .errcode = code});
    CHECK(consequence_of(pair.client.send(some_message())) == consequence);
    CHECK(pair.office.sent().empty());
}

TEST_CASE("What cannot be read may be a message that was sent, and is no login and no number") {
    for (const auto& answer : unreadable) {
        INFO(answer.status << " " << answer.body.substr(0, 80));
        CHECK(consequence_of(read_sent(answer)) == Unknown);
        CHECK(consequence_of(read_login(answer)) == Later);
        CHECK(consequence_of(read_access_token(answer)) == Later);
        CHECK(consequence_of(read_phone_number(answer, app_id, now)) == Later);
    }
    CHECK(consequence_of(read_sent(answered("{}"))) == Unknown);
    CHECK(consequence_of(read_sent(answered(R"({"errmsg":"ok","msgid":1})"))) == Unknown);
}

TEST_CASE("An error says that nothing was sent, whatever the status") {
    CHECK(consequence_of(read_sent(answered(R"({"errcode":45009,"errmsg":"slow"})", 503))) == Later);
    CHECK(consequence_of(read_sent(answered(R"({"errcode":43101})", 400))) == Unwanted);
    CHECK(is_well(read_sent(answered(R"({"errcode":0,"errmsg":"ok","msgid":1})"))));
}

TEST_CASE("Only what looks like an openid is one") {
    CHECK(is_well(read_login(answered(R"({"openid":"oPuDk5E_-1","session_key":"secret"})"))));
    CHECK(is_well(read_login(answered(R"({"errcode":0,"openid":"oPuDk5E_-1"})"))));
    for (const auto* openid :
         {R"("")", R"("two words")", R"("line\nbreak")", R"("张三")", R"("nul\u0000")", "7", "null", R"(["oPuDk5E"])"})
        CHECK(consequence_of(read_login(answered(std::string{R"({"openid":)"} + openid + "}"))) == Later);
    CHECK(consequence_of(read_login(answered(Json{{"openid", std::string(65, 'o')}}.dump()))) == Later);
}

TEST_CASE("Only what looks like an access token is one, and none lives longer than two hours") {
    const auto read_one = [](const Json& value, const Json& lifetime) {
        return read_access_token(answered(Json{{"access_token", value}, {"expires_in", lifetime}}.dump()));
    };
    CHECK(std::get<AccessToken>(read_one("t-1_", 7200)).lifetime == 7200s);
    CHECK(std::get<AccessToken>(read_one("t-1_", 86'400'000)).lifetime == 7200s);
    for (const auto& lifetime : {Json(0), Json(-5), Json("7200"), Json(nullptr), Json(7200.5)})
        CHECK(consequence_of(read_one("t-1_", lifetime)) == Later);
    for (const auto& value : {Json(""), Json("two words"), Json("line\n"), Json(7), Json(nullptr),
                              Json(std::string(1'025, 't')), Json("令牌")})
        CHECK(consequence_of(read_one(value, 7200)) == Later);
}

TEST_CASE("The country of a number is text or a number, and the rest has to be one") {
    CHECK(std::get<std::string>(read_phone_number(answered(number_answer(number_info("86"))), app_id, now)) ==
          "+8613812345678");
    CHECK(std::get<std::string>(read_phone_number(answered(number_answer(number_info(86))), app_id, now)) ==
          "+8613812345678");
    for (const auto& country : {Json(""), Json("+86"), Json(-86), Json(86.5), Json(nullptr), Json("86000"), Json(true)})
        CHECK(number_consequence(number_info(country)) == Later);
    for (const auto& number : {Json(""), Json(13812345678), Json("138 1234 5678"), Json("12"), Json("138123456789012"),
                               Json("１３８１２３４５６７８"), Json(nullptr)})
        CHECK(number_consequence(number_info("86", number)) == Later);
    CHECK(number_consequence(nullptr) == Later);
    CHECK(consequence_of(read_phone_number(answered(R"({"errcode":0})"), app_id, now)) == Later);
}

TEST_CASE("A number of another mini-program, or of another time, is not taken") {
    CHECK(number_consequence(number_info("86", "13812345678", 1s, "wx-of-another")) == BadCode);
    CHECK(number_consequence(number_info("86", "13812345678", 601s)) == BadCode);
    CHECK(number_consequence(number_info("86", "13812345678", -601s)) == BadCode);
    auto without = number_info();
    without.erase("watermark");
    CHECK(number_consequence(without) == BadCode);
    auto far = number_info();
    far["watermark"]["timestamp"] = 9'223'372'036'854'775'807;
    CHECK(number_consequence(far) == BadCode);
    auto text = number_info();
    text["watermark"]["timestamp"] = "1795160400";
    CHECK(number_consequence(text) == BadCode);
}
