#pragma once

#include "native/app/bad_row.hpp"
#include "native/store/codes.hpp"

#include <vector>

// A spreadsheet takes a document's number for a number: it keeps 15 digits and writes long ones shortened.
namespace zhiping::app {

// The first document number that is written like 4.20114E+15.
std::optional<BadRow> find_shortened_number(const std::vector<store::NewCode>&);

// Whether the numbers with 16 digits and more look rounded: at least two of them, and over half, have nothing but zeros
// after the digits that a spreadsheet keeps.
bool have_rounded_numbers(const std::vector<store::NewCode>&);

} // namespace zhiping::app
