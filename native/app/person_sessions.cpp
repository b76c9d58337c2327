#include "native/app/person_sessions.hpp"

#include "native/store/person_sessions.hpp"
#include "native/store/wechat.hpp"

namespace zhiping::app {

namespace {

PersonToken new_token(outside::Random& random) { return PersonToken::from_random(random.bytes<16>()); }

store::Digest digest_of(const PersonToken& token) { return store::digest(token.digits()); }

std::optional<store::PersonSession> find_live(store::Database& database, const PersonToken& token, Instant now) {
    const auto session = store::find_person_session(database, digest_of(token));
    return session && now < session->ends ? session : std::nullopt;
}

bool is_kept(const store::PersonSession& session) { return session.ends - session.began > person_session_visit; }

// Several requests of one page come at once, and only the last token that was given is good.
constexpr std::chrono::minutes until_it_has_arrived{1};

} // namespace

NewPersonSession begin_person_session(store::Database& database, const PersonMeans& means, std::int64_t person_id,
                                      bool is_kept) {
    const auto token = new_token(means.random);
    const Instant ends = is_kept ? Instant{means.now + person_session_kept} : Instant{means.now + person_session_visit};
    store::insert_person_session(database, {.person_id = person_id, .began = means.now, .ends = ends},
                                 digest_of(token));
    return {token, is_kept};
}

std::optional<SignedInPerson> find_signed_in_person(store::Store& store, const PersonToken& token, Instant now) {
    const auto session = store.read([&](store::Database& database) { return find_live(database, token, now); });
    if (!session) return std::nullopt;
    if (session->is_next)
        store.write([&](store::Database& database) {
            // Asked once more: meanwhile another may have been given.
            const auto still = find_live(database, token, now);
            if (still && still->is_next) store::take_next_token(database, still->id);
        });
    return SignedInPerson{session->person_id, session->id, session->ends};
}

std::optional<std::int64_t> find_person_id(store::Database& database, const PersonToken& token, Instant now) {
    const auto session = find_live(database, token, now);
    if (!session) return std::nullopt;
    if (session->is_next) store::take_next_token(database, session->id);
    return session->person_id;
}

std::optional<PersonToken> renew_person_token(const PersonMeans& means, const PersonToken& token) {
    const auto is_time = [&](const store::PersonSession& session) {
        const auto age = means.now - session.renewed;
        return is_kept(session) && !session.is_next &&
               (session.has_next ? age >= until_it_has_arrived : age >= person_token_renewed);
    };
    const auto asked = [&](store::Database& database) {
        const auto session = find_live(database, token, means.now);
        return session && is_time(*session) ? session : std::nullopt;
    };
    if (!means.store.read(asked)) return std::nullopt;
    const auto next = new_token(means.random);
    const bool was_offered = means.store.write([&](store::Database& database) {
        const auto session = asked(database);
        if (session) store::offer_next_token(database, session->id, digest_of(next), means.now);
        return session.has_value();
    });
    return was_offered ? std::optional{next} : std::nullopt;
}

void sign_out_person(store::Store& store, const SignedInPerson& person) {
    store.write([&](store::Database& database) { store::delete_person_session(database, person.session_id); });
}

void sign_out_person_everywhere(store::Store& store, std::int64_t person_id) {
    store.write([&](store::Database& database) {
        store::delete_person_sessions(database, person_id);
        store::delete_wechat_tokens_of_person(database, person_id);
        store::unlink_wechat_users(database, person_id);
    });
}

} // namespace zhiping::app
