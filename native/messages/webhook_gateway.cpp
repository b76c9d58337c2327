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
    auto last = try_once(message);
    for (int tried = 1; tried < max_tries && last.may_be_mended; ++tried) {
        auto next = try_once(message);
        // Of what may have arrived once nobody knows, whatever follows, until it is taken.
        const bool was_unknown = last.handed.outcome == Outcome::Unknown;
        if (was_unknown && next.handed.outcome == Outcome::Refused) next.handed.outcome = Outcome::Unknown;
        last = std::move(next);
    }
    return last.handed;
}

WebhookGateway::Try WebhookGateway::try_once(const CodeMessage& message) const {
    const auto body = body_of(message);
    const auto now = std::to_string(m_clock.now().time_since_epoch().count());
    const auto signature = to_digits(sealing::hmac_sha256(m_setting.secret, now + "." + body));
    try {
        const auto answer = m_client.post(m_setting.path,
                                          {{"Content-Type", "application/json"},
                                           {"Idempotency-Key", message.id},
                                           {"Zhiping-Signature", "t=" + now + ",v1=" + signature}},
                                          body);
        if (is_success(answer)) return {{Outcome::Taken, {}}, false};
        const bool is_refused = answer.status >= 400 && !may_be_mended(answer.status);
        return {{is_refused ? Outcome::Refused : Outcome::Unknown, words_of(answer)}, may_be_mended(answer.status)};
    } catch (const outside::HttpsError& problem) {
        return {{outcome_of(problem), problem.what()}, problem.problem() != outside::HttpsProblem::CertificateRefused};
    }
}

} // namespace zhiping::messages
