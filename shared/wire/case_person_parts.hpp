#pragma once

#include "shared/cases/case_person.hpp"
#include "shared/wire/json_reader.hpp"

// The person of a case where they stand in something else. Included by this room's .cpp files only.
namespace zhiping::wire {

// For JsonReader::read_part() and read_list(). In a list, "disclosed" tells disclosures apart.
std::optional<Error> read_case_person(const Json&, CasePerson&);
std::optional<Error> read_disclosure(const Json&, Disclosure&);

} // namespace zhiping::wire
