#pragma once

#include "shared/persons/masked_person.hpp"
#include "shared/positions/position.hpp"
#include "shared/table.hpp"
#include "shared/units/officer.hpp"

#include <array>
#include <optional>
#include <string>

// What staff are told of the person of a case: parts only, until somebody gives a reason (docs/persons.md).
namespace zhiping {

enum class PersonStanding {
    NotRequired, // Nobody has said a name, and nobody has to.
    Awaited,     // A name is required, and there is time still.
    Unverified,  // The time has passed: it is handled all the same.
    Verified,
};

struct PersonStandingFacts {
    PersonStanding value;
    std::string_view id;
};

inline constexpr std::array person_standings{
    PersonStandingFacts{PersonStanding::NotRequired, "not_required"},
    PersonStandingFacts{PersonStanding::Awaited, "awaited"},
    PersonStandingFacts{PersonStanding::Unverified, "unverified"},
    PersonStandingFacts{PersonStanding::Verified, "verified"},
};
static_assert(follows_enum(person_standings));

// Whether whoever evaluates is whom the document is for, as far as the system that printed it told.
enum class PartyStanding { NotShown, Party };

struct PartyStandingFacts {
    PartyStanding value;
    std::string_view id;
};

inline constexpr std::array party_standings{
    PartyStandingFacts{PartyStanding::NotShown, "not_shown"},
    PartyStandingFacts{PartyStanding::Party, "party"},
};
static_assert(follows_enum(party_standings));

struct CasePerson {
    PersonStanding standing = PersonStanding::NotRequired;
    MaskedPerson shown = {};             // Empty where it is not known, or erased.
    bool may_call = false;               // The handler may ask for the number.
    std::optional<Coordinates> at = {};  // To about a kilometre.
    std::optional<int> distance_km = {}; // From there to the place of the code. A fact, and never a refusal.
    bool has_place_words = false;
    std::optional<PartyStanding> party = {}; // None: nobody told for whom the document is.
};

// All of it.
struct UnmaskedPerson {
    std::string name;  // Empty where it is not known, or erased; as the rest.
    std::string phone; // E.164.
    std::optional<Position> position = {};
    std::string place_words = {};
    std::optional<double> distance_m = {};
    std::optional<double> bearing = {}; // From the place of the code to the position, in degrees from north.
};

// What staff were shown of a person.
enum class Disclosed { Person, Phone };

struct DisclosedFacts {
    Disclosed value;
    std::string_view id; // Stored, sent, and in the journal.
};

inline constexpr std::array disclosed_kinds{
    DisclosedFacts{Disclosed::Person, "person"},
    DisclosedFacts{Disclosed::Phone, "phone"},
};
static_assert(follows_enum(disclosed_kinds));

inline constexpr std::size_t max_reason_characters = 500; // Of whoever wants to see all of it.

// That it was shown, as the level above is told.
struct Disclosure {
    std::string unit_id;
    Officer by;
    Disclosed what;
    std::string reason;
    Instant at;
};

} // namespace zhiping
