#include "native/outside/wechat/wechat_answers.hpp"
#include "tests/support/raw_server.hpp"
#include "tests/support/wechat/wechat_pair.hpp"

#include <catch_amalgamated.hpp>

#include <future>

using namespace zhiping;
using namespace zhiping::outside;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum WechatConsequence;
using Catch::Matchers::ContainsSubstring;

namespace {

// As many messages as threads, all at once, to a user who accepted them; how many were sent.
int send_at_once(WechatPair& pair, int threads) {
    std::vector<std::future<bool>> results;
    for (int count = 0; count < threads; ++count)
        results.push_back(std::async(std::launch::async, [&] { return is_well(pair.client.send(some_message())); }));
    int sent = 0;
    for (auto& each : results) sent += each.get() ? 1 : 0;
    return sent;
}

} // namespace

TEST_CASE("A code of wx.login brings the openid once, and not after five minutes") {
    WechatPair pair;
    pair.office.log_in("code-of-login", some_openid);
    const auto login = pair.client.log_in("code-of-login");
    REQUIRE(is_well(login));
    CHECK(std::get<WechatLogin>(login).openid == some_openid);
    const auto again = error_in(pair.client.log_in("code-of-login"));
    CHECK(again.consequence == BadCode);
    CHECK_THAT(again.words, ContainsSubstring("40163"));
    pair.office.log_in("code-of-latecomer", some_openid);
    pair.clock.pass(301s);
    CHECK_THAT(error_in(pair.client.log_in("code-of-latecomer")).words, ContainsSubstring("40029"));
    CHECK(consequence_of(pair.client.log_in("code-of-nobody")) == BadCode);
}

TEST_CASE("What a phone brings as a code is escaped, and what cannot be one is not asked for") {
    WechatPair pair;
    const std::string sly = "code-of-&js_code=other#?%00+/=\"'";
    pair.office.log_in(sly, some_openid);
    CHECK(is_well(pair.client.log_in(sly)));
    pair.office.say_number(sly, "13812345678");
    CHECK(is_well(pair.client.phone_number(sly)));
    const auto asked = pair.office.asked(WechatCall::Login);
    for (const auto& code : {std::string{}, std::string{"two words"}, std::string{"line\r\nX-More: 1"},
                             std::string{"零"}, std::string(257, 'c'), std::string{"a\0b", 3}}) {
        CHECK(consequence_of(pair.client.log_in(code)) == BadCode);
        CHECK(consequence_of(pair.client.phone_number(code)) == BadCode);
    }
    CHECK(pair.office.asked(WechatCall::Login) == asked);
    CHECK(pair.office.asked(WechatCall::Number) == 1);
}

TEST_CASE("The code of the button brings the telephone number, with its country") {
    WechatPair pair;
    pair.office.say_number("code-of-number", "13812345678");
    pair.office.say_number("code-of-hong-kong", "51234567", "852");
    CHECK(std::get<std::string>(pair.client.phone_number("code-of-number")) == "+8613812345678");
    CHECK(std::get<std::string>(pair.client.phone_number("code-of-hong-kong")) == "+85251234567");
    CHECK(consequence_of(pair.client.phone_number("code-of-number")) == BadCode);
}

TEST_CASE("A message arrives as its template wants it, and spends an acceptance; without one it is unwanted") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template);
    auto message = some_message();
    message.fields[1].second = std::string{"湖北省公安厅交通管理局高速公路警察总队第一支队"} + "\n二大队";
    REQUIRE(is_well(pair.client.send(message)));
    const auto sent = pair.office.sent();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].openid == some_openid);
    CHECK(sent[0].page == "pages/web/web?receipt=42B7K9");
    CHECK(sent[0].language == "zh_CN");
    CHECK(sent[0].fields.at("thing2") == "湖北省公安厅交通管理局高速公路警察总队第");
    CHECK(sent[0].fields.at("character_string1") == "42B7K9");
    CHECK(pair.office.left(some_openid, reply_template) == 0);
    CHECK(consequence_of(pair.client.send(message)) == Unwanted);
}

TEST_CASE("What is no openid is not asked for") {
    WechatPair pair;
    for (const auto& openid :
         {std::string{}, std::string{"oPuDk5E x"}, std::string{"oPuDk5E\n"}, std::string{"张三"}, std::string(65, 'o')})
        CHECK(consequence_of(pair.client.send(some_message(openid))) == Final);
    CHECK(pair.office.asked(WechatCall::Message) == 0);
}

TEST_CASE("A wrong app id or secret is final, and said to nobody") {
    WechatPair pair;
    auto setting = pair.office.for_client(patient_limits);
    setting.secret = "oPuDk5E-another-secret&appid=x";
    Wechat forgetful{setting, pair.clock};
    const auto problem = error_in(forgetful.log_in("code-of-login"));
    CHECK(problem.consequence == Final);
    CHECK_THAT(problem.words, ContainsSubstring("40125"));
    CHECK(consequence_of(forgetful.send(some_message())) == Final);
    setting.app_id = "wx-of-another";
    Wechat other{setting, pair.clock};
    CHECK_THAT(error_in(other.log_in("code-of-login")).words, ContainsSubstring("40013"));
    CHECK(pair.office.asked(WechatCall::Message) == 0);
}

TEST_CASE("One access token serves until five minutes before its end") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 5);
    CHECK(is_well(pair.client.send(some_message())));
    pair.clock.pass(6'899s);
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.asked(WechatCall::Token) == 1);
    pair.clock.pass(1s);
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.asked(WechatCall::Token) == 2);
    pair.clock.pass(310s); // After the end of the first.
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.asked(WechatCall::Token) == 2);
    CHECK(pair.office.forced() == 0);
}

TEST_CASE("Of many who need the first access token at once one asks for it") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 16);
    CHECK(send_at_once(pair, 16) == 16);
    CHECK(pair.office.sent().size() == 16);
    CHECK(pair.office.asked(WechatCall::Token) == 1);
}

TEST_CASE("While one refreshes the access token early, the others go on with the one that is good") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 12);
    REQUIRE(is_well(pair.client.send(some_message())));
    pair.clock.pass(6'950s);
    pair.office.behave({.call = WechatCall::Token, .delay = patience});
    auto refreshing = std::async(std::launch::async, [&] { return is_well(pair.client.send(some_message())); });
    REQUIRE(eventually([&] { return pair.office.asked(WechatCall::Token) == 2; }));
    CHECK(send_at_once(pair, 8) == 8);
    CHECK(refreshing.wait_for(0s) == std::future_status::timeout);
    pair.office.behave_well();
    CHECK(refreshing.get());
    CHECK(pair.office.asked(WechatCall::Token) == 2);
}

TEST_CASE("An early refresh that fails harms nobody, and is tried again after half a minute") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 9);
    REQUIRE(is_well(pair.client.send(some_message())));
    pair.office.behave({.call = WechatCall::Token, .breaks = WechatBreak::Html});
    pair.clock.pass(6'950s);
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.asked(WechatCall::Token) == 2);
    pair.clock.pass(30s);
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.asked(WechatCall::Token) == 3);
    pair.clock.pass(300s); // Now it is over, and nothing can have been sent.
    CHECK(consequence_of(pair.client.send(some_message())) == Later);
    CHECK(pair.office.sent().size() == 4);
    pair.office.behave_well();
    CHECK(is_well(pair.client.send(some_message())));
}

TEST_CASE("An access token that is not good any more in the middle is replaced, and the call is made again") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 9);
    REQUIRE(is_well(pair.client.send(some_message())));
    SECTION("because another process forced a new one") { pair.office.forget_tokens(); }
    SECTION("because its time is over sooner than was said") { pair.office.expire_tokens(); }
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.asked(WechatCall::Token) == 2);
    CHECK(pair.office.asked(WechatCall::Message) == 3);
    CHECK(pair.office.forced() == 0);
    CHECK(pair.office.sent().size() == 2);
}

TEST_CASE("Of many whose access token is refused at once few ask for another, and each message arrives once") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 20);
    REQUIRE(is_well(pair.client.send(some_message())));
    pair.office.forget_tokens();
    CHECK(send_at_once(pair, 16) == 16);
    CHECK(pair.office.asked(WechatCall::Token) == 2);
    CHECK(pair.office.sent().size() == 17);
}

TEST_CASE("A new access token is forced only when WeChat gives the refused one again") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 9);
    REQUIRE(is_well(pair.client.send(some_message())));
    pair.office.refuse_tokens();
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.forced() == 1);
    CHECK(pair.office.sent().size() == 2);
}

TEST_CASE("When every access token is refused the message waits, and WeChat is not forced again and again") {
    WechatPair pair;
    pair.office.accept(some_openid, reply_template, 9);
    pair.office.behave({.call = WechatCall::Message, .errcode = 40001});
    CHECK(consequence_of(pair.client.send(some_message())) == Later);
    CHECK(pair.office.asked(WechatCall::Message) == 2);
    CHECK(pair.office.forced() == 1);
    CHECK(consequence_of(pair.client.send(some_message())) == Later);
    CHECK(pair.office.asked(WechatCall::Message) == 3);
    CHECK(pair.office.forced() == 1);
    pair.clock.pass(31s);
    pair.office.behave_well();
    CHECK(is_well(pair.client.send(some_message())));
    CHECK(pair.office.sent().size() == 1);
}

TEST_CASE("Without an access token nothing can have been sent") {
    WechatPair pair{impatient_limits};
    const auto trouble = GENERATE(WechatTrouble{.delay = patience}, WechatTrouble{.breaks = WechatBreak::Cut},
                                  WechatTrouble{.status = 502}, WechatTrouble{.errcode = -1});
    auto of_token = trouble;
    of_token.call = WechatCall::Token;
    pair.office.behave(of_token);
    CHECK(consequence_of(pair.client.send(some_message())) == Later);
    CHECK(consequence_of(pair.client.phone_number("code-of-number")) == Later);
    CHECK(pair.office.asked(WechatCall::Message) == 0);
}

TEST_CASE("A message whose answer never comes, breaks off or cannot be read is unknown, and not sent twice") {
    WechatPair pair{impatient_limits};
    pair.office.accept(some_openid, reply_template, 2);
    pair.office.accept("oPuDk5E-first", reply_template);
    REQUIRE(is_well(pair.client.send(some_message("oPuDk5E-first")))); // Has brought the access token.
    auto trouble = GENERATE(WechatTrouble{.delay = patience}, WechatTrouble{.breaks = WechatBreak::Cut},
                            WechatTrouble{.breaks = WechatBreak::Half}, WechatTrouble{.breaks = WechatBreak::Html},
                            WechatTrouble{.body = "{}"}, WechatTrouble{.status = 500},
                            WechatTrouble{.body = std::string(70'000, '[')});
    trouble.call = WechatCall::Message;
    trouble.is_done = true;
    pair.office.behave(trouble);
    CHECK(consequence_of(pair.client.send(some_message())) == Unknown);
    pair.office.behave_well();
    CHECK(eventually([&] { return pair.office.sent().size() == 2; }));
    CHECK(pair.office.asked(WechatCall::Message) == 2);
}

TEST_CASE("A login or a number whose answer never comes or cannot be read is tried later, with another code") {
    WechatPair pair{impatient_limits};
    pair.office.behave(GENERATE(WechatTrouble{.call = WechatCall::Login, .delay = patience},
                                WechatTrouble{.call = WechatCall::Login, .breaks = WechatBreak::Cut},
                                WechatTrouble{.call = WechatCall::Login, .breaks = WechatBreak::Html},
                                WechatTrouble{.call = WechatCall::Login, .body = R"({"openid":7})"}));
    CHECK(consequence_of(pair.client.log_in("code-of-login")) == Later);
    pair.office.behave({.call = WechatCall::Number, .breaks = WechatBreak::Half});
    CHECK(consequence_of(pair.client.phone_number("code-of-number")) == Later);
}

TEST_CASE("Who shows a wrong certificate is asked nothing, and nothing was sent") {
    const auto [kind, reason] = GENERATE(table<WechatCertificate, std::string>({
        {WechatCertificate::Expired, "expired"},
        {WechatCertificate::SelfSigned, "self-signed"},
        {WechatCertificate::OfAnotherHost, "another host"},
        {WechatCertificate::OfAStranger, "unable to get local issuer"},
    }));
    WechatPair pair{patient_limits, {.certificate = kind}};
    const auto problem = error_in(pair.client.log_in("code-of-login"));
    CHECK(problem.consequence == Later);
    CHECK_THAT(problem.words, ContainsSubstring(reason));
    CHECK(consequence_of(pair.client.phone_number("code-of-number")) == Later);
    CHECK(consequence_of(pair.client.send(some_message())) == Later);
    CHECK(pair.office.asked(WechatCall::Login) + pair.office.asked(WechatCall::Token) == 0);
}

TEST_CASE("Where nobody answers, or certificates cannot be read, a message waits") {
    const FixedClock clock;
    Wechat nowhere{{.app_id = "wx", .secret = "s", .origin = {"https", "127.0.0.1", 1}}, clock};
    CHECK(consequence_of(nowhere.send(some_message())) == Later);
    CHECK(consequence_of(nowhere.log_in("code-of-login")) == Later);
    WechatPair pair;
    auto setting = pair.office.for_client();
    setting.extra_certificates = "no-such-file.pem";
    Wechat untrusting{setting, pair.clock};
    CHECK_THAT(error_in(untrusting.send(some_message())).words, ContainsSubstring("no-such-file.pem"));
    CHECK(consequence_of(untrusting.send(some_message())) == Later);
}

TEST_CASE("A message waits when the handshake does not come to its end, for then it was not sent") {
    const RawServer silent{[](int socket) {
        char byte = 0;
        while (::recv(socket, &byte, 1, 0) > 0) continue;
    }};
    const HttpsClient client{{"https", "127.0.0.1", silent.port}, {.connect_timeout = 100ms}};
    CHECK(consequence_of(answer_of([&] { return client.get("/"); }, Unknown)) == Later);
}
