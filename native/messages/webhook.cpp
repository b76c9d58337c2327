#include "native/messages/webhook.hpp"

#include "native/messages/https_outcome.hpp"
#include "native/sealing/hmac.hpp"

#include <utility>

namespace zhiping::messages {

namespace {

bool may_be_mended(int status) { return status >= 500 || status == 408 || status == 429; }

} // namespace

Webhook::Webhook(Setting setting, const outside::Clock& clock)
    : m_setting(std::move(setting)), m_clock(clock),
      m_client(m_setting.origin, m_setting.limits, m_setting.extra_certificates) {}

Webhook::Answer Webhook::hand_over(const std::string& id, const std::string& body) const {
    auto last = try_once(id, body);
    for (int tried = 1; tried < max_tries && last.may_be_mended; ++tried) {
        auto next = try_once(id, body);
        // Of what may have arrived once nobody knows, whatever follows, until it is taken.
        auto& outcome = next.answer.handed.outcome;
        if (last.answer.handed.outcome == Outcome::Unknown && outcome == Outcome::Refused) outcome = Outcome::Unknown;
        last = std::move(next);
    }
    return last.answer;
}

Webhook::Try Webhook::try_once(const std::string& id, const std::string& body) const {
    const auto now = std::to_string(m_clock.now().time_since_epoch().count());
    const auto signature = to_digits(sealing::hmac_sha256(m_setting.secret, now + "." + body));
    try {
        const auto answer = m_client.post(m_setting.path,
                                          {{"Content-Type", "application/json"},
                                           {"Idempotency-Key", id},
                                           {"Zhiping-Signature", "t=" + now + ",v1=" + signature}},
                                          body);
        if (is_success(answer)) return {{{Outcome::Taken, {}}, answer.status}, false};
        const bool is_refused = answer.status >= 400 && !may_be_mended(answer.status);
        return {{{is_refused ? Outcome::Refused : Outcome::Unknown, words_of(answer)}, answer.status},
                may_be_mended(answer.status)};
    } catch (const outside::HttpsError& problem) {
        return {{{outcome_of(problem), problem.what()}},
                problem.problem() != outside::HttpsProblem::CertificateRefused};
    }
}

} // namespace zhiping::messages
