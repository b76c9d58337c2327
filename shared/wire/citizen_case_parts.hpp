#pragma once

#include "shared/cases/citizen_case.hpp"
#include "shared/wire/case_parts.hpp"

// What is written of a case both for its citizen and for who reads it out. Included by this room's .cpp files only.
namespace zhiping::wire {

Json to_json(const CitizenPromise&);
Json to_json(const CitizenMeasure&);
Json to_json(const CitizenReply&);
Json to_json(const CitizenUnit&);

// For to_list().
inline constexpr auto written = [](const auto& each) { return to_json(each); };

} // namespace zhiping::wire
