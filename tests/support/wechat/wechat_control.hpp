#pragma once

#include "tests/support/wechat/wechat_stand_in.hpp"

namespace zhiping::tests {

// Tells a stand-in that runs as a program what a test in another language wants: plain HTTP and JSON, on a free port of
// 127.0.0.1. What it does not understand it answers with 400.
//
//   POST /log-in  {"code", "openid"}                 POST /tokens {"become": "expired" | "forgotten" | "refused"}
//   POST /number  {"code", "number", "country"?}     POST /behave {"call"?, "delay_ms"?, "errcode"?, "body"?,
//   "status"?, POST /accept  {"openid", "template", "times"?}                 "breaks"?: "html" | "half" | "cut",
//   "done"?, "times"?} GET  /sent?from=N -> {"count", "messages": [{"openid", "template", "page", "lang", "fields",
//   "at_ms"}]} GET  /asked       -> {"login", "token", "number", "message", "forced"} GET /left?openid=...&template=...
//   -> {"left"}
//
// {} to /behave ends all troubles. Calls are "login", "token", "number" and "message".
class WechatControl {
public:
    explicit WechatControl(WechatStandIn&);
    ~WechatControl();
    WechatControl(const WechatControl&) = delete;
    WechatControl& operator=(const WechatControl&) = delete;

    int port = 0;

private:
    WechatStandIn& m_stand_in;
    httplib::Server m_server;
    std::thread m_thread;
};

} // namespace zhiping::tests
