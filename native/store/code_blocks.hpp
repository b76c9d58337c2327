#pragma once

#include "native/store/codes.hpp"

// Blank codes (docs/blanks.md).
namespace zhiping::store {

std::int64_t insert_block(Database&, const std::string& document_type, const std::optional<std::int64_t>& issuer_id,
                          Instant now);

// What a blank code may be bound to.
struct BlankCode {
    Module module;
    std::string unit_id;
    std::string document_type;
    std::optional<std::int64_t> issuer_id; // Whose block it is; none: drawn by staff, or here.
    bool is_bound;
    std::optional<Instant> revoked_at;
};

// None: there is no such code, or it never was blank.
std::optional<BlankCode> find_blank(Database&, const Code&);

// From now on it is on this document. Precondition: it is blank, and of the document's module, unit and type.
void bind_code(Database&, const Code&, const NewCode& document, Instant now);

// Whose forms they are on; none: there is no such block.
std::optional<std::string> find_unit_of_block(Database&, std::int64_t id);

} // namespace zhiping::store
