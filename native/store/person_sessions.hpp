#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"

#include <optional>

// Which persons are signed in, and until when. Of a token its digest is stored.
namespace zhiping::store {

struct PersonSession {
    std::int64_t id = 0; // Of a new one, the store says.
    std::int64_t person_id;
    Instant began;
    Instant ends;
    Instant renewed = {};  // When a token was given the last time.
    bool is_next = false;  // It was found by the token that was given last, and not by the one before.
    bool has_next = false; // A token was given that was not shown yet.
};

void insert_person_session(Database&, const PersonSession&, const Digest& token);

// By its token, or by the one that is to replace it.
std::optional<PersonSession> find_person_session(Database&, const Digest& token);

// From now on the next token opens it too, and no other that was given before.
void offer_next_token(Database&, std::int64_t id, const Digest& next, Instant now);

// The next token was shown, so it has arrived: the one before is good for nothing any more.
void take_next_token(Database&, std::int64_t id);

void delete_person_session(Database&, std::int64_t id);
void delete_person_sessions(Database&, std::int64_t person_id); // All of theirs.
void delete_ended_person_sessions(Database&, Instant now);      // Of everybody.

} // namespace zhiping::store
