#pragma once

#include "native/app/person_means.hpp"
#include "native/app/receipt_proof.hpp"
#include "native/app/typed_person.hpp"

#include <optional>
#include <string>

// Which person is signed in (docs/persons.md).
namespace zhiping::app {

struct PersonTokenTag {
    static constexpr auto field = "session";
};

// What a browser shows to be a person who signed in. The server keeps only its hash.
using PersonToken = Token<PersonTokenTag>;

// A session on a phone of one's own, and one on a phone that others use too. It ends so long after it began.
inline constexpr std::chrono::days person_session_kept{30};
inline constexpr std::chrono::hours person_session_visit{1};

// A kept session has another token after so long; the one before is good until the new one has arrived.
inline constexpr std::chrono::hours person_token_renewed{24};

struct NewPersonSession {
    PersonToken token;
    bool is_kept; // Beyond the end of the browser's own session.
};

struct SignedInPerson {
    std::int64_t id;
    std::int64_t session_id;
    Instant ends;
};

NewPersonSession begin_person_session(store::Database&, const PersonMeans&, std::int64_t person_id, bool is_kept);

// Nullopt when the session has ended.
std::optional<SignedInPerson> find_signed_in_person(store::Store&, const PersonToken&, Instant now);

// The same within a transaction that may write: a token that replaces another does so now.
std::optional<std::int64_t> find_person_id(store::Database&, const PersonToken&, Instant now);

// The token to be shown from now on, if it is time for another.
std::optional<PersonToken> renew_person_token(const PersonMeans&, const PersonToken&);

void sign_out_person(store::Store&, const SignedInPerson&);
void sign_out_person_everywhere(store::Store&, std::int64_t person_id); // In the mini-program too.

} // namespace zhiping::app
