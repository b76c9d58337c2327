#pragma once

#include "shared/cases/exported_case.hpp"
#include "shared/text/language.hpp"

#include <string>
#include <string_view>

// Cases as comma-separated values (RFC 4180, lines end with CRLF) that a spreadsheet opens as they are.
namespace zhiping::http {

// The byte order mark, by which a spreadsheet knows UTF-8, and the names of the columns.
std::string csv_head(Language);

// One line.
std::string csv_line(const ExportedCase&, Language);

// As it stands between commas: quoted where it must be, and with an apostrophe in front of what a spreadsheet would
// take for a formula (OWASP, "CSV Injection").
std::string csv_cell(std::string_view);

} // namespace zhiping::http
