#pragma once

#include "native/store/database.hpp"
#include "shared/evaluation/code_facts.hpp"
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
    std::string document_type = {}; // This and the number are empty for a code at a place.
    std::string document_number = {};
    std::optional<Instant> handled_at = {};
    std::string place = {};
    std::vector<Officer> officers = {};         // For the unit that verifies; never shown to who holds the code.
    std::optional<Coordinates> at = {};         // Where the place is. The same.
    std::optional<std::int64_t> issuer_id = {}; // The system that asked for it; none: it was issued here.
};

// Where a code stands among those that are issued together.
struct ImportPlace {
    std::int64_t import_id;
    std::size_t row; // From 0.
};

// Precondition: the unit is stored, the code is not.
void insert_code(Database&, const Code&, const NewCode&, Instant now, const std::optional<ImportPlace>& = {});

struct FoundCode {
    CodeFacts facts;
    std::optional<Instant> revoked_at;
};
std::optional<FoundCode> find_code(Database&, const Code&);

// What an evaluation of it must know.
struct CodeState {
    Module module;
    std::string unit_id;
    bool is_on_document; // Else it hangs at a place.
    std::optional<Instant> revoked_at;
};
std::optional<CodeState> find_code_state(Database&, const Code&);

// Those that handled the person, for who verifies.
std::vector<Officer> list_code_officers(Database&, std::string_view code);

// Where its place is; nullopt where nobody said so.
std::optional<Coordinates> find_code_coordinates(Database&, const Code&);

// A code that was revoked before keeps its first time. False when there is no such code.
bool revoke_code(Database&, const Code&, Instant now);

struct CodeFilter {
    std::optional<Module> module = {};
    std::optional<std::string> unit_id = {};
};

// Those that are not revoked, the oldest first.
std::vector<CodeFacts> list_codes(Database&, const CodeFilter&);

// Of those that were issued together, in the order of their rows, without the revoked ones.
std::vector<CodeFacts> list_codes_of_import(Database&, std::int64_t import_id);

// Of the documents with this number, blanks left out, that were issued from then until before then, without the revoked
// ones.
std::vector<CodeFacts> list_codes_of_document(Database&, const std::string& number, Instant from, Instant until);

} // namespace zhiping::store
