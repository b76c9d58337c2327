#include "tests/support/wechat/wechat_stand_in.hpp"
#include "tests/support/wechat/wechat_values.hpp"

#include <algorithm>

// What each call does, and when it does not.
namespace zhiping::tests {

namespace {

constexpr std::chrono::minutes code_lifetime{5};

struct ErrorText {
    int code;
    const char* text;
};
constexpr ErrorText error_texts[] = {
    {40001, "invalid credential, access_token is invalid or not latest"},
    {40002, "invalid grant_type"},
    {40003, "invalid openid"},
    {40013, "invalid appid"},
    {40029, "invalid code"},
    {40037, "invalid template_id"},
    {40125, "invalid appsecret"},
    {40163, "code been used"},
    {41001, "access_token missing"},
    {41002, "appid missing"},
    {41004, "appsecret missing"},
    {41008, "missing code"},
    {41030, "invalid page"},
    {42001, "access_token expired"},
    {43101, "user refuse to accept the msg"},
    {45009, "reach max api daily quota limit"},
    {45011, "api minute-quota reach limit, must slower, retry next minute"},
    {47001, "data format error"},
    {47003, "argument invalid!"},
};

Json error(int code) {
    const auto* const found = std::find_if(std::begin(error_texts), std::end(error_texts),
                                           [&](const auto& each) { return each.code == code; });
    const std::string text = found == std::end(error_texts) ? "" : found->text;
    return {{"errcode", code}, {"errmsg", text + " rid: 66f0a1b2-0c9d8e7f-5a4b3c2d"}};
}

std::string text_in(const Json& json, const char* name) {
    return json.is_object() && json.contains(name) && json[name].is_string() ? json[name].get<std::string>() : "";
}

std::int64_t ms_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

} // namespace

Json WechatStandIn::done(WechatCall call, const httplib::Request& request) {
    if (const auto code = count_in_minute(call); code != 0) return error(code);
    switch (call) {
    case WechatCall::Login: return login(request);
    case WechatCall::Token: return token(request);
    case WechatCall::Number: return number(request);
    case WechatCall::Message: return message(request);
    }
    return error(-1);
}

int WechatStandIn::count_in_minute(WechatCall call) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(m_clock.now()).time_since_epoch().count();
    auto& [counted, count] = m_minutes[call];
    count = counted == minute ? count + 1 : 1;
    counted = minute;
    return m_setting.calls_of_minute > 0 && count > m_setting.calls_of_minute ? 45011 : 0;
}

int WechatStandIn::error_of_code(const Codes& codes, const std::string& code, int when_used) const {
    const auto found = codes.find(code);
    if (code.empty()) return 41008;
    if (found == codes.end()) return 40029;
    if (found->second.is_used) return when_used;
    return m_clock.now() - found->second.made > code_lifetime ? 40029 : 0;
}

Json WechatStandIn::login(const httplib::Request& request) {
    const auto parameter = [&](const char* name) { return request.get_param_value(name); };
    if (parameter("appid").empty()) return error(41002);
    if (parameter("secret").empty()) return error(41004);
    if (parameter("grant_type") != "authorization_code") return error(40002);
    if (parameter("appid") != m_setting.app_id) return error(40013);
    if (parameter("secret") != m_setting.secret) return error(40125);
    const auto code = parameter("js_code");
    if (const auto problem = error_of_code(m_logins, code, 40163); problem != 0) return error(problem);
    auto& known = m_logins[code];
    known.is_used = true;
    return {{"openid", known.value}, {"session_key", "HyVFkGl5F5OQWJZZaNzBBg=="}};
}

Json WechatStandIn::token(const httplib::Request& request) {
    const auto json = Json::parse(request.body, nullptr, false);
    if (!json.is_object()) return error(47001);
    if (text_in(json, "grant_type") != "client_credential") return error(40002);
    if (text_in(json, "appid").empty()) return error(41002);
    if (text_in(json, "secret").empty()) return error(41004);
    if (text_in(json, "appid") != m_setting.app_id) return error(40013);
    if (text_in(json, "secret") != m_setting.secret) return error(40125);
    const bool by_force = json.contains("force_refresh") && json["force_refresh"] == true;
    if (by_force) ++m_forced;
    const auto issued = m_tokens.issue(m_clock.now(), by_force);
    if (!issued) return error(45009);
    return {{"access_token", issued->value}, {"expires_in", (issued->until - m_clock.now()).count()}};
}

Json WechatStandIn::number(const httplib::Request& request) {
    if (const auto problem = m_tokens.error_of(request.get_param_value("access_token"), m_clock.now()); problem != 0)
        return error(problem);
    const auto json = Json::parse(request.body, nullptr, false);
    if (!json.is_object()) return error(47001);
    const auto code = text_in(json, "code");
    if (const auto problem = error_of_code(m_numbers, code, 40029); problem != 0) return error(problem);
    auto& known = m_numbers[code];
    known.is_used = true;
    const auto whole = known.country == "86" ? known.value : "+" + known.country + known.value;
    const Json mark{{"timestamp", known.made.time_since_epoch().count()}, {"appid", m_setting.app_id}};
    return {{"errcode", 0},
            {"errmsg", "ok"},
            {"phone_info",
             {{"phoneNumber", whole},
              {"purePhoneNumber", known.value},
              {"countryCode", known.country},
              {"watermark", mark}}}};
}

int WechatStandIn::error_of_data(const WechatTemplate& wanted, const Json& data) const {
    if (!data.is_object() || data.size() != wanted.fields.size()) return 47003;
    const bool is_good = std::all_of(wanted.fields.begin(), wanted.fields.end(), [&](const std::string& field) {
        return data.contains(field) && is_wechat_value(field, text_in(data[field], "value"));
    });
    return is_good ? 0 : 47003;
}

int WechatStandIn::error_of_message(const Json& json) const {
    const auto openid = text_in(json, "touser"), template_id = text_in(json, "template_id"),
               page = text_in(json, "page");
    const auto user = m_accepted.find(openid);
    if (openid.empty() || (m_setting.counts_acceptances && user == m_accepted.end())) return 40003;
    const auto wanted = std::find_if(m_setting.templates.begin(), m_setting.templates.end(),
                                     [&](const WechatTemplate& each) { return each.id == template_id; });
    if (wanted == m_setting.templates.end()) return 40037;
    const auto& pages = m_setting.pages;
    if (!page.empty() && std::find(pages.begin(), pages.end(), page.substr(0, page.find('?'))) == pages.end())
        return 41030;
    if (const auto problem = error_of_data(*wanted, json.contains("data") ? json["data"] : Json{}); problem != 0)
        return problem;
    if (!m_setting.counts_acceptances) return 0;
    const auto count = user->second.find(template_id);
    return count == user->second.end() || count->second <= 0 ? 43101 : 0;
}

Json WechatStandIn::message(const httplib::Request& request) {
    if (const auto problem = m_tokens.error_of(request.get_param_value("access_token"), m_clock.now()); problem != 0)
        return error(problem);
    const auto json = Json::parse(request.body, nullptr, false);
    if (!json.is_object()) return error(47001);
    const auto today = china_date(m_clock.now()).time_since_epoch().count();
    if (m_day.first != today) m_day = {today, 0};
    if (m_setting.messages_of_day > 0 && m_day.second >= m_setting.messages_of_day) return error(45009);
    if (const auto problem = error_of_message(json); problem != 0) return error(problem);
    ++m_day.second;
    const auto openid = text_in(json, "touser"), template_id = text_in(json, "template_id");
    if (m_setting.counts_acceptances) --m_accepted[openid][template_id];
    WechatMessage message{openid, template_id, text_in(json, "page"), text_in(json, "lang"), {}, ms_now()};
    for (const auto& [name, value] : json["data"].items()) message.fields[name] = text_in(value, "value");
    m_sent.push_back(std::move(message));
    return {{"errcode", 0}, {"errmsg", "ok"}, {"msgid", m_sent.size()}};
}

} // namespace zhiping::tests
