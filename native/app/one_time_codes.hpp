#pragma once

#include "native/app/person_means.hpp"
#include "native/app/receipt_proof.hpp"
#include "native/app/typed_person.hpp"
#include "native/store/one_time_codes.hpp"
#include "shared/text/language.hpp"

#include <optional>
#include <string>

// One-time codes: asked for, sent, and typed (docs/persons.md).
namespace zhiping::app {

// Of which evaluation somebody says that it is theirs.
struct OwnEvaluation {
    ReceiptNumber receipt;
    ReceiptProof proof;
};

// For what a code is asked and typed, and where.
struct CodeUse {
    DeviceToken device;
    std::optional<OwnEvaluation> evaluation; // None: to sign in.
};

struct CodeSender {
    std::string address; // As limits count it.
    Language language;
};

struct CodeRefusal {
    Error error;
    std::chrono::seconds wait{0}; // Until the next try makes sense.
};

// Sends a code to the number that was typed; one that was sent before for the same use is good for nothing any more.
// Nullopt: it is on its way. Refused: not_found (the evaluation), too_many (the limits of one_time_code.hpp),
// unavailable (nobody carries codes, or too many wait).
std::optional<CodeRefusal> send_code(const PersonMeans&, const CodeUse&, const TypedPerson&, const CodeSender&);

// The same once more, to the number that was typed before. Refused besides: not_found (none was).
std::optional<CodeRefusal> send_code_again(const PersonMeans&, const CodeUse&, const CodeSender&);

// A code that waits to be typed.
struct WaitingCode {
    TypedPerson typed;
    store::Delivery delivery;
    bool is_over; // Too old, or tried too often: another has to be sent.
};
std::optional<WaitingCode> find_waiting_code(const PersonMeans&, const CodeUse&);

// Another number is to be typed. What was typed is given back.
std::optional<TypedPerson> give_up_code(const PersonMeans&, const CodeUse&);

// What was typed with the code that waits, if this is it; from then on it is none. To be called in the transaction that
// does what the code is for. Refused: not_found (none waits), gone (too old), too_many (tried too often), invalid (at
// "one_time_code": another); each wrong one is counted.
Result<TypedPerson> use_code(store::Database&, const PersonMeans&, const CodeUse&,
                             std::optional<std::int64_t> evaluation_id, const OneTimeCode&);

// The id of the evaluation that the code is for; none to sign in. Refused: not_found.
Result<std::optional<std::int64_t>> find_evaluation_of(store::Database&, const CodeUse&);

// Stores what became of a message. For the dispatcher.
void keep_delivery(store::Store&, const messages::CodeMessage&, const messages::Handed&);

// What was typed is kept for an hour, and what limits count for a day. Ended sessions of persons go, too, those of the
// mini-program with whoever came through it and never said their number, and which evaluations are of one device when
// it has been known long enough.
void sweep_persons(store::Store&, Instant now);

} // namespace zhiping::app
