#pragma once

#include "shared/cases/case_person.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>

// What staff are shown of the person of a case, as JSON (assets/openapi.json).
namespace zhiping::wire {

struct UnmaskRequest {
    std::string reason;
    std::string code;
};

// {"reason", "code"}. Refused (invalid, naming the member): what is missing, of the wrong type, or not known.
Result<UnmaskRequest> decode_unmask_request(std::string_view json);
std::string encode(const UnmaskRequest&);

// {"reason"}. The same.
Result<std::string> decode_reason(std::string_view json);
std::string encode_reason(std::string_view);

std::string encode(const CasePerson&);
std::string encode(const Disclosure&);

// "geo:30.5844000,114.0301000;u=20" (RFC 5870). Empty where it is not counted in WGS 84: no other datum has a name
// there.
std::string geo_uri(const Position&);

// With "geo", that of the position.
std::string encode(const UnmaskedPerson&);

// Refused (invalid, naming the member): what is missing, of the wrong type, or an identifier that is not known. Members
// that are not known are passed over, so that an old desk goes on with a newer server.
Result<CasePerson> decode_case_person(std::string_view json);
Result<Disclosure> decode_disclosure(std::string_view json);
Result<UnmaskedPerson> decode_unmasked_person(std::string_view json); // Distances in whole metres.

} // namespace zhiping::wire
