#pragma once

#include "native/app/staff_member.hpp"
#include "native/evidence/vault.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "shared/cases/case_person.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/persons/phone_number.hpp"
#include "shared/result.hpp"

#include <string>
#include <variant>

// What is hidden of a person, shown to staff. Each time is stored before it is given, with a line in the journal, and
// told to the person and to the level above (docs/persons.md).
namespace zhiping::app {

struct DisclosureMeans {
    store::Store& store;
    evidence::Vault& vault;
    outside::Random& random;
    Instant now;
};

struct Unmasking {
    std::string reason; // For the person to read.
    std::string code;   // Of the member's phone, once more (TOTP): a session that was left open is not enough.
    std::string source; // The address, as limits count it.
};

struct DisclosureRefusal {
    Error error;
    std::chrono::seconds wait{0}; // Until the next try makes sense.
};

// Everything. For whoever has Right::Unmask. Refused: unauthorized (they were disabled meanwhile), not_found (the case
// is not theirs to see, or nothing is known of its person), forbidden (they have no right to it), invalid (at "reason";
// at "code": a wrong one, or one that was used), too_many (wrong codes before).
std::variant<UnmaskedPerson, DisclosureRefusal> unmask_person(const DisclosureMeans&, const ReceiptNumber&,
                                                              const StaffMember&, const Unmasking&);

// The number alone, for the handler who has the case, of a person who may be called. Stored once an hour. Refused:
// unauthorized, not_found as above, forbidden (another has the case, or the person is not to be called).
Result<PhoneNumber> show_phone(const DisclosureMeans&, const ReceiptNumber&, const StaffMember&);

} // namespace zhiping::app
