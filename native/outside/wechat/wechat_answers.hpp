#pragma once

#include "native/outside/wechat/wechat.hpp"

#include <chrono>
#include <functional>

// Reads what WeChat's server answers. It may be anything: the page of somebody in between, half of it, other types.
namespace zhiping::outside {

struct AccessToken {
    std::string value;
    std::chrono::seconds lifetime;
};

// What a request is answered; when nobody knows whether it has arrived, an error of this consequence, and Later when it
// has not.
WechatResult<HttpsAnswer> answer_of(const std::function<HttpsAnswer()>& request, WechatConsequence when_lost);

// What cannot be read is Later by these three: nothing was sent to anybody.
WechatResult<AccessToken> read_access_token(const HttpsAnswer&);
WechatResult<WechatLogin> read_login(const HttpsAnswer&);
WechatResult<std::string> read_phone_number(const HttpsAnswer&, const std::string& app_id, Instant now);

// What cannot be read is Unknown: the message may have been sent.
WechatResult<std::monostate> read_sent(const HttpsAnswer&);

// Visible ASCII, as long as one may be.
bool looks_like_openid(std::string_view);

} // namespace zhiping::outside
