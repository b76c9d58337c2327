#pragma once

#include "shared/codes/new_document.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>
#include <vector>

// How codes are looked after, as JSON (docs/issuers.md).
namespace zhiping::wire {

// {"module", "unit_id", "document_type", "count"}
Result<BlankOrder> decode_blank_order(std::string_view json);

// {"block", "codes": [...]}
std::string encode_block(std::int64_t id, const std::vector<Code>&);

// {} or {"from"}: when a code ends; nullopt: at once.
Result<std::optional<Instant>> decode_revocation(std::string_view json);

// {"codes": [{"code", "module", "unit", "document", "handled_at", "place"}], "more"}
std::string encode_codes(const std::vector<CodeFacts>&, bool more);
struct CodePage {
    std::vector<CodeFacts> codes;
    bool more = false; // There are some behind the last of them.
};
Result<CodePage> decode_codes(std::string_view json);

// {"code"}
std::string encode_code(const Code&);
Result<Code> decode_told_code(std::string_view json);

// A system that prints documents.
struct NewIssuerWords {
    std::string name = {};
    std::string unit_id = {};
};
// {"name", "unit_id"}
std::string encode(const NewIssuerWords&);
Result<NewIssuerWords> decode_new_issuer(std::string_view json);

// {"id", "key", "party_key"}: both keys are told this once.
std::string encode_issuer_keys(std::int64_t id, std::string_view key, std::string_view party_key);
struct IssuerKeys {
    std::string key;
    std::string party_key;
};
Result<IssuerKeys> decode_issuer_keys(std::string_view json);

// As it is listed.
struct ListedIssuer {
    std::int64_t id;
    std::string name;
    std::string unit_id;
    Instant made;
    std::int64_t codes;
    std::optional<Instant> last_used;
    std::optional<Instant> revoked;
};
// {"issuers": [{"id", "name", "unit_id", "made_at", "codes", "last_used_at", "revoked_at"}]}
std::string encode(const std::vector<ListedIssuer>&);
Result<std::vector<ListedIssuer>> decode_issuers(std::string_view json);

} // namespace zhiping::wire
