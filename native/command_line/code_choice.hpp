#pragma once

#include "native/command_line/command.hpp"
#include "native/store/store.hpp"
#include "shared/evaluation/code_facts.hpp"

#include <memory>
#include <string>
#include <vector>

// Which codes a command prints.
namespace zhiping::command_line {

struct CodeChoice {
    std::vector<std::string> codes; // None: all that the others let through.
    std::string module;
    std::string unit_id;
    std::uint64_t block_id = 0; // 0: of every one, and of none.
};

// The codes by themselves, --module, --unit and --block.
std::shared_ptr<CodeChoice> add_code_choice(const Command&);

// Throws CommandError when one is no code, unknown or revoked, and when there is none.
std::vector<CodeFacts> find_codes(store::Store&, const CodeChoice&, Instant now);

// In what is printed the address of a try on one machine stands when no other is told.
inline constexpr auto default_public_url = "http://127.0.0.1:8080";

} // namespace zhiping::command_line
