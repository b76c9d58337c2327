#pragma once

#include "native/store/persons.hpp"

#include <string>

// Who comes through the mini-program: which user of WeChat is which person, what they accept to be sent, and what they
// show to be who they are (docs/wechat.md). Of a token its digest is stored.
namespace zhiping::store {

struct WechatUser {
    std::int64_t id;
    Digest openid; // Keyed, of the app id too.
    SealedText sealed_openid;
    std::optional<std::int64_t> person_id; // None: they have not said their number.
};

struct NewWechatUser {
    std::string app_id;
    Digest openid;
    SealedText sealed_openid;
    Instant made;
};
std::int64_t insert_wechat_user(Database&, const NewWechatUser&);
std::optional<WechatUser> find_wechat_user(Database&, const Digest& openid);

// The one who came last for the first time.
std::optional<WechatUser> find_wechat_user_of_person(Database&, std::int64_t person_id, const std::string& app_id);

// Whose number it is from now on.
void set_wechat_person(Database&, std::int64_t user_id, std::int64_t person_id);

// How many messages of a template may still be sent to them, as far as the mini-program says: WeChat alone knows.
inline constexpr int max_acceptances = 100;
void add_acceptance(Database&, std::int64_t user_id, const std::string& template_id); // Nothing beyond the most.
int count_acceptances(Database&, std::int64_t user_id, const std::string& template_id);
bool spend_acceptance(Database&, std::int64_t user_id, const std::string& template_id); // False: none is left.
void give_back_acceptance(Database&, std::int64_t user_id, const std::string& template_id);
void forget_acceptances(Database&, std::int64_t user_id, const std::string& template_id); // None is left.

enum class WechatTokenKind { Session, Ticket };

struct NewWechatToken {
    WechatTokenKind kind;
    std::int64_t user_id;
    Instant ends;
};
void insert_wechat_token(Database&, const NewWechatToken&, const Digest& token);

// Whose token of this kind it is, as long as it is good. Nullopt too: it is of another mini-program.
std::optional<WechatUser> find_wechat_user_by_token(Database&, WechatTokenKind, const Digest& token,
                                                    const std::string& app_id, Instant now);

// False when it is there no more: of all who use it at once, one does.
bool delete_wechat_token(Database&, const Digest& token);

void delete_wechat_tickets(Database&, std::int64_t user_id);
// Nobody's any more: they have to say the number again.
void unlink_wechat_users(Database&, std::int64_t person_id);
void delete_wechat_tokens_of_person(Database&, std::int64_t person_id); // Tickets too.
void delete_ended_wechat_tokens(Database&, Instant now);                // Of everybody.

// With all that is kept of them.
void delete_wechat_users_of_person(Database&, std::int64_t person_id);

// Those who never said their number, came before and have no token.
void delete_wechat_users_of_nobody(Database&, Instant made_before);

} // namespace zhiping::store
