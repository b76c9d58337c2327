#include "native/messages/aliyun_gateway.hpp"
#include "native/messages/webhook_gateway.hpp"
#include "native/sealing/hmac.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/https_receiver.hpp"
#include "tests/support/json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::messages;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr auto number = "+8613812345678";
constexpr auto digits = "049302";

CodeMessage message_to(std::string_view to = number, Language language = Language::Chinese) {
    return {"0123456789abcdef", PhoneNumber::parse(to).value(), OneTimeCode::parse(digits).value(), language};
}

constexpr Instant at_work{std::chrono::seconds{1'698'315'752}}; // 2023-10-26T10:22:32Z

const outside::Clock& clock_at_work() {
    static FixedClock clock;
    clock.pass(at_work - clock.now());
    return clock;
}

constexpr auto secret = "shared-with-the-office";

Handed by_webhook(const Receiver& receiver, const outside::HttpsLimits& limits = patient) {
    WebhookGateway gateway{{receiver.origin(), "/codes", secret, limits, receiver.certificates()}, clock_at_work()};
    return gateway.hand_over(message_to());
}

Handed by_aliyun(const Receiver& receiver, const CodeMessage& message = message_to(),
                 const outside::HttpsLimits& limits = patient) {
    outside::SystemRandom random;
    AliyunGateway gateway{{.sender = {.access = {"key-id", "key-secret"},
                                      .sign_name = "武汉交警",
                                      .origin = receiver.origin(),
                                      .limits = limits,
                                      .extra_certificates = receiver.certificates()},
                           .template_chinese = "SMS_1",
                           .template_english = "SMS_2"},
                          clock_at_work(),
                          random};
    return gateway.hand_over(message);
}

void check_not_taken(const Handed& handed, Outcome outcome, const std::string& reason) {
    CHECK(handed.outcome == outcome);
    CHECK_THAT(handed.words, ContainsSubstring(reason));
    for (const auto* personal : {"13812345678", digits, secret, "key-secret"})
        CHECK_THAT(handed.words, !ContainsSubstring(personal));
}

} // namespace

TEST_CASE("HMAC-SHA256 is that of RFC 4231") {
    CHECK(to_digits(sealing::hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("A webhook is given the message once, signed, with a key to know it again by") {
    const Receiver receiver{{{202}}};
    CHECK(by_webhook(receiver).outcome == Outcome::Taken);
    const auto asked = receiver.asked();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].path == "/codes");
    CHECK(asked[0].get_header_value("Idempotency-Key") == "0123456789abcdef");
    CHECK(
        Json::parse(asked[0].body) ==
        Json{
            {"id", "0123456789abcdef"}, {"to", number}, {"code", digits}, {"language", "zh-CN"}, {"valid_minutes", 5}});
    const auto signature = to_digits(sealing::hmac_sha256(secret, "1698315752." + asked[0].body));
    CHECK(asked[0].get_header_value("Zhiping-Signature") == "t=1698315752,v1=" + signature);
}

TEST_CASE("What another try may mend is handed over again, as the same message") {
    const Receiver receiver{{{500}, {429}, {200}}};
    CHECK(by_webhook(receiver).outcome == Outcome::Taken);
    const auto asked = receiver.asked();
    REQUIRE(asked.size() == 3);
    for (const auto& request : asked) {
        CHECK(request.get_header_value("Idempotency-Key") == "0123456789abcdef");
        CHECK(request.body == asked[0].body);
    }
}

TEST_CASE("A webhook that refuses is not asked again; one that goes on failing is given up, and nobody knows") {
    const Receiver refusing{{{422}}};
    check_not_taken(by_webhook(refusing), Outcome::Refused, "status 422");
    CHECK(refusing.asked().size() == 1);
    const Receiver failing{{{500}}};
    check_not_taken(by_webhook(failing), Outcome::Unknown, "status 500");
    CHECK(failing.asked().size() == WebhookGateway::max_tries);
    const Receiver hanging{{hangs}};
    check_not_taken(by_webhook(hanging, impatient), Outcome::Unknown, "https://127.0.0.1");
    const Receiver late_no{{{500}, {400}}};
    check_not_taken(by_webhook(late_no), Outcome::Unknown, "status 400"); // The first may have been sent.
    const Receiver between{{{200, "<html>Sign in</html>", "text/html"}}};
    check_not_taken(by_webhook(between), Outcome::Unknown, "HTML");
}

TEST_CASE("Where nobody listens, or another answers, nothing was sent") {
    const Receiver receiver{{{200}}};
    auto nowhere = receiver.origin();
    nowhere.port = 1;
    WebhookGateway unheard{{nowhere, "/", secret, patient, receiver.certificates()}, clock_at_work()};
    check_not_taken(unheard.hand_over(message_to()), Outcome::Refused, "https://127.0.0.1:1");
    WebhookGateway untrusting{{receiver.origin(), "/", secret, patient}, clock_at_work()};
    check_not_taken(untrusting.hand_over(message_to()), Outcome::Refused, "certificate");
    CHECK(receiver.asked().empty());
}

TEST_CASE("Alibaba Cloud's own example of signature method V3 comes out as they print it") {
    const AliyunCall call{.host = "ecs.cn-shanghai.aliyuncs.com",
                          .action = "RunInstances",
                          .version = "2014-05-26",
                          .at = at_work,
                          .nonce = "3156853299f313e23d1673dc12e1703d",
                          .parameters = {{"RegionId", "cn-shanghai"},
                                         {"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}}};
    const auto headers = signed_headers(call, {"YourAccessKeyId", "YourAccessKeySecret"});
    CHECK(headers.back().first == "Authorization");
    CHECK(headers.back().second ==
          "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
          "x-acs-signature-nonce;x-acs-version,Signature="
          "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
}

TEST_CASE("What is in a query is percent-encoded after RFC 3986, in the order of the names") {
    const AliyunCall call{"", "", "", {}, "", {{"b", "1 +*~/"}, {"a", "武"}}};
    CHECK(canonical_query(call) == "a=%E6%AD%A6&b=1%20%2B%2A~%2F");
}

TEST_CASE("Alibaba Cloud is asked to send a message by SendSms, in the person's language") {
    const Receiver receiver{{{200, R"({"Code":"OK","Message":"OK","BizId":"1^2","RequestId":"R"})"}}};
    CHECK(by_aliyun(receiver).outcome == Outcome::Taken);
    CHECK(by_aliyun(receiver, message_to("+442079460958")).outcome == Outcome::Taken);
    const auto asked = receiver.asked();
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].get_header_value("x-acs-action") == "SendSms");
    CHECK(asked[0].get_header_value("x-acs-version") == "2017-05-25");
    CHECK(asked[0].get_header_value("x-acs-date") == "2023-10-26T10:22:32Z");
    CHECK(asked[0].get_param_value("PhoneNumbers") == "13812345678");
    CHECK(asked[0].get_param_value("SignName") == "武汉交警");
    CHECK(asked[0].get_param_value("TemplateCode") == "SMS_1");
    CHECK(asked[0].get_param_value("TemplateParam") == R"({"code":"049302"})");
    CHECK(asked[1].get_param_value("PhoneNumbers") == "442079460958");
    CHECK(asked[1].get_param_value("TemplateCode") == "SMS_2");
    CHECK(asked[0].get_header_value("x-acs-signature-nonce") != asked[1].get_header_value("x-acs-signature-nonce"));
}

TEST_CASE("What Alibaba Cloud may have sent is never asked for twice") {
    const Receiver busy{{{400, R"({"Code":"isv.BUSINESS_LIMIT_CONTROL","Message":"138****"})"}}};
    check_not_taken(by_aliyun(busy), Outcome::Refused, "isv.BUSINESS_LIMIT_CONTROL");
    const Receiver limited{{{200, R"({"Code":"isv.MOBILE_NUMBER_ILLEGAL","Message":"13812345678"})"}}};
    check_not_taken(by_aliyun(limited), Outcome::Refused, "isv.MOBILE_NUMBER_ILLEGAL");
    for (const auto& answer : {Scripted{500, R"({"Code":"ServiceUnavailable"})"}, Scripted{200, "<html>", "text/html"},
                               Scripted{200, "[1"}, Scripted{200, R"({"Code":7})"}}) {
        const Receiver receiver{{answer}};
        CHECK(by_aliyun(receiver).outcome == Outcome::Unknown);
        CHECK(receiver.asked().size() == 1);
    }
    const Receiver hanging{{hangs}};
    CHECK(by_aliyun(hanging, message_to(), impatient).outcome == Outcome::Unknown);
    CHECK(hanging.asked().size() <= 1); // It may have been given up on the way there.
}
