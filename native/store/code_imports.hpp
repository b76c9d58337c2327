#pragma once

#include "native/store/codes.hpp"
#include "native/store/digest.hpp"

// Codes that are issued together, in several transactions.
namespace zhiping::store {

struct CodeImport {
    std::int64_t id;
    std::int64_t issued; // How many were issued, in order.
};

// One that broke off, by the digest of all that it was to issue.
std::optional<CodeImport> find_unfinished_import(Database&, const Digest& wanted);
std::int64_t insert_import(Database&, const Digest& wanted, Instant now);
void end_import(Database&, std::int64_t id, Instant now);

// Which code a document has; none for a place, and for a document whose code is revoked now. `issued_at` is when.
struct CodeOfDocument {
    Code code;
    Instant issued_at;
    std::optional<std::int64_t> import_id;
};
std::optional<CodeOfDocument> find_code_of_document(Database&, const NewCode& document, Instant now);

} // namespace zhiping::store
