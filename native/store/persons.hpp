#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"

#include <optional>
#include <vector>

// Who evaluated, where it was told (docs/persons.md). What is personal is here as it is sealed; nobody in this room can
// open it.
namespace zhiping::store {

using SealedText = std::vector<std::uint8_t>;

struct StoredPhone {
    Digest digest;
    SealedText sealed;
};

struct StoredPerson {
    std::int64_t id;
    std::optional<StoredPhone> phone; // Nullopt: erased.
    std::optional<Instant> erasure_asked;
};

std::int64_t insert_person(Database&, const Digest& phone, const SealedText&, Instant now);
std::optional<StoredPerson> find_person(Database&, std::int64_t id);
std::optional<std::int64_t> find_person_by_phone(Database&, const Digest& phone);
bool has_personal_data(Database&); // Anything that is sealed, positions too.

// Whose an evaluation is.
struct EvaluationPerson {
    std::int64_t evaluation_id;
    std::int64_t person_id;
    std::optional<SealedText> name; // Nullopt: erased.
    bool may_call;
    Instant verified;
};

// False, and nothing stored, when it is somebody's already.
bool insert_evaluation_person(Database&, const EvaluationPerson&);
std::optional<EvaluationPerson> find_evaluation_person(Database&, std::int64_t evaluation_id);
void set_may_call(Database&, std::int64_t evaluation_id, bool may_call);

// Their newest evaluation whose name is still there: what they are called.
std::optional<EvaluationPerson> find_newest_named(Database&, std::int64_t person_id);

// The newest first, at most so many; those with smaller ids than `before`.
std::vector<std::int64_t> list_evaluations_of_person(Database&, std::int64_t person_id,
                                                     std::optional<std::int64_t> before, std::int64_t most);

// Their first evaluation with this code that was received since then and amends no other.
std::optional<std::int64_t> find_first_of_person(Database&, std::int64_t person_id, std::string_view code,
                                                 Instant since);

// How many evaluations of the same place as this one were received from its person in that time. None where its code is
// on a document: that has one person by itself.
std::int64_t count_of_place(Database&, const EvaluationPerson&, Instant from, Instant until);

// They have a part in something new, so they do not want to be erased any more.
void forget_erasure_wish(Database&, std::int64_t person_id);

} // namespace zhiping::store
