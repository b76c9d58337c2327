#pragma once

#include "native/app/issuers.hpp"
#include "native/app/staff_member.hpp"

#include <string_view>
#include <variant>

// Who has codes made, and for which units (docs/issuers.md).
namespace zhiping::app {

// Whoever works on the server's own machine.
struct Operator {};

// A system shows its key; somebody of staff is signed in and has the role `codes`.
using CodeMaker = std::variant<Operator, IssuerKey, StaffMember>;

// What it may do within one transaction.
struct CodeScope {
    std::string unit_id = {}; // For this unit and those below; empty: for all.
    std::optional<std::int64_t> issuer_id = {};
    std::optional<std::int64_t> staff_id = {};
};

// Refused: unauthorized (the key is none or was revoked, the session has ended, also meanwhile), forbidden (not the
// role).
Result<CodeScope> find_scope(store::Database&, const CodeMaker&, Instant now);

// Refused: invalid (there is no such unit), forbidden (it is not within the scope); at "unit_id".
Result<Ok> check_unit(store::Database&, const CodeScope&, const std::string& unit_id);

enum class CodeAct { AddPlaces, RegisterDocuments, DrawBlanks, Bind, Revoke, Reissue, AddIssuer, RevokeIssuer };

// What staff do is kept: who, when, of which unit; `subject` is a code, a block or the name of a system.
void keep_code_act(store::Database&, const CodeScope&, CodeAct, const std::string& unit_id, std::string_view subject,
                   std::size_t codes, Instant now);

} // namespace zhiping::app
