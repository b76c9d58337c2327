#pragma once

#include "shared/calendar/date.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/codes/code.hpp"
#include "shared/evidence/sha256.hpp"
#include "shared/positions/position.hpp"
#include "shared/units/officer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhiping {

inline constexpr std::size_t max_new_documents = 1'000; // In one request; places the same.
inline constexpr std::uint64_t max_blanks = 10'000;     // In one block.

// A document that is to have a code, as the system that prints it knows it; or a place.
struct NewDocument {
    Module module = Module::LawEnforcement;
    std::string unit_id = {};         // That handled the citizen.
    std::string document_type = {};   // As printed. It and the number are empty of a place.
    std::string document_number = {}; // The same.
    std::optional<Instant> issued = {};
    std::string place = {};
    std::vector<Officer> officers = {}; // For the unit that verifies; never shown to who holds the code.
    std::optional<Coordinates> at = {}; // Where the place is. The same.
    std::optional<Code> code = {};      // A blank one that is on it; none: it gets a new one.
    std::optional<Sha256> party = {};   // HMAC-SHA256 of the telephone number of whom it is for (docs/issuers.md).
};

// Codes that are printed before anybody knows which document each will be on.
struct BlankOrder {
    Module module = Module::LawEnforcement;
    std::string unit_id = {};       // Whose forms they are on.
    std::string document_type = {}; // As printed on the forms.
    std::uint64_t count = 0;        // 1 to max_blanks.
};

} // namespace zhiping
