#include "native/messages/aliyun_gateway.hpp"

#include "native/messages/https_outcome.hpp"
#include "shared/evidence/sha256.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace zhiping::messages {

namespace {

constexpr std::string_view china = "+86";

// Numbers of China without their country's code, others with it; never with a plus.
std::string number_for(const PhoneNumber& to) {
    return to.text().substr(to.text().starts_with(china) ? china.size() : 1);
}

// Its "Code", as a word that may stand in a log; empty when the answer has none.
std::string code_in(const std::string& body) {
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("Code") || !json["Code"].is_string()) return {};
    auto code = json["Code"].get<std::string>();
    constexpr std::size_t longest = 80;
    const auto is_harmless = [](char sign) { return (sign >= '!' && sign <= '~'); };
    return code.size() <= longest && std::all_of(code.begin(), code.end(), is_harmless) ? code : "";
}

} // namespace

AliyunGateway::AliyunGateway(Setting setting, const outside::Clock& clock, outside::Random& random)
    : m_setting(std::move(setting)), m_clock(clock), m_random(random),
      m_client(m_setting.origin, m_setting.limits, m_setting.extra_certificates) {}

AliyunCall AliyunGateway::call_for(const CodeMessage& message) const {
    const bool in_chinese = message.language == Language::Chinese && message.to.text().starts_with(china);
    return {.host = m_setting.origin.host,
            .action = "SendSms",
            .version = "2017-05-25",
            .at = m_clock.now(),
            .nonce = to_digits(m_random.bytes<32>()).substr(0, 32),
            .parameters = {{"PhoneNumbers", number_for(message.to)},
                           {"SignName", m_setting.sign_name},
                           {"TemplateCode", in_chinese ? m_setting.template_chinese : m_setting.template_english},
                           {"TemplateParam", nlohmann::json{{"code", message.code.digits()}}.dump()},
                           {"OutId", message.id}}};
}

Handed AliyunGateway::hand_over(const CodeMessage& message) {
    const auto call = call_for(message);
    try {
        const auto answer = m_client.post("/?" + canonical_query(call), signed_headers(call, m_setting.access), "");
        const auto code = code_in(answer.body);
        if (is_success(answer) && code == "OK") return {Outcome::Taken, {}};
        // A fault of theirs may have come after it was sent; what is refused by name was not.
        const bool is_refused = !code.empty() && answer.status < 500;
        return {is_refused ? Outcome::Refused : Outcome::Unknown, words_of(answer) + (code.empty() ? "" : ": " + code)};
    } catch (const outside::HttpsError& problem) {
        return {outcome_of(problem), problem.what()};
    }
}

} // namespace zhiping::messages
