#pragma once

#include "native/cases/stored_case.hpp"
#include "shared/evaluation/evaluation.hpp"

namespace zhiping::cases {

// Who evaluates once more: whoever shows this secret, and the person who is signed in.
struct Amender {
    const store::Digest& secret;
    std::optional<std::int64_t> person_id;
};

// The evaluation that a new one amends: the first by the same person, as long as this policy lets it be amended. One
// that has a person is amended by that person alone; one that has none by whoever names it (or one that amended it) and
// shows its secret. Nullopt: it may not, whatever the reason, so the new one stands by itself. Precondition: the code
// is on a document. One that was issued anew for it is another code, whose evaluations are linked and not joined.
std::optional<std::int64_t> find_amended(store::Database&, const std::optional<ReceiptNumber>& named, const Code&,
                                         const Amender&, const Policy&, Instant now);

// Adds what was ticked now to the first one's case, which stays open whatever was said, and returns what was promised
// to the first one. Nullopt when it is not in its first round any more: then the new one stands by itself.
std::optional<Deadline> amend_case(store::Database&, StoredCase& first, const Evaluation&, const ReceiptNumber&,
                                   Instant now, const Means&);

} // namespace zhiping::cases
