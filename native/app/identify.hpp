#pragma once

#include "native/app/one_time_codes.hpp"
#include "native/app/person_sessions.hpp"
#include "native/app/sealed_person.hpp"

// Whose an evaluation is (docs/persons.md).
namespace zhiping::app {

// The code that was sent to a number is typed: whoever has it is the person of that number, and is signed in. With an
// evaluation that is nobody's it becomes theirs, with the name and the contact wish that were typed with the number;
// one that is somebody's stays so. Refused: not_found (the evaluation, or no code waits), what use_code() refuses,
// forbidden (the evaluation is another person's, or
// nobody's and only its query code was shown), too_many (of this place they have evaluated as often today as the
// policy allows; it stays as it was).
Result<NewPersonSession> confirm_code(const PersonMeans&, const CodeUse&, const OneTimeCode&);

// Whether the person of an evaluation that is nobody's has evaluated its place as often that day as the policy allows.
// Never for what is on a document.
bool has_evaluated_often(store::Database&, const store::EvaluationPerson&);

// Stores that an evaluation is this person's, with a line in the journal. False, and nothing stored, when it is
// somebody's already.
bool keep_person(store::Database&, const store::EvaluationPerson&, const ReceiptNumber&);

// Whose it is, for whoever may read it.
struct EvaluationOwner {
    bool is_known = false;
    bool may_be_claimed = false;            // By whoever asks.
    std::optional<MaskedPerson> shown = {}; // For that person alone.
    bool may_call = false;                  // The same.
};
EvaluationOwner find_owner(const PersonMeans&, const OwnEvaluation&, const std::optional<SignedInPerson>&);

// What the person of an evaluation wishes. Refused: not_found, forbidden (it is not theirs).
Result<Ok> change_contact_wish(const PersonMeans&, const ReceiptNumber&, const SignedInPerson&, bool may_call);

} // namespace zhiping::app
