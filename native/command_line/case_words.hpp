#pragma once

#include "shared/cases/case_file.hpp"

#include <cstdint>
#include <string>
#include <vector>

// A case in the words of the command line.
namespace zhiping::command_line {

// Why something was refused: "words: This is needed."
std::string refusal_words(const Error&);

std::string status_words(CaseStatus, const std::optional<Closing>&);

// "承办甲 (1001), handler of 420114".
std::string actor_words(const Actor&);

// Where it stands and what it waits for, as rows of a table with two columns; with its reply, in how many other cases
// the same one was used.
std::vector<std::vector<std::string>> case_rows(const CaseFile&, std::int64_t same_replies);

// One row for each event: number, time, who, what, what was said.
std::vector<std::vector<std::string>> event_rows(const std::vector<CaseEvent>&);

// "take, ask_officers".
std::string action_words(const std::vector<CaseAction>&);

// Who may do what now: "handler: take, ask_officers".
std::vector<std::string> next_steps(const CaseFile&);

} // namespace zhiping::command_line
