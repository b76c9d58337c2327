#pragma once

#include "native/store/database.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/evidence/sha256.hpp"
#include "shared/positions/position.hpp"
#include "shared/units/officer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::store {

// What a code that is issued is about.
struct NewCode {
    Module module;
    std::string unit_id;
    std::string document_type = {}; // This and the number are empty for a code at a place, and of a blank one.
    std::string document_number = {};
    std::optional<Instant> handled_at = {};
    std::string place = {};
    std::vector<Officer> officers = {};         // For the unit that verifies; never shown to who holds the code.
    std::optional<Coordinates> at = {};         // Where the place is. The same.
    std::optional<std::int64_t> issuer_id = {}; // The system that asked for it; none: it was issued here.
    std::optional<Sha256> party = {};           // Of whom the document is for (new_document.hpp).
    std::optional<std::int64_t> block_id = {};  // Of a blank code: it has neither number nor type yet.
};

// Where a code stands among those that are issued together.
struct ImportPlace {
    std::int64_t import_id;
    std::size_t row; // From 0.
};

// Precondition: the unit is stored, the code is not.
void insert_code(Database&, const Code&, const NewCode&, Instant now, const std::optional<ImportPlace>& = {});

// Where its place is, and its officers, which it had none of.
void set_code_details(Database&, const Code&, const NewCode&);

struct FoundCode {
    CodeFacts facts;
    std::optional<Instant> revoked_at; // May be in the future: until then it is as good as any.
};
std::optional<FoundCode> find_code(Database&, const Code&);

// What an evaluation of it must know.
struct CodeState {
    Module module;
    std::string unit_id;
    bool is_on_document; // Else it hangs at a place.
    bool is_of_block;    // It was printed before anybody knew on which document it would be,
    bool is_blank;       // and nobody knows yet.
    std::optional<Instant> revoked_at;
};
std::optional<CodeState> find_code_state(Database&, const Code&);

// All that was told of it but for whom it is; a blank code that was bound to its document is as any other.
// Precondition: it is stored.
NewCode read_whole_code(Database&, const Code&);

// Those that handled the person, for who verifies.
std::vector<Officer> list_code_officers(Database&, std::string_view code);

// The same of an evaluation whose code was bound to its document later; else none.
std::vector<Officer> list_officers_of_bound(Database&, std::int64_t evaluation_id);

// Where its place is; nullopt where nobody said so.
std::optional<Coordinates> find_code_coordinates(Database&, const Code&);

// For whom the document is, as the system that printed it said; nullopt where it said nothing.
struct CodeParty {
    std::int64_t issuer_id;
    Sha256 hash;
};
std::optional<CodeParty> find_party(Database&, const Code&);

// From then on, which may be in the future; what was said earlier counts if it comes first. False when there is no such
// code.
bool revoke_code(Database&, const Code&, Instant from);

struct CodeFilter {
    std::optional<Module> module = {};
    std::optional<std::string> unit_id = {};
    std::optional<std::int64_t> block_id = {};
    std::optional<Code> after = {};        // Those that come after this one.
    std::optional<std::int64_t> most = {}; // So many at most.
};

// Those that are not revoked now, the oldest first.
std::vector<CodeFacts> list_codes(Database&, const CodeFilter&, Instant now);

// Of those that were issued together, in the order of their rows, without the revoked ones.
std::vector<CodeFacts> list_codes_of_import(Database&, std::int64_t import_id, Instant now);

// Of the documents with this number, blanks left out, that were issued from then until before then, without those that
// are revoked now.
std::vector<CodeFacts> list_codes_of_document(Database&, const std::string& number, Instant from, Instant until,
                                              Instant now);

} // namespace zhiping::store
