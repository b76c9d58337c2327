#include "native/app/wechat_visits.hpp"

#include "native/app/sealed_person.hpp"
#include "native/app/wechat_users.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using store::WechatTokenKind;

Error token_ended() { return {ErrorCode::Unauthorized, Text::WechatSessionEnded}; }
Error ticket_ended() { return {ErrorCode::NotFound, Text::WechatTicketEnded}; }
Error code_ended() { return invalid("code", Text::WechatCodeEnded); }

template <typename Tag> store::Digest digest_of(const Token<Tag>& token) { return store::digest(token.digits()); }

std::optional<store::WechatUser> find_user(store::Database& database, const WechatMeans& means,
                                           const WechatToken& token) {
    return store::find_wechat_user_by_token(database, WechatTokenKind::Session, digest_of(token), means.wechat.app_id(),
                                            means.persons.now);
}

std::optional<std::int64_t> find_person_of_ticket(store::Database& database, const WechatMeans& means,
                                                  const WechatTicket& ticket) {
    const auto user = store::find_wechat_user_by_token(database, WechatTokenKind::Ticket, digest_of(ticket),
                                                       means.wechat.app_id(), means.persons.now);
    return user ? user->person_id : std::nullopt;
}

MaskedPerson show(store::Database& database, const WechatMeans& means, std::int64_t person_id) {
    return show_person(database, means.persons.key, person_id);
}

Error refusal_of(const WechatMeans& means, const outside::WechatError& error) {
    if (error.consequence == outside::WechatConsequence::BadCode) return code_ended();
    means.tell_problem("WeChat: " + error.words);
    return {ErrorCode::Unavailable, Text::WechatAway};
}

template <typename T> Result<T> answered(const WechatMeans& means, const outside::WechatResult<T>& answer) {
    if (const auto* error = std::get_if<outside::WechatError>(&answer)) return refusal_of(means, *error);
    return std::get<T>(answer);
}

// What was to be handed over to another person is void.
void keep_person(store::Database& database, const store::WechatUser& user, std::int64_t person_id) {
    if (user.person_id == person_id) return;
    store::set_wechat_person(database, user.id, person_id);
    store::delete_wechat_tickets(database, user.id);
}

} // namespace

Result<WechatVisit> log_in_by_wechat(const WechatMeans& means, const std::string& code) {
    const auto login = answered(means, means.wechat.log_in(code));
    if (!login) return login.error();
    const auto& persons = means.persons;
    const auto token = WechatToken::from_random(persons.random.bytes<16>());
    return persons.store.write([&](store::Database& database) {
        const auto user =
            find_or_insert_wechat_user(database, persons.key, means.wechat.app_id(), login->openid, persons.now);
        store::insert_wechat_token(database, {WechatTokenKind::Session, user.id, persons.now + wechat_token_lifetime},
                                   digest_of(token));
        WechatVisit visit{token, {}};
        if (user.person_id) visit.person = show(database, means, *user.person_id);
        return visit;
    });
}

Result<MaskedPerson> say_wechat_number(const WechatMeans& means, const WechatToken& token, const std::string& code) {
    if (!is_wechat_token(means, token)) return token_ended();
    const auto number = answered(means, means.wechat.phone_number(code));
    if (!number) return number.error();
    const auto phone = PhoneNumber::parse(*number);
    if (!phone) return phone.error();
    const auto& persons = means.persons;
    return persons.store.write([&](store::Database& database) -> Result<MaskedPerson> {
        // Once more: meanwhile they may have signed out everywhere.
        const auto user = find_user(database, means, token);
        if (!user) return token_ended();
        const auto person_id = find_or_insert_person(database, persons.key, *phone, persons.now);
        keep_person(database, *user, person_id);
        return show(database, means, person_id);
    });
}

bool is_wechat_token(const WechatMeans& means, const WechatToken& token) {
    return means.persons.store.read(
        [&](store::Database& database) { return find_user(database, means, token).has_value(); });
}

Result<WechatHandOver> make_wechat_ticket(const WechatMeans& means, const WechatToken& token) {
    const auto& persons = means.persons;
    const auto ticket = WechatTicket::from_random(persons.random.bytes<16>());
    return persons.store.write([&](store::Database& database) -> Result<WechatHandOver> {
        const auto user = find_user(database, means, token);
        if (!user) return token_ended();
        if (!user->person_id) return Error{ErrorCode::Forbidden, Text::WechatNumberNeeded};
        store::insert_wechat_token(database, {WechatTokenKind::Ticket, user->id, persons.now + wechat_ticket_lifetime},
                                   digest_of(ticket));
        return WechatHandOver{ticket, show(database, means, *user->person_id)};
    });
}

Result<Ok> accept_wechat_templates(const WechatMeans& means, const WechatToken& token,
                                   const std::vector<std::string>& templates) {
    return means.persons.store.write([&](store::Database& database) -> Result<Ok> {
        const auto user = find_user(database, means, token);
        if (!user) return token_ended();
        for (const auto& ours : means.templates)
            if (std::ranges::find(templates, ours) != templates.end()) store::add_acceptance(database, user->id, ours);
        return Ok{};
    });
}

Result<MaskedPerson> look_at_wechat_ticket(const WechatMeans& means, const WechatTicket& ticket) {
    return means.persons.store.read([&](store::Database& database) -> Result<MaskedPerson> {
        const auto person_id = find_person_of_ticket(database, means, ticket);
        if (!person_id) return ticket_ended();
        return show(database, means, *person_id);
    });
}

Result<WechatEntry> use_wechat_ticket(const WechatMeans& means, const WechatTicket& ticket) {
    return means.persons.store.write([&](store::Database& database) -> Result<WechatEntry> {
        const auto person_id = find_person_of_ticket(database, means, ticket);
        // Who takes it away uses it, whoever else has just found it.
        if (!person_id || !store::delete_wechat_token(database, digest_of(ticket))) return ticket_ended();
        return WechatEntry{begin_person_session(database, means.persons, *person_id, false),
                           show(database, means, *person_id)};
    });
}

} // namespace zhiping::app
