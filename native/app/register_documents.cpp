#include "native/app/register_documents.hpp"

#include "native/app/bad_row.hpp"
#include "native/store/code_imports.hpp"
#include "native/store/codes.hpp"
#include "native/store/reach.hpp"
#include "native/store/units.hpp"
#include "shared/cases/officers.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace zhiping::app {

namespace {

using Outcome = Result<RegisteredDocument>;

constexpr std::size_t max_at_once = 250;

// A clock of theirs may be a little ahead of ours.
constexpr std::chrono::minutes ahead{5};

Error key_unknown() { return {ErrorCode::Unauthorized, Text::IssuerKeyUnknown}; }

// Read by a citizen in one line. Precondition: valid UTF-8.
bool disturbs_its_line(std::string_view words) {
    while (!words.empty())
        if (zhiping::disturbs_its_line(*take_code_point(words))) return true;
    return false;
}

Result<Ok> check_words(const NewDocument& document) {
    const std::pair<const char*, const std::string&> words[] = {{"document_type", document.document_type},
                                                                {"document_number", document.document_number},
                                                                {"place", document.place}};
    for (const auto& [field, value] : words)
        if (problem_with_words(field, value) || disturbs_its_line(value)) return invalid(field, Text::WordsUnfit);
    for (const auto& [field, value] : std::span{words}.first(2)) // A place may be missing.
        if (value.find_first_not_of(' ') == value.npos) return invalid(field, Text::FieldMissing);
    return Ok{};
}

Result<Ok> check_officers(const std::vector<Officer>& officers) {
    if (officers.size() > max_officers) return invalid("officers", Text::FieldOutOfRange);
    for (std::size_t index = 0; index < officers.size(); ++index)
        if (auto checked = check_officer(officers[index], "officers." + std::to_string(index + 1)); !checked)
            return checked;
    return Ok{};
}

Result<Ok> check(const NewDocument& document, Instant now) {
    return check_words(document)
        .and_then([&](Ok) { return check_officers(document.officers); })
        .and_then([&](Ok) -> Result<Ok> {
            if (document.issued && *document.issued > now + ahead)
                return invalid("issued_at", Text::DocumentFromFuture);
            if (document.at && !check_coordinates(*document.at)) return invalid("latitude", Text::FieldOutOfRange);
            return Ok{};
        });
}

store::NewCode to_new_code(const NewDocument& document, std::int64_t issuer_id) {
    return {.module = document.module,
            .unit_id = document.unit_id,
            .document_type = document.document_type,
            .document_number = document.document_number,
            .handled_at = document.issued,
            .place = document.place,
            .officers = document.officers,
            .at = document.at,
            .issuer_id = issuer_id};
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
    return facts.module == document.module && facts.handled_at == document.issued && facts.place == document.place &&
           store::list_code_officers(database, code.symbols()) == document.officers &&
           is_same_position(store::find_code_coordinates(database, code), document.at);
}

// The documents of one request.
class Batch {
public:
    Batch(store::Store& store, const IssuerKey& key, Instant now, outside::Random& random)
        : m_store(store), m_key(store::digest(key.digits())), m_now(now), m_random(random) {}

    Result<std::vector<Outcome>> run(std::span<const Result<NewDocument>> documents) {
        std::vector<Outcome> outcomes;
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
    Result<std::vector<Outcome>> register_some(store::Database& database,
                                               std::span<const Result<NewDocument>> documents) {
        const auto issuer = store::find_issuer_by_key(database, m_key); // It may have been revoked meanwhile.
        if (!issuer) return key_unknown();
        std::vector<Outcome> outcomes;
        store::IssuerBatch counts;
        for (const auto& document : documents) {
            outcomes.push_back(document ? register_one(database, *issuer, *document) : Outcome{document.error()});
            const auto& outcome = outcomes.back();
            ++(!outcome ? counts.refused : outcome->is_new ? counts.created : counts.known);
        }
        store::insert_issuer_batch(database, issuer->id, counts, m_now);
        return outcomes;
    }

    // Each unit once: most documents of a request are of a few.
    Result<Ok> check_unit(store::Database& database, const store::Issuer& issuer, const std::string& unit_id) {
        const auto known = m_units.find(unit_id);
        if (known != m_units.end()) return known->second;
        const store::Reach reach{.unit_id = issuer.unit_id, .is_own = true, .is_below = true};
        Result<Ok> allowed = Ok{};
        if (!store::find_unit(database, unit_id))
            allowed = invalid("unit_id", Text::UnitUnknown);
        else if (!store::is_in_reach(database, reach, unit_id))
            allowed = Error{ErrorCode::Forbidden, Text::UnitNotOfIssuer, "unit_id"};
        return m_units.emplace(unit_id, allowed).first->second;
    }

    Outcome register_one(store::Database& database, const store::Issuer& issuer, const NewDocument& document) {
        if (const auto checked = check(document, m_now); !checked) return checked.error();
        if (const auto allowed = check_unit(database, issuer, document.unit_id); !allowed) return allowed.error();
        const auto wanted = to_new_code(document, issuer.id);
        if (const auto known = store::find_code_of_document(database, wanted)) {
            if (has_same_facts(database, known->code, document)) return RegisteredDocument{known->code, false};
            return Error{ErrorCode::Conflict, Text::DocumentHasOtherFacts, "document_number"};
        }
        const auto code = Code::from_random(m_random.bytes<10>());
        store::insert_code(database, code, wanted, m_now);
        return RegisteredDocument{code, true};
    }

    store::Store& m_store;
    const store::Digest m_key;
    const Instant m_now;
    outside::Random& m_random;
    std::map<std::string, Result<Ok>> m_units;
};

} // namespace

Result<std::vector<Outcome>> register_documents(store::Store& store, const IssuerKey& key,
                                                std::span<const Result<NewDocument>> documents, Instant now,
                                                outside::Random& random) {
    return Batch{store, key, now, random}.run(documents);
}

} // namespace zhiping::app
