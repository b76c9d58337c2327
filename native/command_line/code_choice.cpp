#include "native/command_line/code_choice.hpp"

#include "native/app/list_codes.hpp"
#include "native/app/open_code.hpp"
#include "native/command_line/commands.hpp"

namespace zhiping::command_line {

namespace {

CodeFacts open_code(store::Store& store, const std::string& typed, Instant now) {
    const auto code = Code::parse(typed);
    if (!code) throw CommandError{"'" + typed + "' is not a code: a character is wrong or missing"};
    auto facts = app::open_code(store, *code, now);
    if (facts) return *std::move(facts);
    const bool is_revoked = facts.error().code == ErrorCode::Gone;
    throw CommandError{"the code " + code->grouped() + (is_revoked ? " is revoked" : " was never issued")};
}

store::CodeFilter filter_of(const CodeChoice& choice) {
    store::CodeFilter filter;
    if (!choice.unit_id.empty()) filter.unit_id = choice.unit_id;
    if (choice.block_id > 0) filter.block_id = static_cast<std::int64_t>(choice.block_id);
    if (choice.module.empty()) return filter;
    filter.module = find_by_id(modules, choice.module);
    if (!filter.module) throw CommandError{"there is no module '" + choice.module + "'"};
    return filter;
}

} // namespace

std::shared_ptr<CodeChoice> add_code_choice(const Command& command) {
    auto choice = std::make_shared<CodeChoice>();
    command.option({"codes", "CODE", "Only these codes"}, choice->codes);
    command.option({"--module", "MODULE", "Only the codes of this module"}, choice->module);
    command.option({"--unit", "ID", "Only the codes of this unit"}, choice->unit_id);
    command.option({"--block", "NUMBER", "Only those of this block of blank codes"}, choice->block_id);
    return choice;
}

std::vector<CodeFacts> find_codes(store::Store& store, const CodeChoice& choice, Instant now) {
    std::vector<CodeFacts> found;
    if (choice.codes.empty()) found = app::list_codes(store, filter_of(choice), now);
    for (const auto& typed : choice.codes) found.push_back(open_code(store, typed, now));
    if (found.empty()) throw CommandError{"there are no codes to print"};
    return found;
}

} // namespace zhiping::command_line
