#pragma once

#include "native/cases/inspect_cases.hpp"

#include <string>

// A case as JSON, in the words of the API: days as "2026-11-25", times in seconds since 1970 in UTC.
namespace zhiping::command_line {

std::string to_json(const store::ListedCase&, const store::WorkDays&);
std::string to_json(const ReceiptNumber&, const cases::ShownCase&);

} // namespace zhiping::command_line
