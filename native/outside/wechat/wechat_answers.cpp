#include "native/outside/wechat/wechat_answers.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace zhiping::outside {

namespace {

using Json = nlohmann::json;
using enum WechatConsequence;

constexpr std::size_t max_openid = 64;         // It has 28.
constexpr std::size_t max_token = 1024;        // WeChat says that 512 are to be kept room for.
constexpr std::int64_t max_lifetime_s = 7'200; // Never more, WeChat says.
// A code for a number lives five minutes; and clocks differ.
constexpr std::chrono::minutes max_number_age{10};

bool is_visible(std::string_view text, std::size_t longest) {
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char sign) { return sign > ' ' && sign <= '~'; });
}

bool are_digits(std::string_view text, std::size_t shortest, std::size_t longest) {
    return text.size() >= shortest && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

WechatError error_of(std::int64_t code) {
    const auto facts = facts_of_wechat_error(code >= INT32_MIN && code <= INT32_MAX ? static_cast<int>(code) : 0);
    return {facts.consequence, std::to_string(code) + " (" + facts.words + ")"};
}

WechatError unreadable(const HttpsAnswer& answer, WechatConsequence consequence) {
    return {consequence, "the answer cannot be read (status " + std::to_string(answer.status) + ")"};
}

// A whole number that fits; none for a missing member, one of another type, and text that is a number.
std::optional<std::int64_t> number_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer()) return std::nullopt;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX) return std::nullopt;
    return found->get<std::int64_t>();
}

std::string text_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

enum class Errcode { Always, OfErrors };

// The answer as an object that says that all is well; what it says else. Some answers have an error code with errors
// only.
WechatResult<Json> read(const HttpsAnswer& answer, Errcode errcode, WechatConsequence when_unreadable) {
    auto json = Json::parse(answer.body, nullptr, false);
    if (!json.is_object()) return unreadable(answer, when_unreadable);
    const auto code = number_in(json, "errcode");
    if (code && *code != 0) return error_of(*code);
    const bool is_well = code || (errcode == Errcode::OfErrors && !json.contains("errcode"));
    if (!is_well || answer.status != 200) return unreadable(answer, when_unreadable);
    return json;
}

// Where no access token is used, it is the secret that is not good.
WechatError without_token(const WechatError& error) {
    return {error.consequence == NewToken ? Final : error.consequence, error.words};
}

// "86", or 86.
std::string country_in(const Json& info) {
    const auto number = number_in(info, "countryCode");
    return number ? std::to_string(*number) : text_in(info, "countryCode");
}

// Whether it is of this mini-program, and of just now.
bool is_ours(const Json& info, const std::string& app_id, Instant now) {
    const auto mark = info.find("watermark");
    if (mark == info.end() || !mark->is_object() || text_in(*mark, "appid") != app_id) return false;
    const auto seconds = number_in(*mark, "timestamp");
    if (!seconds || *seconds < 0 || *seconds > last_instant.time_since_epoch().count()) return false;
    const auto age = now - Instant{std::chrono::seconds{*seconds}};
    return age <= max_number_age && -age <= max_number_age;
}

} // namespace

WechatResult<HttpsAnswer> answer_of(const std::function<HttpsAnswer()>& request, WechatConsequence when_lost) {
    try {
        return request();
    } catch (const HttpsError& problem) {
        return WechatError{problem.may_have_arrived() ? when_lost : Later, problem.what()};
    } catch (const std::runtime_error& problem) { // Certificates that cannot be read, say: before anything was sent.
        return WechatError{Later, problem.what()};
    } catch (const std::exception& problem) {
        return WechatError{when_lost, problem.what()};
    }
}

bool looks_like_openid(std::string_view text) { return is_visible(text, max_openid); }

WechatResult<AccessToken> read_access_token(const HttpsAnswer& answer) {
    const auto read_json = read(answer, Errcode::OfErrors, Later);
    if (const auto* error = std::get_if<WechatError>(&read_json)) return without_token(*error);
    const auto& json = std::get<Json>(read_json);
    auto value = text_in(json, "access_token");
    const auto lifetime = number_in(json, "expires_in");
    if (!is_visible(value, max_token) || !lifetime || *lifetime <= 0) return unreadable(answer, Later);
    return AccessToken{std::move(value), std::chrono::seconds{std::min(*lifetime, max_lifetime_s)}};
}

WechatResult<WechatLogin> read_login(const HttpsAnswer& answer) {
    const auto read_json = read(answer, Errcode::OfErrors, Later);
    if (const auto* error = std::get_if<WechatError>(&read_json)) return without_token(*error);
    auto openid = text_in(std::get<Json>(read_json), "openid");
    if (!looks_like_openid(openid)) return unreadable(answer, Later);
    return WechatLogin{std::move(openid)};
}

WechatResult<std::string> read_phone_number(const HttpsAnswer& answer, const std::string& app_id, Instant now) {
    const auto read_json = read(answer, Errcode::Always, Later);
    if (const auto* error = std::get_if<WechatError>(&read_json)) return *error;
    const auto& json = std::get<Json>(read_json);
    const auto info = json.find("phone_info");
    if (info == json.end() || !info->is_object()) return unreadable(answer, Later);
    const auto country = country_in(*info), number = text_in(*info, "purePhoneNumber");
    if (!are_digits(country, 1, 4) || !are_digits(number, 4, 14) || country.size() + number.size() > 15)
        return unreadable(answer, Later);
    if (!is_ours(*info, app_id, now))
        return WechatError{BadCode, "the number is of another mini-program, or of another time than it is here"};
    return "+" + country + number;
}

WechatResult<std::monostate> read_sent(const HttpsAnswer& answer) {
    const auto read_json = read(answer, Errcode::Always, Unknown);
    if (const auto* error = std::get_if<WechatError>(&read_json)) return *error;
    return std::monostate{};
}

} // namespace zhiping::outside
