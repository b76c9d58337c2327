#include "native/messages/aliyun_sms.hpp"

#include "native/messages/https_outcome.hpp"
#include "shared/evidence/sha256.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace zhiping::messages {

namespace {

constexpr std::string_view china = "+86";

// Numbers of China without their country's code, others with it; never with a plus.
std::string number_for(const PhoneNumber& to) { return to.text().substr(is_in_china(to) ? china.size() : 1); }

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

bool is_in_china(const PhoneNumber& number) { return number.text().starts_with(china); }

AliyunSms::AliyunSms(AliyunSender sender, const outside::Clock& clock, outside::Random& random)
    : m_sender(std::move(sender)), m_clock(clock), m_random(random),
      m_client(m_sender.origin, m_sender.limits, m_sender.extra_certificates) {}

AliyunCall AliyunSms::call_for(const AliyunMessage& message) const {
    return {.host = m_sender.origin.host,
            .action = "SendSms",
            .version = "2017-05-25",
            .at = m_clock.now(),
            .nonce = to_digits(m_random.bytes<32>()).substr(0, 32),
            .parameters = {{"PhoneNumbers", number_for(message.to)},
                           {"SignName", m_sender.sign_name},
                           {"TemplateCode", message.template_code},
                           {"TemplateParam", message.variables},
                           {"OutId", message.id}}};
}

AliyunAnswer AliyunSms::hand_over(const AliyunMessage& message) const {
    const auto call = call_for(message);
    try {
        const auto answer = m_client.post("/?" + canonical_query(call), signed_headers(call, m_sender.access), "");
        const auto code = code_in(answer.body);
        if (is_success(answer) && code == "OK") return {{Outcome::Taken, {}}};
        // A fault of theirs may have come after it was sent; what is refused by name was not.
        const bool is_refused = !code.empty() && answer.status < 500;
        return {
            {is_refused ? Outcome::Refused : Outcome::Unknown, words_of(answer) + (code.empty() ? "" : ": " + code)},
            code};
    } catch (const outside::HttpsError& problem) {
        return {{outcome_of(problem), problem.what()}};
    }
}

} // namespace zhiping::messages
