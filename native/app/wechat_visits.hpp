#pragma once

#include "native/app/person_means.hpp"
#include "native/app/person_sessions.hpp"
#include "native/outside/wechat/wechat.hpp"
#include "shared/persons/masked_person.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

// Who comes through the mini-program (docs/wechat.md).
namespace zhiping::app {

struct WechatTokenTag {
    static constexpr auto field = "session";
};
// What the mini-program shows to be a user who has logged in. The server keeps only its hash.
using WechatToken = Token<WechatTokenTag>;

struct WechatTicketTag {
    static constexpr auto field = "ticket";
};
// What the mini-program hands to the page in its web-view, to be used once. The same.
using WechatTicket = Token<WechatTicketTag>;

inline constexpr std::chrono::hours wechat_token_lifetime{2};
inline constexpr std::chrono::seconds wechat_ticket_lifetime{60};

struct WechatMeans {
    PersonMeans persons;
    outside::Wechat& wechat;
    std::set<std::string> templates;                              // As WeChat names those that may be accepted.
    std::function<void(const std::string& problem)> tell_problem; // One line for the operator, nothing of a person.
};

struct WechatVisit {
    WechatToken token;
    std::optional<MaskedPerson> person; // Known by their number.
};

// Of both: nothing is held while WeChat is asked. Refused: unavailable (it does not answer, or not as it should:
// later). wx.login brought this code. Refused: invalid (at "code").
Result<WechatVisit> log_in_by_wechat(const WechatMeans&, const std::string& code);

// The button for the number brought this code: whoever has the number is its person. Refused: unauthorized (no such
// token), invalid (at "code"; at "phone", a number that is none).
Result<MaskedPerson> say_wechat_number(const WechatMeans&, const WechatToken&, const std::string& code);

// Whether it is one of a user, and good.
bool is_wechat_token(const WechatMeans&, const WechatToken&);

struct WechatHandOver {
    WechatTicket ticket;
    MaskedPerson person;
};
// Refused: unauthorized, forbidden (they have not said their number).
Result<WechatHandOver> make_wechat_ticket(const WechatMeans&, const WechatToken&);

// One message more of each; of other mini-programs' templates nothing is kept. Refused: unauthorized.
Result<Ok> accept_wechat_templates(const WechatMeans&, const WechatToken&, const std::vector<std::string>& templates);

// Whose it is, as it is shown before it is used. Refused: not_found (there is none, it was used, is too old, or of
// another mini-program; which of them is not told).
Result<MaskedPerson> look_at_wechat_ticket(const WechatMeans&, const WechatTicket&);

// Signs them in, once. Refused the same.
struct WechatEntry {
    NewPersonSession session;
    MaskedPerson person;
};
Result<WechatEntry> use_wechat_ticket(const WechatMeans&, const WechatTicket&);

} // namespace zhiping::app
