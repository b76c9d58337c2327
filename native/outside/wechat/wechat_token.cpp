#include "native/outside/wechat/wechat_token.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace zhiping::outside {

namespace {

// Before its end: then WeChat gives the next one.
constexpr std::chrono::minutes refreshed_before{5};
// Between two times that it is asked while there is a good one; and between two times that it is forced.
constexpr std::chrono::seconds pause{30};

} // namespace

bool Wechat::Token::is_usable(const std::string& refused) const {
    return !m_value.empty() && m_value != refused && m_clock.now() < m_until;
}

WechatResult<std::string> Wechat::Token::get(const std::string& refused) {
    std::unique_lock lock{m_mutex};
    while (m_is_asking && !is_usable(refused)) {
        m_answered.wait(lock, [this] { return !m_is_asking; });
        // Who waited asks again only for what could not have come: otherwise all would wait for their own time-out.
        if (!is_usable(refused) && m_problem) return *m_problem;
    }
    const auto asked = m_clock.now();
    if (is_usable(refused) && (m_is_asking || asked < m_refresh)) return m_value;

    m_is_asking = true;
    lock.unlock();
    const auto answer = ask_for_other_than(refused);
    lock.lock();
    m_is_asking = false;
    keep(answer, asked);
    m_answered.notify_all();
    if (is_usable(refused)) return m_value;
    return m_problem.value_or(WechatError{WechatConsequence::Later, "there is no other access token yet"});
}

void Wechat::Token::keep(const WechatResult<AccessToken>& answer, Instant asked) {
    m_refresh = asked + pause;
    m_problem.reset();
    if (const auto* problem = std::get_if<WechatError>(&answer)) {
        m_problem = *problem;
        return;
    }
    const auto& token = std::get<AccessToken>(answer);
    m_value = token.value;
    m_until = asked + token.lifetime;
    m_refresh = std::max<Instant>(m_refresh, m_until - refreshed_before);
}

WechatResult<AccessToken> Wechat::Token::ask_for_other_than(const std::string& refused) {
    auto answer = ask(false);
    const auto* token = std::get_if<AccessToken>(&answer);
    const auto now = m_clock.now();
    const bool was_forced_just_now = now >= m_forced && now - m_forced < pause;
    if (refused.empty() || !token || token->value != refused || was_forced_just_now) return answer;
    m_forced = now;
    return ask(true);
}

WechatResult<AccessToken> Wechat::Token::ask(bool by_force) const {
    const auto body = nlohmann::json{{"grant_type", "client_credential"},
                                     {"appid", m_setting.app_id},
                                     {"secret", m_setting.secret},
                                     {"force_refresh", by_force}};
    const auto answer = answer_of(
        [&] {
            constexpr auto replaced = nlohmann::json::error_handler_t::replace;
            return m_client.post("/cgi-bin/stable_token", {{"Content-Type", "application/json"}},
                                 body.dump(-1, ' ', false, replaced));
        },
        WechatConsequence::Later);
    if (const auto* problem = std::get_if<WechatError>(&answer)) return *problem;
    return read_access_token(std::get<HttpsAnswer>(answer));
}

} // namespace zhiping::outside
