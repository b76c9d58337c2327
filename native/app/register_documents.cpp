#include "native/app/register_documents.hpp"

#include "native/app/code_refusals.hpp"
#include "native/app/printed_words.hpp"
#include "native/store/code_blocks.hpp"
#include "native/store/code_imports.hpp"
#include "native/store/codes.hpp"
#include "native/store/issuers.hpp"
#include "native/store/places.hpp"
#include "native/store/staff.hpp"
#include "shared/cases/officers.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace zhiping::app {

namespace {

using Outcome = Result<RegisteredCode>;

constexpr std::size_t max_at_once = 250;

// A clock of theirs may be a little ahead of ours.
constexpr std::chrono::minutes ahead{5};

enum class Kind { Documents, Places };

// A place may be missing of a document, but is all that a place has.
Result<Ok> check_presence(const NewDocument& document, Kind kind) {
    const auto is_missing = [](const std::string& value) { return value.find_first_not_of(' ') == value.npos; };
    if (kind == Kind::Places) {
        if (is_missing(document.place)) return invalid("place", Text::FieldMissing);
        return Ok{};
    }
    if (is_missing(document.document_type)) return invalid("document_type", Text::FieldMissing);
    if (is_missing(document.document_number)) return invalid("document_number", Text::FieldMissing);
    return Ok{};
}

Result<Ok> check_words(const NewDocument& document) {
    const std::pair<const char*, const std::string&> words[] = {{"document_type", document.document_type},
                                                                {"document_number", document.document_number},
                                                                {"place", document.place}};
    for (const auto& [field, value] : words)
        if (!fits_a_line(value)) return invalid(field, Text::WordsUnfit);
    return Ok{};
}

Result<Ok> check_officers(const std::vector<Officer>& officers) {
    if (officers.size() > max_officers) return invalid("officers", Text::FieldOutOfRange);
    for (std::size_t index = 0; index < officers.size(); ++index)
        if (auto checked = check_officer(officers[index], "officers." + std::to_string(index + 1)); !checked)
            return checked;
    return Ok{};
}

Result<Ok> check(const NewDocument& document, Kind kind, Instant now) {
    return check_words(document)
        .and_then([&](Ok) { return check_presence(document, kind); })
        .and_then([&](Ok) { return check_officers(document.officers); })
        .and_then([&](Ok) -> Result<Ok> {
            if (document.issued && *document.issued > now + ahead)
                return invalid("issued_at", Text::DocumentFromFuture);
            if (document.at && !check_coordinates(*document.at)) return invalid("latitude", Text::FieldOutOfRange);
            return Ok{};
        });
}

store::NewCode to_new_code(const NewDocument& document, const std::optional<std::int64_t>& issuer_id) {
    return {.module = document.module,
            .unit_id = document.unit_id,
            .document_type = document.document_type,
            .document_number = document.document_number,
            .handled_at = document.issued,
            .place = document.place,
            .officers = document.officers,
            .at = document.at,
            .issuer_id = issuer_id,
            .party = document.party};
}

// As exactly as it is stored.
bool is_same_position(const std::optional<Coordinates>& one, const std::optional<Coordinates>& other) {
    if (!one || !other) return one.has_value() == other.has_value();
    constexpr double exactness = 1e-7;
    return one->datum == other->datum && std::abs(one->latitude - other->latitude) < exactness &&
           std::abs(one->longitude - other->longitude) < exactness;
}

bool has_same_facts(store::Database& database, const Code& code, const NewDocument& document) {
    const auto facts = store::find_code(database, code)->facts;
    const auto party = store::find_party(database, code);
    return facts.module == document.module && facts.handled_at == document.issued && facts.place == document.place &&
           (!party || party->hash == document.party) && // It may have been erased.
           store::list_code_officers(database, code.symbols()) == document.officers &&
           is_same_position(store::find_code_coordinates(database, code), document.at);
}

// What one transaction is about.
struct Step {
    store::Database& database;
    const CodeScope& scope;
    Instant now;
};

Outcome refused(ErrorCode code, Message words, const char* field) { return Error{code, words, field}; }

// Whoever is named does not see the cases that were opened before: so nobody of another unit, who may have to judge
// them.
bool names_others(store::Database& database, const NewDocument& document) {
    return std::ranges::any_of(document.officers, [&](const Officer& officer) {
        const auto member = officer.badge.empty() ? std::nullopt : store::find_staff(database, officer.badge);
        return member && member->facts.unit_id != document.unit_id;
    });
}

// The document is this code's already, or none of it has any.
Outcome bind_blank(const Step& step, const NewDocument& document, const store::NewCode& wanted,
                   const std::optional<store::CodeOfDocument>& known) {
    const auto& code = *document.code;
    const auto blank = store::find_blank(step.database, code);
    if (!blank) {
        if (!store::find_code_state(step.database, code)) return code_unknown();
        return refused(ErrorCode::Conflict, Text::CodeNotBlank, "code");
    }
    const bool is_theirs = !step.scope.issuer_id || !blank->issuer_id || blank->issuer_id == step.scope.issuer_id;
    const bool fits = blank->unit_id == document.unit_id && blank->module == document.module &&
                      blank->document_type == document.document_type;
    if (!is_theirs || !fits) return refused(ErrorCode::Forbidden, Text::BlankOfOtherKind, "code");
    if (known && known->code == code) {
        if (has_same_facts(step.database, code, document)) return RegisteredCode{code, false};
        return refused(ErrorCode::Conflict, Text::DocumentHasOtherFacts, "document_number");
    }
    if (blank->is_bound) return refused(ErrorCode::Conflict, Text::CodeNotBlank, "code");
    if (is_revoked(blank->revoked_at, step.now)) return code_revoked();
    if (known) return refused(ErrorCode::Conflict, Text::DocumentHasOtherCode, "document_number");
    if (names_others(step.database, document)) return invalid("officers", Text::ValueUnknown);
    store::bind_code(step.database, code, wanted, step.now);
    keep_code_act(step.database, step.scope, CodeAct::Bind, document.unit_id, code.symbols(), 1, step.now);
    return RegisteredCode{code, true};
}

Outcome issue(const Step& step, const store::NewCode& wanted, outside::Random& random) {
    const auto code = Code::from_random(random.bytes<10>());
    store::insert_code(step.database, code, wanted, step.now);
    return RegisteredCode{code, true};
}

Outcome register_document(const Step& step, const NewDocument& document, outside::Random& random) {
    if (document.party && !step.scope.issuer_id)
        return invalid("party", Text::ValueUnknown); // Only systems have a key.
    const auto wanted = to_new_code(document, step.scope.issuer_id);
    const auto known = store::find_code_of_document(step.database, wanted, step.now);
    if (document.code) return bind_blank(step, document, wanted, known);
    if (!known) return issue(step, wanted, random);
    if (has_same_facts(step.database, known->code, document)) return RegisteredCode{known->code, false};
    return refused(ErrorCode::Conflict, Text::DocumentHasOtherFacts, "document_number");
}

Outcome register_place(const Step& step, const NewDocument& place, outside::Random& random) {
    const auto known = store::find_code_of_place(step.database, place.unit_id, place.module, place.place, step.now);
    if (known) return RegisteredCode{*known, false};
    return issue(step, to_new_code(place, step.scope.issuer_id), random);
}

// The documents or places of one request.
class Batch {
public:
    Batch(store::Store& store, const CodeMaker& maker, Kind kind, Instant now, outside::Random& random)
        : m_store(store), m_maker(maker), m_kind(kind), m_now(now), m_random(random) {}

    Result<RegisteredCodes> run(std::span<const Result<NewDocument>> documents) {
        RegisteredCodes outcomes;
        while (!documents.empty()) {
            const auto some = documents.first(std::min(max_at_once, documents.size()));
            auto done = m_store.write([&](store::Database& database) { return register_some(database, some); });
            if (!done && outcomes.empty()) return done.error();
            for (std::size_t index = 0; index < some.size(); ++index)
                outcomes.push_back(done ? (*done)[index] : Outcome{done.error()});
            documents = documents.subspan(some.size());
        }
        return outcomes;
    }

private:
    Result<RegisteredCodes> register_some(store::Database& database, std::span<const Result<NewDocument>> documents) {
        const auto scope = find_scope(database, m_maker, m_now); // A key may have been revoked meanwhile.
        if (!scope) return scope.error();
        RegisteredCodes outcomes;
        store::IssuerBatch counts;
        for (const auto& document : documents) {
            outcomes.push_back(document ? register_one({database, *scope, m_now}, *document)
                                        : Outcome{document.error()});
            const auto& outcome = outcomes.back();
            ++(!outcome ? counts.refused : outcome->is_new ? counts.created : counts.known);
        }
        if (scope->issuer_id) store::insert_issuer_batch(database, *scope->issuer_id, counts, m_now);
        const auto act = m_kind == Kind::Places ? CodeAct::AddPlaces : CodeAct::RegisterDocuments;
        if (counts.created > 0)
            keep_code_act(database, *scope, act, scope->unit_id, {}, static_cast<std::size_t>(counts.created), m_now);
        return outcomes;
    }

    // Each unit once: most documents of a request are of a few.
    Result<Ok> check_unit_once(const Step& step, const std::string& unit_id) {
        const auto known = m_units.find(unit_id);
        if (known != m_units.end()) return known->second;
        return m_units.emplace(unit_id, check_unit(step.database, step.scope, unit_id)).first->second;
    }

    Outcome register_one(const Step& step, const NewDocument& document) {
        if (const auto checked = check(document, m_kind, m_now); !checked) return checked.error();
        if (const auto allowed = check_unit_once(step, document.unit_id); !allowed) return allowed.error();
        return m_kind == Kind::Places ? register_place(step, document, m_random)
                                      : register_document(step, document, m_random);
    }

    store::Store& m_store;
    const CodeMaker& m_maker;
    const Kind m_kind;
    const Instant m_now;
    outside::Random& m_random;
    std::map<std::string, Result<Ok>> m_units;
};

} // namespace

Result<RegisteredCodes> register_documents(store::Store& store, const CodeMaker& maker,
                                           std::span<const Result<NewDocument>> documents, Instant now,
                                           outside::Random& random) {
    return Batch{store, maker, Kind::Documents, now, random}.run(documents);
}

Result<RegisteredCodes> register_places(store::Store& store, const CodeMaker& maker,
                                        std::span<const Result<NewDocument>> places, Instant now,
                                        outside::Random& random) {
    return Batch{store, maker, Kind::Places, now, random}.run(places);
}

} // namespace zhiping::app
