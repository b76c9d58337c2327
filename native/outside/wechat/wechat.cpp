#include "native/outside/wechat/wechat.hpp"

#include "native/outside/wechat/wechat_answers.hpp"
#include "native/outside/wechat/wechat_token.hpp"

#include <algorithm>
#include <httplib.h>
#include <nlohmann/json.hpp>

namespace zhiping::outside {

namespace {

using Json = nlohmann::json;
using enum WechatConsequence;

constexpr std::size_t max_answer_bytes = 65'536; // None has a thousandth of it.
constexpr std::size_t max_code = 256;            // They have 32 and 64 characters.

HttpsLimits bounded(HttpsLimits limits) {
    limits.max_answer_bytes = std::min(limits.max_answer_bytes, max_answer_bytes);
    return limits;
}

std::string escaped(const std::string& text) { return httplib::encode_uri_component(text); }

// What comes from a phone is whatever somebody wrote.
bool looks_like_code(const std::string& text) {
    return !text.empty() && text.size() <= max_code &&
           std::all_of(text.begin(), text.end(), [](char sign) { return sign > ' ' && sign <= '~'; });
}

WechatError no_code() { return {BadCode, "it does not look like a code"}; }

template <typename T> bool needs_new_token(const WechatResult<T>& answer) {
    const auto* error = std::get_if<WechatError>(&answer);
    return error && error->consequence == NewToken;
}

// Posts with an access token, and once more with another when WeChat refuses the first.
template <typename Token, typename Read>
auto post_with(Token& token, const HttpsClient& client, const std::string& path, const Json& content,
               WechatConsequence when_lost, Read read) -> decltype(read(HttpsAnswer{})) {
    const auto body = content.dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto post = [&](const std::string& value) -> decltype(read(HttpsAnswer{})) {
        const auto answer = answer_of(
            [&] {
                return client.post(path + "?access_token=" + escaped(value), {{"Content-Type", "application/json"}},
                                   body);
            },
            when_lost);
        if (const auto* problem = std::get_if<WechatError>(&answer)) return *problem;
        return read(std::get<HttpsAnswer>(answer));
    };
    const auto first = token.get();
    if (const auto* problem = std::get_if<WechatError>(&first)) return *problem;
    auto result = post(std::get<std::string>(first));
    if (!needs_new_token(result)) return result;
    const auto second = token.get(std::get<std::string>(first));
    if (const auto* problem = std::get_if<WechatError>(&second)) return *problem;
    result = post(std::get<std::string>(second));
    if (needs_new_token(result)) std::get<WechatError>(result).consequence = Later;
    return result;
}

} // namespace

Wechat::Wechat(WechatSetting setting, const Clock& clock)
    : m_setting(std::move(setting)), m_clock(clock),
      m_client(m_setting.origin, bounded(m_setting.limits), m_setting.extra_certificates),
      m_token(std::make_unique<Token>(m_setting, m_client, clock)) {}

Wechat::~Wechat() = default;

const std::string& Wechat::app_id() const { return m_setting.app_id; }

WechatResult<WechatLogin> Wechat::log_in(const std::string& code) const {
    if (!looks_like_code(code)) return no_code();
    const auto answer = answer_of(
        [&] {
            return m_client.get("/sns/jscode2session?appid=" + escaped(m_setting.app_id) +
                                "&secret=" + escaped(m_setting.secret) + "&js_code=" + escaped(code) +
                                "&grant_type=authorization_code");
        },
        Later);
    if (const auto* problem = std::get_if<WechatError>(&answer)) return *problem;
    return read_login(std::get<HttpsAnswer>(answer));
}

WechatResult<std::string> Wechat::phone_number(const std::string& code) {
    if (!looks_like_code(code)) return no_code();
    return post_with(
        *m_token, m_client, "/wxa/business/getuserphonenumber", {{"code", code}}, Later,
        [this](const HttpsAnswer& answer) { return read_phone_number(answer, m_setting.app_id, m_clock.now()); });
}

WechatResult<std::monostate> Wechat::send(const SubscribeMessage& message) {
    if (!looks_like_openid(message.openid)) return WechatError{Final, "it does not look like an openid"};
    Json data = Json::object();
    for (const auto& [field, value] : message.fields) data[field] = {{"value", fit_wechat_field(field, value)}};
    Json content{{"touser", message.openid},
                 {"template_id", message.template_id},
                 {"data", std::move(data)},
                 {"miniprogram_state", "formal"},
                 {"lang", message.language}};
    if (!message.page.empty()) content["page"] = message.page;
    return post_with(*m_token, m_client, "/cgi-bin/message/subscribe/send", content, Unknown, read_sent);
}

} // namespace zhiping::outside
