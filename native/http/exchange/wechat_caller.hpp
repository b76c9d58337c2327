#pragma once

#include "native/app/wechat_visits.hpp"
#include "native/http/exchange/callers.hpp"

// Who asks for the mini-program, or comes from it. While it is off, all of them are refused as JSON: unavailable.
namespace zhiping::http {

// Anybody.
struct WechatAnyone {
    static constexpr auto kind = CallerKind::Anyone;
    app::WechatMeans means;
};
std::optional<WechatAnyone> wechat_anyone(Exchange&);

// One of its users, by the token in the Authorization header.
struct WechatCaller {
    static constexpr auto kind = CallerKind::WechatUser;
    app::WechatMeans means;
    app::WechatToken token;
};

// Refuses too: unauthorized without a token that is good, too_many when it is shown too often.
std::optional<WechatCaller> wechat_user(Exchange&);

} // namespace zhiping::http
