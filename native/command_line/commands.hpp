#pragma once

#include <CLI/CLI.hpp>

#include <stdexcept>

// Each function adds one group of commands to the program; a command runs when it is parsed.
namespace zhiping::command_line {

void add_serve(CLI::App& program);
void add_units(CLI::App& program);
void add_codes(CLI::App& program);
void add_codes_create(CLI::App& codes);
void add_codes_sheet(CLI::App& codes);
void add_evaluations(CLI::App& program);
void add_evidence(CLI::App& program);
void add_keys(CLI::App& program);
void add_verify(CLI::App& program);

// The command cannot do what it was asked for; what() is one line for the operator.
class CommandError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace zhiping::command_line
