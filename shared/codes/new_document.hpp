#pragma once

#include "shared/calendar/date.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/positions/position.hpp"
#include "shared/units/officer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zhiping {

inline constexpr std::size_t max_new_documents = 1'000; // In one request.

// A document that is to have a code, as the system that prints it knows it.
struct NewDocument {
    Module module = Module::LawEnforcement;
    std::string unit_id = {};         // That handled the citizen.
    std::string document_type = {};   // As printed.
    std::string document_number = {}; // The same.
    std::optional<Instant> issued = {};
    std::string place = {};
    std::vector<Officer> officers = {}; // For the unit that verifies; never shown to who holds the code.
    std::optional<Coordinates> at = {}; // Where the place is. The same.
};

} // namespace zhiping
