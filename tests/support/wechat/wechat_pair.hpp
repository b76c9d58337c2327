#pragma once

#include "native/outside/wechat/wechat.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/wechat/wechat_stand_in.hpp"

namespace zhiping::tests {

// For what answers; and for what never does.
inline constexpr outside::HttpsLimits patient_limits{
    .connect_timeout = patience, .idle_timeout = patience, .total_timeout = patience};
inline constexpr outside::HttpsLimits impatient_limits{
    .connect_timeout = patience, .idle_timeout = std::chrono::seconds{1}, .total_timeout = patience};

// A stand-in, and a client that trusts it.
struct WechatPair {
    explicit WechatPair(const outside::HttpsLimits& limits = patient_limits, const WechatStandInSetting& setting = {})
        : office(clock, setting), client(office.for_client(limits), clock) {}

    FixedClock clock;
    WechatStandIn office;
    outside::Wechat client;
};

inline const std::string some_openid = "oPuDk5E-citizen_0000000000001";
inline const std::string reply_template = "template-of-reply";

inline outside::SubscribeMessage some_message(const std::string& openid = some_openid) {
    return {.openid = openid,
            .template_id = reply_template,
            .page = "pages/web/web?receipt=42B7K9",
            .fields = {{"character_string1", "42B7K9"},
                       {"thing2", "武汉市交警支队蔡甸大队"},
                       {"time3", "2026年11月20日 15:40"},
                       {"thing4", "您的评价有答复了"}},
            .language = "zh_CN"};
}

// What has gone wrong, and nothing of a person or a secret in its words. An error that no table has when all is well.
template <typename T> outside::WechatError error_in(const outside::WechatResult<T>& result) {
    const auto* error = std::get_if<outside::WechatError>(&result);
    if (!error) return {outside::WechatConsequence::NewToken, "all is well"};
    for (const auto* hidden :
         {"oPuDk5E", "access-token", "13812345678", "0123456789abcdef0123456789abcdef", "code-of-", "42B7K9", "\n"})
        if (error->words.find(hidden) != std::string::npos)
            return {outside::WechatConsequence::NewToken, "it says what it must not: " + error->words};
    return *error;
}

template <typename T> outside::WechatConsequence consequence_of(const outside::WechatResult<T>& result) {
    return error_in(result).consequence;
}

template <typename T> bool is_well(const outside::WechatResult<T>& result) {
    return !std::holds_alternative<outside::WechatError>(result);
}

} // namespace zhiping::tests
