#pragma once

#include "native/outside/clock.hpp"
#include "native/outside/wechat/wechat.hpp"
#include "tests/support/json.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/tls_server.hpp"
#include "tests/support/wechat/wechat_tokens.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace zhiping::tests {

enum class WechatCertificate { Good, Expired, SelfSigned, OfAnotherHost, OfAStranger };

struct WechatTemplate {
    std::string id;
    std::vector<std::string> fields;
};

struct WechatStandInSetting {
    std::string app_id = "wx0123456789abcdef";
    std::string secret = "0123456789abcdef0123456789abcdef";
    std::vector<WechatTemplate> templates = {
        {"template-of-reply", {"character_string1", "thing2", "time3", "thing4"}},
        {"template-of-question", {"character_string1", "thing2", "time3", "thing4"}},
        {"template-of-progress", {"character_string1", "thing2", "time3", "thing4"}},
    };
    std::vector<std::string> pages = {"pages/entry/entry", "pages/web/web"};
    bool counts_acceptances = true; // Else everybody has accepted everything, without end.
    int calls_of_minute = 0;        // Of each kind; none: as many as anybody wants.
    int messages_of_day = 0;        // The same.
    WechatCertificate certificate = WechatCertificate::Good;
};

// "login", "token", "number" or "message" in tests and control.
enum class WechatCall { Login, Token, Number, Message };

enum class WechatBreak {
    None,
    Html, // A page of somebody in between.
    Half, // Half of the answer, as if it was all.
    Cut,  // The connection ends in the middle of the answer.
};

// What goes wrong.
struct WechatTrouble {
    std::optional<WechatCall> call = {}; // None: any.
    std::chrono::milliseconds delay{0};
    std::optional<int> errcode = {};
    std::optional<std::string> body = {}; // Instead of the answer.
    int status = 200;
    WechatBreak breaks = WechatBreak::None;
    bool is_done = false; // What was asked for is done, though the answer does not say it.
    int times = -1;       // Then all is well again; -1: never.
    int told = 0;         // Set by behave(): after how many times that it was to be well.
};

struct WechatMessage {
    std::string openid;
    std::string template_id;
    std::string page;
    std::string language;
    std::map<std::string, std::string> fields;
    std::int64_t at_ms; // By this machine's clock, since 1970.
};

// In place of WeChat's server: speaks code2session, stable_token, getuserphonenumber and subscribe messages as their
// pages document them, over TLS with a certificate of an authority of its own. Days and ages go by the clock that it is
// given. Safe to use from any thread.
class WechatStandIn {
public:
    explicit WechatStandIn(const outside::Clock&, WechatStandInSetting = {});
    ~WechatStandIn();
    WechatStandIn(const WechatStandIn&) = delete;
    WechatStandIn& operator=(const WechatStandIn&) = delete;

    wire::Origin origin() const { return {"https", "127.0.0.1", m_server.port}; }
    std::filesystem::path certificates() const { return m_folder.path() / "authority.pem"; }
    outside::WechatSetting for_client(const outside::HttpsLimits& = {}) const;

    // wx.login, and the button for the number: what they bring for a user. Good once, for five minutes.
    void log_in(const std::string& code, const std::string& openid);
    void say_number(const std::string& code, const std::string& number, const std::string& country = "86");
    void accept(const std::string& openid, const std::string& template_id, int times = 1);
    int left(const std::string& openid, const std::string& template_id) const;

    void behave(const WechatTrouble&); // In place of other troubles of the same call.
    void behave_well();                // What was to wait goes on.
    void expire_tokens();
    void forget_tokens();
    void refuse_tokens(); // Until one is forced.

    std::vector<WechatMessage> sent(std::size_t from = 0) const;
    int asked(WechatCall) const;                       // How often, whatever came of it.
    int forced() const;                                // Tokens.
    std::vector<std::string> bodies(WechatCall) const; // What was posted, and of logins the query.

private:
    struct Code {
        std::string value;
        std::string country;
        Instant made;
        bool is_used = false;
    };
    using Codes = std::map<std::string, Code>;

    void add_routes(httplib::Server&);
    void answer(WechatCall, const httplib::Request&, httplib::Response&);
    WechatTrouble count_and_find_trouble(WechatCall, const httplib::Request&);
    void wait(const WechatTrouble&);

    // In wechat_calls.cpp, locked.
    Json done(WechatCall, const httplib::Request&);
    Json login(const httplib::Request&);
    Json token(const httplib::Request&);
    Json number(const httplib::Request&);
    Json message(const httplib::Request&);
    int error_of_message(const Json&) const;
    int error_of_data(const WechatTemplate&, const Json& data) const;
    int error_of_code(const Codes&, const std::string& code, int when_used) const;
    int count_in_minute(WechatCall);

    const outside::Clock& m_clock;
    const WechatStandInSetting m_setting;
    const TemporaryFolder m_folder;
    const Certificate m_authority = make_authority("wechat.test");
    mutable std::mutex m_mutex;
    std::condition_variable m_goes_on;
    bool m_is_over = false;
    int m_well = 0; // How often it was told so.
    WechatTokens m_tokens;
    Codes m_logins, m_numbers;
    std::map<std::string, std::map<std::string, int>> m_accepted; // By openid and template.
    std::vector<WechatTrouble> m_troubles;
    std::vector<WechatMessage> m_sent;
    std::map<WechatCall, std::vector<std::string>> m_bodies;
    std::map<WechatCall, std::pair<std::int64_t, int>> m_minutes; // And how many in it.
    std::pair<std::int64_t, int> m_day{};                         // And how many messages in it.
    int m_forced = 0;
    const TlsServer m_server; // Last: it uses everything above.
};

} // namespace zhiping::tests
