#pragma once

#include "shared/cases/officer_case.hpp"
#include "shared/cases/officer_request.hpp"
#include "shared/text/language.hpp"

#include <string>
#include <string_view>

// What an officer on a code is told of its cases, and does, as JSON.
namespace zhiping::wire {

// Members that say nothing are left out. An outcome that clears him has "note", in the person's language.
std::string encode(const OfficerCase&, Language);

// {"cases": [...], "next"}
std::string encode(const OfficerPage&, Language);

// Refused (invalid, naming the member): what is missing, of the wrong type, or an identifier that is not known. Members
// that are not known are passed over, so that an old desk goes on with a newer server; so is the note, which is
// Text::OfficerCleared of whoever is cleared.
Result<OfficerCase> decode_officer_case(std::string_view json);
Result<OfficerPage> decode_officer_page(std::string_view json);

std::string encode(const OfficerRequest&);

// {"action", "question", "words"}. Refused: invalid (naming the member that is missing, of the wrong type or unknown),
// forbidden (another action than an officer's).
Result<OfficerRequest> decode_officer_request(std::string_view json);

} // namespace zhiping::wire
