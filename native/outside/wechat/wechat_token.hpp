#pragma once

#include "native/outside/wechat/wechat_answers.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace zhiping::outside {

// The access token that calls are made with. WeChat renews one when it is asked within the last five minutes of its
// life, and the one before stays good until its end; it does so sooner when it is forced to, which takes away the one
// before from everybody (from `zhiping jobs run` beside `serve`, say) and is to be had twenty times a day only.
class Wechat::Token {
public:
    Token(const WechatSetting& setting, const HttpsClient& client, const Clock& clock)
        : m_setting(setting), m_client(client), m_clock(clock) {}

    // One that is good. `refused` is one that WeChat has refused, so that another has to be found, by force at last.
    WechatResult<std::string> get(const std::string& refused = {});

private:
    bool is_usable(const std::string& refused) const;
    WechatResult<AccessToken> ask_for_other_than(const std::string& refused);
    WechatResult<AccessToken> ask(bool by_force) const;
    void keep(const WechatResult<AccessToken>&, Instant asked);

    const WechatSetting& m_setting;
    const HttpsClient& m_client;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_answered;
    bool m_is_asking = false; // One at a time.
    std::string m_value;
    Instant m_until{};
    Instant m_refresh{}; // Not asked for another before, while it is good.
    Instant m_forced{};
    std::optional<WechatError> m_problem; // Of the last time that it was asked for.
};

} // namespace zhiping::outside
