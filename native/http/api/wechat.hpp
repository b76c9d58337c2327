#pragma once

#include "native/http/exchange/wechat_caller.hpp"

// How somebody comes in through the mini-program (docs/wechat.md): it logs in, says the number and is given a ticket,
// which the page in its web-view looks at and uses.
namespace zhiping::http {

void post_wechat_session(Exchange&, const WechatAnyone&);
void post_wechat_phone(Exchange&, const WechatCaller&);
void post_wechat_ticket(Exchange&, const WechatCaller&);
void post_wechat_acceptances(Exchange&, const WechatCaller&);

// For pages of this site alone.
void post_person_ticket(Exchange&, const WechatAnyone&);
void post_person_session(Exchange&, const WechatAnyone&);

} // namespace zhiping::http
