#include "native/messages/webhook_gateway.hpp"

#include "native/messages/https_outcome.hpp"
#include "native/sealing/hmac.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace zhiping::messages {

namespace {

std::string body_of(const CodeMessage& message) {
    return nlohmann::json{{"id", message.id},
                          {"to", message.to.text()},
                          {"code", message.code.digits()},
                          {"language", tag_of(message.language)},
                          {"valid_minutes", one_time_code_lifetime.count()}}
        .dump();
}

bool may_be_mended(int status) { return status >= 500 || status == 408 || status == 429; }

} // namespace

WebhookGateway::WebhookGateway(Setting setting, const outside::Clock& clock)
    : m_setting(std::move(setting)), m_clock(clock),
      m_client(m_setting.origin, m_setting.limits, m_setting.extra_certificates) {}

Handed WebhookGateway::hand_over(const CodeMessage& message) {
    Handed handed{Outcome::Refused, {}};
    bool is_final = false;
    for (int tried = 0; tried < max_tries && !is_final; ++tried) {
        auto next = try_once(message, is_final);
        // Of what may have arrived once nobody knows, whatever follows, until it is taken.
        if (next.outcome == Outcome::Refused && handed.outcome == Outcome::Unknown) next.outcome = Outcome::Unknown;
        handed = std::move(next);
    }
    return handed;
}

Handed WebhookGateway::try_once(const CodeMessage& message, bool& is_final) const {
    const auto body = body_of(message);
    const auto now = std::to_string(m_clock.now().time_since_epoch().count());
    const auto signature = to_digits(sealing::hmac_sha256(m_setting.secret, now + "." + body));
    try {
        const auto answer = m_client.post(m_setting.path,
                                          {{"Content-Type", "application/json"},
                                           {"Idempotency-Key", message.id},
                                           {"Zhiping-Signature", "t=" + now + ",v1=" + signature}},
                                          body);
        is_final = !may_be_mended(answer.status);
        if (is_success(answer)) return {Outcome::Taken, {}};
        return {is_final && answer.status >= 400 ? Outcome::Refused : Outcome::Unknown, words_of(answer)};
    } catch (const outside::HttpsError& problem) {
        return {outcome_of(problem), problem.what()};
    }
}

} // namespace zhiping::messages
