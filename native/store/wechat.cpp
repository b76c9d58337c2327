#include "native/store/wechat.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string select_user =
    "SELECT wechat_user.id, openid_digest, sealed_openid, wechat_user.person_id FROM wechat_user ";

WechatUser read_user(Statement& row) {
    return {.id = row.next<std::int64_t>(),
            .openid = next_bytes<Digest>(row),
            .sealed_openid = row.next<SealedText>(),
            .person_id = row.next<std::optional<std::int64_t>>()};
}

std::int64_t change_acceptance(Database& database, const std::string& sql, std::int64_t user_id,
                               const std::string& template_id) {
    return database.prepare("UPDATE wechat_acceptance SET " + sql).bind(user_id).bind(template_id).run();
}

// Of users whose ids `which` selects; its placeholder is `value`.
template <typename Value> void delete_users(Database& database, const std::string& which, const Value& value) {
    for (const std::string table :
         {"wechat_token WHERE user_id", "wechat_acceptance WHERE user_id", "wechat_user WHERE id"})
        database.prepare("DELETE FROM " + table + " IN (SELECT id FROM wechat_user WHERE " + which + ")")
            .bind(value)
            .run();
}

} // namespace

std::int64_t insert_wechat_user(Database& database, const NewWechatUser& user) {
    return database
        .prepare("INSERT INTO wechat_user (app_id, openid_digest, sealed_openid, made_at) VALUES (?, ?, ?, ?)")
        .bind(user.app_id)
        .bind(user.openid)
        .bind(user.sealed_openid)
        .bind(user.made)
        .insert()
        .value();
}

std::optional<WechatUser> find_wechat_user(Database& database, const Digest& openid) {
    return database.prepare(select_user + "WHERE openid_digest = ?").bind(openid).find(read_user);
}

std::optional<WechatUser> find_wechat_user_of_person(Database& database, std::int64_t person_id,
                                                     const std::string& app_id) {
    // Of several the one with messages left.
    return database
        .prepare(select_user + "WHERE person_id = ? AND app_id = ? ORDER BY (SELECT COALESCE(MAX(count), 0)"
                               " FROM wechat_acceptance WHERE user_id = wechat_user.id) DESC, id DESC LIMIT 1")
        .bind(person_id)
        .bind(app_id)
        .find(read_user);
}

void set_wechat_person(Database& database, std::int64_t user_id, std::int64_t person_id) {
    database.prepare("UPDATE wechat_user SET person_id = ? WHERE id = ?").bind(person_id).bind(user_id).run();
}

void add_acceptance(Database& database, std::int64_t user_id, const std::string& template_id) {
    database
        .prepare("INSERT INTO wechat_acceptance (user_id, template, count) VALUES (?, ?, 1)"
                 " ON CONFLICT (user_id, template) DO UPDATE SET count = wechat_acceptance.count + 1"
                 " WHERE wechat_acceptance.count < ?")
        .bind(user_id)
        .bind(template_id)
        .bind(max_acceptances)
        .run();
}

int count_acceptances(Database& database, std::int64_t user_id, const std::string& template_id) {
    return database.prepare("SELECT count FROM wechat_acceptance WHERE user_id = ? AND template = ?")
        .bind(user_id)
        .bind(template_id)
        .find([](Statement& row) { return row.next<int>(); })
        .value_or(0);
}

bool spend_acceptance(Database& database, std::int64_t user_id, const std::string& template_id) {
    return change_acceptance(database, "count = count - 1 WHERE user_id = ? AND template = ? AND count > 0", user_id,
                             template_id) > 0;
}

void give_back_acceptance(Database& database, std::int64_t user_id, const std::string& template_id) {
    change_acceptance(database, "count = count + 1 WHERE user_id = ? AND template = ?", user_id, template_id);
}

void forget_acceptances(Database& database, std::int64_t user_id, const std::string& template_id) {
    change_acceptance(database, "count = 0 WHERE user_id = ? AND template = ?", user_id, template_id);
}

void insert_wechat_token(Database& database, const NewWechatToken& made, const Digest& token) {
    database.prepare("INSERT INTO wechat_token (token_hash, user_id, is_ticket, ends_at) VALUES (?, ?, ?, ?)")
        .bind(token)
        .bind(made.user_id)
        .bind(made.kind == WechatTokenKind::Ticket)
        .bind(made.ends)
        .run();
}

std::optional<WechatUser> find_wechat_user_by_token(Database& database, WechatTokenKind kind, const Digest& token,
                                                    const std::string& app_id, Instant now) {
    return database
        .prepare(select_user + "JOIN wechat_token ON user_id = wechat_user.id"
                               " WHERE token_hash = ? AND is_ticket = ? AND app_id = ? AND ends_at > ?")
        .bind(token)
        .bind(kind == WechatTokenKind::Ticket)
        .bind(app_id)
        .bind(now)
        .find(read_user);
}

bool delete_wechat_token(Database& database, const Digest& token) {
    return database.prepare("DELETE FROM wechat_token WHERE token_hash = ?").bind(token).run() > 0;
}

void delete_wechat_tickets(Database& database, std::int64_t user_id) {
    database.prepare("DELETE FROM wechat_token WHERE user_id = ? AND is_ticket = 1").bind(user_id).run();
}

void unlink_wechat_users(Database& database, std::int64_t person_id) {
    database.prepare("UPDATE wechat_user SET person_id = NULL WHERE person_id = ?").bind(person_id).run();
}

void delete_wechat_tokens_of_person(Database& database, std::int64_t person_id) {
    database.prepare("DELETE FROM wechat_token WHERE user_id IN (SELECT id FROM wechat_user WHERE person_id = ?)")
        .bind(person_id)
        .run();
}

void delete_ended_wechat_tokens(Database& database, Instant now) {
    database.prepare("DELETE FROM wechat_token WHERE ends_at <= ?").bind(now).run();
}

void delete_wechat_users_of_person(Database& database, std::int64_t person_id) {
    delete_users(database, "person_id = ?", person_id);
}

void delete_wechat_users_of_nobody(Database& database, Instant made_before) {
    delete_users(database,
                 "person_id IS NULL AND made_at < ?"
                 " AND NOT EXISTS (SELECT 1 FROM wechat_token WHERE wechat_token.user_id = wechat_user.id)",
                 made_before);
}

} // namespace zhiping::store
