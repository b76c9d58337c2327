#pragma once

#include "native/outside/clock.hpp"
#include "native/outside/https_client.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// What is asked of WeChat's server for mini-programs (docs/wechat.md). What it says is hostile until it was read.
namespace zhiping::outside {

// What an error of WeChat means for whoever asked. Nobody outside of this folder is ever told NewToken: what a new one
// does not mend is Later.
enum class WechatConsequence {
    Later,    // Busy, or too often: nothing was done; another try may mend it.
    NewToken, // The access token is not good any more: refreshed once, and asked once more.
    BadCode,  // What the phone brought is wrong, used, too old or blocked: it has to bring another.
    Unwanted, // The user does not want it, or has no acceptance left.
    Final,    // Nothing mends it but the operator.
    Unknown,  // Nobody knows whether it was done: no answer, or one that cannot be read.
};

// Every error that is known, in one table: codes, consequences, and words for the operator. One that is not in it is
// final.
struct WechatErrorFacts {
    int code;
    WechatConsequence consequence;
    const char* words;
};
WechatErrorFacts facts_of_wechat_error(int code);

// One line for the operator, and nothing of a person in it: "45011 (asked too often)".
struct WechatError {
    WechatConsequence consequence;
    std::string words;
};
template <typename T> using WechatResult = std::variant<T, WechatError>;

struct WechatSetting {
    std::string app_id;
    std::string secret;
    wire::Origin origin{"https", "api.weixin.qq.com", 443};
    HttpsLimits limits = {};
    std::filesystem::path extra_certificates = {};
};

struct WechatLogin {
    std::string openid; // The session key is thrown away at once.
};

struct SubscribeMessage {
    std::string openid;
    std::string template_id;
    std::string page;                                        // "pages/web/web?..."
    std::vector<std::pair<std::string, std::string>> fields; // "thing2": cut to what its kind may hold.
    std::string language;                                    // "zh_CN", "en_US"
};

// Safe to use from any thread, and never throws. One access token is kept, refreshed early by one of those who ask; the
// others go on with the one that is still good. Neither it nor the secret, nor anything of a person, is in any words.
class Wechat {
public:
    Wechat(WechatSetting, const Clock&);
    ~Wechat();

    const std::string& app_id() const;

    // Never Unknown: a code that was lost on the way is replaced by another.
    WechatResult<WechatLogin> log_in(const std::string& code) const; // code2session
    WechatResult<std::string> phone_number(const std::string& code); // In E.164.

    WechatResult<std::monostate> send(const SubscribeMessage&); // Unknown is never to be repeated.

private:
    class Token;
    const WechatSetting m_setting;
    const Clock& m_clock;
    const HttpsClient m_client;
    std::unique_ptr<Token> m_token;
};

// As WeChat asks for it, by the kind in the field's name (thing, character_string, name, phrase, date, time, ...): cut
// by characters, without what its kind may not hold, and never empty.
std::string fit_wechat_field(const std::string& field, const std::string& value);

} // namespace zhiping::outside
