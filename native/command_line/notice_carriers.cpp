#include "native/command_line/notice_carriers.hpp"

#include "native/app/wechat_secret.hpp"
#include "native/command_line/carrier.hpp"
#include "native/messages/aliyun_notices.hpp"
#include "native/messages/staff_webhook.hpp"
#include "native/messages/webhook_notices.hpp"
#include "shared/wire/origin.hpp"

#include <algorithm>
#include <iostream>

namespace zhiping::command_line {

namespace {

using namespace std::chrono_literals;
using settings::Settings;
using TextName = settings::NameOf<settings::Kind::Text>;

// All tries of one notice, by WeChat and then by a webhook, take less than its lease (native/app/claim_notice.hpp).
constexpr outside::HttpsLimits webhook_limits{.connect_timeout = 5s, .idle_timeout = 5s, .total_timeout = 8s};
constexpr outside::HttpsLimits wechat_limits{.connect_timeout = 3s, .idle_timeout = 5s, .total_timeout = 8s};

constexpr std::array<TextName, notice_templates.size()> aliyun_templates{
    "aliyun-notice-template-reply", "aliyun-notice-template-question", "aliyun-notice-template-progress"};
constexpr std::array<TextName, notice_templates.size()> wechat_templates{
    "wechat-template-reply", "wechat-template-question", "wechat-template-progress"};

bool has_aliyun_template(const Settings& settings) {
    return std::any_of(aliyun_templates.begin(), aliyun_templates.end(),
                       [&](TextName name) { return settings.find_text(name).has_value(); });
}

std::unique_ptr<messages::SmsNotices> make_aliyun(const Settings& settings, const Outside& outside) {
    auto sender = aliyun_sender(settings);
    sender.limits = webhook_limits;
    messages::AliyunNotices::Templates templates;
    for (std::size_t index = 0; index < templates.size(); ++index)
        templates[index] = settings.find_text(aliyun_templates[index]).value_or("");
    return std::make_unique<messages::AliyunNotices>(std::move(sender), templates, outside.clock, outside.random);
}

void print(const messages::ShownNotice& notice) {
    std::cout << "Notice to " << notice.to << ": " << notice.words << ' ' << notice.link << std::endl;
}

void add_telephones(NoticeCarriers& carriers, const Settings& settings, const Outside& outside) {
    if (!named_channels(settings).sms) return;
    const auto name = settings.find_text("message-gateway");
    if (name == "webhook") {
        auto setting = webhook_setting(settings);
        setting.limits = webhook_limits;
        carriers.to_telephones = std::make_unique<messages::WebhookNotices>(std::move(setting), outside.clock);
    } else if (name == "aliyun") {
        carriers.to_telephones = make_aliyun(settings, outside);
    } else {
        auto screen = std::make_unique<messages::ScreenNotices>(print);
        carriers.screen = screen.get();
        carriers.to_telephones = std::move(screen);
    }
}

void add_staff(NoticeCarriers& carriers, const Settings& settings, const Outside& outside) {
    if (!named_channels(settings).staff_webhook && !settings.find_text("staff-webhook-secret")) return;
    auto setting = staff_webhook_setting(settings);
    setting.limits = webhook_limits;
    carriers.to_staff = std::make_unique<messages::StaffWebhook>(std::move(setting), outside.clock);
}

std::unique_ptr<outside::Wechat> make_wechat(const Settings& settings, const Outside& outside) {
    const auto app_id = settings.find_text("wechat-app-id");
    const auto secret_file = settings.path("wechat-secret-file");
    if (!app_id && secret_file.empty()) return nullptr;
    if (!app_id) throw CommandError{"wechat-secret-file needs wechat-app-id too"};
    if (secret_file.empty()) throw CommandError{"wechat-app-id needs wechat-secret-file too"};
    const auto origin = wire::parse_origin(settings.find_text("wechat-url").value_or(""));
    if (!origin || origin->scheme != "https") throw CommandError{"wechat-url must be https://HOST[:PORT]"};
    return std::make_unique<outside::Wechat>(
        outside::WechatSetting{.app_id = *app_id,
                               .secret = app::read_wechat_secret(secret_file),
                               .origin = *origin,
                               .limits = wechat_limits,
                               .extra_certificates = settings.path("wechat-certificates")},
        outside.clock);
}

messages::WechatNoticesOf::Templates read_wechat_templates(const Settings& settings) {
    messages::WechatNoticesOf::Templates templates;
    for (std::size_t index = 0; index < templates.size(); ++index) {
        const auto text = settings.find_text(wechat_templates[index]);
        if (!text) continue;
        templates[index] = messages::parse_wechat_template(*text);
        if (!templates[index])
            throw CommandError{std::string{wechat_templates[index].name()} +
                               " must be like \"TEMPLATE_ID number=character_string1 unit=thing2 date=time3 "
                               "words=thing4\""};
    }
    return templates;
}

void add_wechat(NoticeCarriers& carriers, const Settings& settings, const Outside& outside) {
    auto templates = read_wechat_templates(settings);
    carriers.wechat = make_wechat(settings, outside);
    if (!carriers.wechat) return;
    for (const auto& known : templates)
        if (known) carriers.wechat_templates.insert(known->id);
    carriers.to_wechat =
        std::make_unique<messages::WechatNoticesOf>(*carriers.wechat, std::move(templates), outside.clock);
}

} // namespace

NoticeCarriers make_notice_carriers(const Settings& settings, const Outside& outside) {
    NoticeCarriers carriers;
    add_telephones(carriers, settings, outside);
    add_staff(carriers, settings, outside);
    add_wechat(carriers, settings, outside);
    return carriers;
}

NamedChannels named_channels(const Settings& settings) {
    const auto gateway = settings.find_text("message-gateway");
    return {.wechat = settings.find_text("wechat-app-id") && !settings.path("wechat-secret-file").empty(),
            .sms = gateway == "webhook" || (gateway == "aliyun" && has_aliyun_template(settings)) ||
                   (!gateway && settings.is_on("demo")),
            .staff_webhook = settings.find_text("staff-webhook-url").has_value()};
}

} // namespace zhiping::command_line
