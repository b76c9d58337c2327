#pragma once

#include "native/command_line/command.hpp"
#include "shared/evaluation/code_facts.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::command_line {

enum class Format { Table, Json, Csv };

// Adds --format with those of the formats that the command knows.
void add_format_option(const Command&, Format& chosen, const std::vector<Format>& known);

// Text from outside, fit for a terminal: U+FFFD for control sequences, for direction marks and for what is not UTF-8; a
// space for a tab. Always one line.
std::string printable(std::string_view text);

// On the standard output, made printable, columns aligned; Chinese characters count as two wide. The last
// column may have several lines, each begins under the first.
void print_table(const std::vector<std::vector<std::string>>& rows);

// The values, each JSON already, as one array with a value on each line.
void print_json_array(const std::vector<std::string>& values);

// What a code is about, in one line: document and number, or the place.
std::string subject_of(const CodeFacts&);

} // namespace zhiping::command_line
