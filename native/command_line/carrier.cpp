#include "native/command_line/carrier.hpp"

#include "native/messages/aliyun_gateway.hpp"
#include "native/messages/webhook_gateway.hpp"
#include "shared/wire/origin.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

using settings::Settings;
using TextName = settings::NameOf<settings::Kind::Text>;

std::string need(const Settings& settings, TextName name, TextName for_whom) {
    if (auto value = settings.find_text(name)) return *std::move(value);
    throw CommandError{std::string{for_whom.name()} + " needs " + std::string{name.name()} + " too"};
}

std::string need(const Settings& settings, TextName name) { return need(settings, name, "message-gateway"); }

struct Address {
    wire::Origin origin;
    std::string path;
};

Address address_of(const std::string& url, TextName name) {
    const auto after_scheme = url.find("://");
    const auto slash = after_scheme == url.npos ? url.npos : url.find('/', after_scheme + 3);
    const auto origin = wire::parse_origin(url.substr(0, slash));
    const bool is_plain = url.find_first_of(" \t\r\n#") == url.npos;
    if (!origin || origin->scheme != "https" || !is_plain)
        throw CommandError{std::string{name.name()} + " must be https://HOST[:PORT]/PATH"};
    return {*origin, slash == url.npos ? "/" : url.substr(slash)};
}

std::unique_ptr<messages::Gateway> make_aliyun(const Settings& settings, const Outside& outside) {
    auto chinese = need(settings, "aliyun-template");
    return std::make_unique<messages::AliyunGateway>(
        messages::AliyunGateway::Setting{.sender = aliyun_sender(settings),
                                         .template_chinese = chinese,
                                         .template_english =
                                             settings.find_text("aliyun-template-english").value_or(chinese)},
        outside.clock, outside.random);
}

void print(const messages::CodeMessage& message) {
    std::cout << "Message to " << message.to.text() << ": " << message.code.digits() << std::endl;
}

} // namespace

messages::Webhook::Setting webhook_setting(const Settings& settings) {
    auto [origin, path] = address_of(need(settings, "webhook-url"), "webhook-url");
    return {.origin = std::move(origin),
            .path = std::move(path),
            .secret = need(settings, "webhook-secret"),
            .extra_certificates = settings.path("webhook-certificates")};
}

messages::Webhook::Setting staff_webhook_setting(const Settings& settings) {
    const TextName url = "staff-webhook-url";
    auto [origin, path] = address_of(need(settings, url, "staff-webhook-secret"), url);
    return {.origin = std::move(origin),
            .path = std::move(path),
            .secret = need(settings, "staff-webhook-secret", url),
            .extra_certificates = settings.path("staff-webhook-certificates")};
}

messages::AliyunSender aliyun_sender(const Settings& settings) {
    return {.access = {need(settings, "aliyun-key-id"), need(settings, "aliyun-key-secret")},
            .sign_name = need(settings, "aliyun-sign-name")};
}

Carrier make_carrier(const Settings& settings, const Outside& outside) {
    const auto name = settings.find_text("message-gateway");
    if (name == "webhook")
        return {std::make_unique<messages::WebhookGateway>(webhook_setting(settings), outside.clock)};
    if (name == "aliyun") return {make_aliyun(settings, outside)};
    if (name) throw CommandError{"message-gateway must be webhook or aliyun"};
    if (!settings.is_on("demo")) return {};
    auto screen = std::make_unique<messages::ScreenGateway>(print);
    const auto* shown = screen.get();
    return {std::move(screen), shown};
}

} // namespace zhiping::command_line
