#include "native/messages/aliyun_notices.hpp"
#include "native/messages/screen_notices.hpp"
#include "native/messages/staff_webhook.hpp"
#include "native/messages/webhook_notices.hpp"
#include "native/messages/wechat_notices.hpp"
#include "native/sealing/hmac.hpp"
#include "tests/support/https_receiver.hpp"
#include "tests/support/json.hpp"
#include "tests/support/wechat/wechat_pair.hpp"

#include <catch_amalgamated.hpp>

// Notices on their way out over real HTTPS: to telephones, to staff, and by WeChat.
using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;
using messages::AliyunNotices;
using messages::Notice;
using messages::NoticeHanded;
using messages::NoticeOutcome;

namespace {

constexpr auto number = "+8613812345678";
constexpr auto secret = "shared-with-the-office";

Notice some_notice(NoticeKind kind = NoticeKind::Reply) {
    return {.id = "0123456789abcdef",
            .kind = kind,
            .words = "您的评价有答复了",
            .receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5}),
            .unit = "武汉市交警支队 蔡甸大队",
            .due = parse_date("2026-12-21").value(),
            .link = "https://pingjia.example.cn/r/ZP"};
}

messages::Webhook::Setting setting_of(const Receiver& receiver, const outside::HttpsLimits& limits) {
    return {receiver.origin(), "/notices", secret, limits, receiver.certificates()};
}

NoticeHanded by_webhook(const Receiver& receiver, const outside::HttpsLimits& limits = patient) {
    const FixedClock clock;
    messages::WebhookNotices notices{setting_of(receiver, limits), clock};
    return notices.hand_over(some_notice(), PhoneNumber::parse(number).value());
}

NoticeHanded to_staff(const Receiver& receiver, const Notice& notice = some_notice(NoticeKind::NewCase)) {
    const FixedClock clock;
    messages::StaffWebhook staff{setting_of(receiver, patient), clock};
    return staff.hand_over(notice, {"014537", "014538"});
}

NoticeHanded by_aliyun(const Receiver& receiver, const Notice& notice = some_notice(),
                       const outside::HttpsLimits& limits = patient) {
    const FixedClock clock;
    outside::SystemRandom random;
    AliyunNotices notices{{.access = {"key-id", "key-secret"},
                           .sign_name = "武汉交警",
                           .origin = receiver.origin(),
                           .limits = limits,
                           .extra_certificates = receiver.certificates()},
                          {"SMS_1", "SMS_2", ""},
                          clock,
                          random};
    return notices.hand_over(notice, PhoneNumber::parse(number).value());
}

// What is said of it is for a log.
NoticeOutcome outcome_of(const NoticeHanded& handed) {
    for (const auto* personal : {"13812345678", secret, "key-secret", "oPuDk5E", "ZP-2026"})
        CHECK_THAT(handed.words, !ContainsSubstring(personal));
    CHECK(handed.words.empty() == (handed.outcome == NoticeOutcome::Taken));
    return handed.outcome;
}

NoticeOutcome outcome_by_webhook(int status) { return outcome_of(by_webhook(Receiver{{{status}}})); }
NoticeOutcome outcome_by_aliyun(const Scripted& answer) { return outcome_of(by_aliyun(Receiver{{answer}})); }

// A mini-program with a template for replies alone.
struct WechatHouse : WechatPair {
    explicit WechatHouse(const outside::HttpsLimits& limits = patient_limits) : WechatPair(limits) {
        office.log_in("a-code", some_openid);
        static_cast<void>(client.log_in("a-code"));
    }

    messages::WechatNoticesOf notices{
        client,
        {messages::parse_wechat_template(reply_template +
                                         " number=character_string1 unit=thing2 date=time3 words=thing4"),
         {},
         {}},
        clock};
    NoticeOutcome hand_over(const Notice& notice = some_notice()) {
        return outcome_of(notices.hand_over(notice, some_openid));
    }
};

} // namespace

TEST_CASE("A webhook is handed a notice with its number and words, signed, with a key to know it again by") {
    const Receiver receiver{{{202}}};
    CHECK(outcome_of(by_webhook(receiver)) == NoticeOutcome::Taken);
    const auto asked = receiver.asked();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].path == "/notices");
    CHECK(asked[0].get_header_value("Idempotency-Key") == "0123456789abcdef");
    const auto time = std::to_string(FixedClock{}.now().time_since_epoch().count());
    CHECK(asked[0].get_header_value("Zhiping-Signature") ==
          "t=" + time + ",v1=" + to_digits(sealing::hmac_sha256(secret, time + "." + asked[0].body)));
    CHECK(Json::parse(asked[0].body) == Json{{"id", "0123456789abcdef"},
                                             {"to", number},
                                             {"notice",
                                              {{"kind", "reply"},
                                               {"words", "您的评价有答复了"},
                                               {"number", some_notice().receipt->text()},
                                               {"unit", "武汉市交警支队 蔡甸大队"},
                                               {"date", "2026-12-21"},
                                               {"link", "https://pingjia.example.cn/r/ZP"}}},
                                             {"language", "zh-CN"}});
}

TEST_CASE("The webhook of staff is handed whom to tell, and a digest has no number and no day") {
    const Receiver receiver{{{200}}};
    auto digest = some_notice(NoticeKind::Digest);
    digest.receipt.reset();
    digest.due.reset();
    CHECK(outcome_of(to_staff(receiver, digest)) == NoticeOutcome::Taken);
    const auto body = Json::parse(receiver.asked().at(0).body);
    CHECK(body["to"] == Json{"014537", "014538"});
    CHECK(body["id"] == "0123456789abcdef");
    CHECK(body["kind"] == "digest");
    CHECK(body["number"].is_null());
    CHECK(body["date"].is_null());
    CHECK(body.size() == 8);
}

TEST_CASE("What a webhook refuses for the message itself is final, and all else may be mended") {
    for (const int status : {400, 410, 413, 422}) CHECK(outcome_by_webhook(status) == NoticeOutcome::Never);
    for (const int status : {401, 403, 404, 405}) CHECK(outcome_by_webhook(status) == NoticeOutcome::Later);
    for (const int status : {500, 503, 429, 302}) CHECK(outcome_by_webhook(status) == NoticeOutcome::Unknown);
    CHECK(outcome_of(to_staff(Receiver{{{404}}})) == NoticeOutcome::Later);
    CHECK(outcome_of(to_staff(Receiver{{{422}}})) == NoticeOutcome::Never);
    const Receiver hanging{{hangs}};
    CHECK(outcome_of(by_webhook(hanging, impatient)) == NoticeOutcome::Unknown);
    for (const auto& request : hanging.asked())
        CHECK(request.get_header_value("Idempotency-Key") == "0123456789abcdef");
}

TEST_CASE("Where nobody listens, or another answers, a notice was not sent and is tried later") {
    const Receiver receiver{{{200}}};
    const FixedClock clock;
    auto setting = setting_of(receiver, patient);
    setting.extra_certificates.clear();
    const auto phone = PhoneNumber::parse(number).value();
    CHECK(outcome_of(messages::WebhookNotices{setting, clock}.hand_over(some_notice(), phone)) == NoticeOutcome::Later);
    setting.origin.port = 1;
    CHECK(outcome_of(messages::StaffWebhook{setting, clock}.hand_over(some_notice(), {"1"})) == NoticeOutcome::Later);
    CHECK(receiver.asked().empty());
}

TEST_CASE("Alibaba Cloud is given the template of the notice and its variables, without a link") {
    const Receiver receiver{{{200, R"({"Code":"OK"})"}}};
    CHECK(outcome_of(by_aliyun(receiver)) == NoticeOutcome::Taken);
    auto question = some_notice(NoticeKind::Question);
    question.due.reset();
    question.unit = "一个名字非常长的单位名称一个名字非常长的单位名称一个名字非常长的单位名称";
    CHECK(outcome_of(by_aliyun(receiver, question)) == NoticeOutcome::Taken);
    const auto asked = receiver.asked();
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].get_param_value("TemplateCode") == "SMS_1");
    CHECK(asked[0].get_param_value("PhoneNumbers") == "13812345678");
    CHECK(Json::parse(asked[0].get_param_value("TemplateParam")) ==
          Json{{"number", some_notice().receipt->text()}, {"unit", "武汉市交警支队 蔡甸大队"}, {"date", "2026-12-21"}});
    CHECK(asked[1].get_param_value("TemplateCode") == "SMS_2");
    const auto variables = Json::parse(asked[1].get_param_value("TemplateParam"));
    CHECK(variables["date"] == "2026-11-20"); // Nothing is promised: the day of sending.
    CHECK(variables["unit"] ==
          "一个名字非常长的单位名称一个名字非常长的单位名称一个名字非常长的单位名"); // 35 characters.
}

TEST_CASE("A notice without a template is never sent by Alibaba Cloud, and nothing is asked") {
    const Receiver receiver{{{200, R"({"Code":"OK"})"}}};
    CHECK(outcome_of(by_aliyun(receiver, some_notice(NoticeKind::Receipt))) == NoticeOutcome::Never);
    CHECK(receiver.asked().empty());
}

TEST_CASE("Alibaba Cloud's refusals are final where they are of the message, and what may have arrived is unknown") {
    CHECK(outcome_by_aliyun({200, R"({"Code":"isv.MOBILE_NUMBER_ILLEGAL","Message":"13812345678"})"}) ==
          NoticeOutcome::Never);
    CHECK(outcome_by_aliyun({400, R"({"Code":"isv.BUSINESS_LIMIT_CONTROL"})"}) == NoticeOutcome::Later);
    CHECK(outcome_by_aliyun({400, R"({"Code":"Throttling.User"})"}) == NoticeOutcome::Later);
    CHECK(outcome_by_aliyun({500, R"({"Code":"ServiceUnavailable"})"}) == NoticeOutcome::Unknown);
    CHECK(outcome_by_aliyun({200, "[1"}) == NoticeOutcome::Unknown);
    const Receiver hanging{{hangs}};
    CHECK(outcome_of(by_aliyun(hanging, some_notice(), impatient)) != NoticeOutcome::Taken);
    CHECK(hanging.asked().size() <= 1); // Never twice.
}

TEST_CASE("WeChat is sent the facts in the fields that were set, cut to what they hold, and opens the evaluation") {
    WechatHouse house;
    house.office.accept(some_openid, reply_template);
    CHECK(house.hand_over() == NoticeOutcome::Taken);
    const auto sent = house.office.sent();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].openid == some_openid);
    CHECK(sent[0].template_id == reply_template);
    CHECK(sent[0].page == "pages/web/web?receipt=" + some_notice().receipt->text());
    CHECK(sent[0].fields.at("character_string1") == some_notice().receipt->text());
    CHECK(sent[0].fields.at("thing2") == "武汉市交警支队 蔡甸大队");
    CHECK(sent[0].fields.at("time3") == "2026年12月21日 23:59");
    CHECK(sent[0].fields.at("thing4") == "您的评价有答复了");
}

TEST_CASE("What WeChat answers to a notice is refused, later, never or unknown") {
    WechatHouse house;
    CHECK(house.hand_over() == NoticeOutcome::Refused);                                // Nothing was accepted: 43101.
    CHECK(house.hand_over(some_notice(NoticeKind::Question)) == NoticeOutcome::Never); // It has no template.
    house.office.accept(some_openid, reply_template, 9);
    const auto after = [&](const WechatTrouble& trouble) {
        house.office.behave(trouble);
        const auto outcome = house.hand_over();
        house.office.behave_well();
        return outcome;
    };
    CHECK(after({.call = WechatCall::Message, .errcode = 45009}) == NoticeOutcome::Later);
    CHECK(after({.call = WechatCall::Message, .errcode = 47003}) == NoticeOutcome::Never);
    CHECK(after({.call = WechatCall::Message, .errcode = 9'999'999}) ==
          NoticeOutcome::Never); // Unknown codes are final.
    CHECK(after({.call = WechatCall::Message, .breaks = WechatBreak::Half}) == NoticeOutcome::Unknown);
    CHECK(after({.call = WechatCall::Message, .breaks = WechatBreak::Html}) == NoticeOutcome::Unknown);
    CHECK(house.hand_over() == NoticeOutcome::Taken);
}

TEST_CASE("The template of WeChat is read as it is written, and refused when it says nothing or something twice") {
    const auto parsed = messages::parse_wechat_template("  T-1_a  number=character_string1 words=thing4 ");
    REQUIRE(parsed);
    CHECK(parsed->id == "T-1_a");
    CHECK(parsed->fields ==
          std::vector<std::pair<std::string, messages::NoticeFact>>{{"character_string1", messages::NoticeFact::Number},
                                                                    {"thing4", messages::NoticeFact::Words}});
    for (const auto* bad : {"", "T", "number=thing1", "T number", "T number=", "T name=thing1", "T number=thing 1",
                            "T number=thing1 unit=thing1", "T number=th/ng", "T\tnumber=thing1", "模板 number=thing1"})
        CHECK_FALSE(messages::parse_wechat_template(bad));
}

TEST_CASE("The screen of a demo shows the newest notices first, and forgets the oldest") {
    int shown = 0;
    messages::ScreenNotices screen{[&](const messages::ShownNotice&) { ++shown; }};
    for (std::size_t count = 0; count <= messages::ScreenNotices::max_shown; ++count) {
        auto notice = some_notice();
        notice.words = std::to_string(count);
        CHECK(screen.hand_over(notice, PhoneNumber::parse(number).value()).outcome == NoticeOutcome::Taken);
    }
    CHECK(shown == 21);
    const auto notices = screen.shown();
    REQUIRE(notices.size() == 20);
    CHECK(notices.front().words == "20");
    CHECK(notices.back().words == "1");
    CHECK(notices.front().to == number);
}
