#include "native/app/create_codes.hpp"

#include "native/store/code_imports.hpp"
#include "native/store/units.hpp"
#include "shared/cases/officers.hpp"

#include <map>
#include <set>
#include <thread>

namespace zhiping::app {

namespace {

using store::NewCode;

constexpr std::size_t max_codes_at_once = 500;
// Another program that waits for the file looks again after 25 ms at most (SQLite's own steps).
constexpr std::chrono::milliseconds pause{30};

// A clock may be a little behind that of whoever made the file.
constexpr std::chrono::minutes ahead{5};

std::optional<std::string> problem_with_fields(const NewCode& about, Instant now) {
    const std::pair<const char*, const std::string&> words[] = {
        {"document_type", about.document_type}, {"document_number", about.document_number}, {"place", about.place}};
    for (const auto& [field, value] : words)
        if (auto problem = problem_with_words(field, value)) return problem;
    if (about.document_type.empty() != about.document_number.empty())
        return "document_type and document_number come together or not at all";
    if (about.handled_at && *about.handled_at > now + ahead)
        return "time " + to_china_time(*about.handled_at) + " is in the future";
    if (about.at && !check_coordinates(*about.at)) return "latitude is -90 to 90 and longitude -180 to 180";
    return std::nullopt;
}

std::string has_a_code(const store::CodeOfDocument& first) {
    return "this document has the code " + first.code.grouped() + " since " + to_china_time(first.issued_at) +
           "; --reissue issues another and revokes that one";
}

// All rows against each other and against what is stored.
class Check {
public:
    Check(store::Database& database, const CodeOrder& order, const std::optional<store::CodeImport>& begun, Instant now)
        : m_database(database), m_order(order), m_begun(begun), m_now(now) {}

    std::optional<BadRow> find_bad_row() {
        for (std::size_t row = 0; row < m_order.wanted.size(); ++row)
            if (auto bad = problem_with(row)) return bad;
        return std::nullopt;
    }

private:
    std::optional<BadRow> problem_with(std::size_t row) {
        const auto& about = m_order.wanted[row];
        if (auto problem = problem_with_fields(about, m_now)) return BadRow{row, *std::move(problem)};
        if (!is_unit_known(about.unit_id)) return BadRow{row, "unit " + about.unit_id + " is not known"};
        if (about.document_number.empty()) return std::nullopt;
        const auto [first, is_new] =
            m_first_rows.emplace(Document{about.unit_id, about.document_type, about.document_number}, row);
        if (!is_new) return BadRow{row, "this is the document of another row", first->second};
        if (m_order.reissue) return std::nullopt;
        const auto stored = store::find_code_of_document(m_database, about, m_now);
        const bool is_own = m_begun && stored && stored->import_id == m_begun->id;
        if (stored && !is_own) return BadRow{row, has_a_code(*stored)};
        return std::nullopt;
    }

    bool is_unit_known(const std::string& id) {
        if (m_known_units.contains(id)) return true;
        if (!store::find_unit(m_database, id)) return false;
        m_known_units.insert(id);
        return true;
    }

    store::Database& m_database;
    const CodeOrder& m_order;
    const std::optional<store::CodeImport>& m_begun;
    const Instant m_now;
    std::set<std::string> m_known_units;
    using Document = std::tuple<std::string_view, std::string_view, std::string_view>; // Of the order.
    std::map<Document, std::size_t> m_first_rows;
};

// A digest of the whole order: the same order again continues the same import.
store::Digest digest_of(const CodeOrder& order) {
    std::string all = order.reissue ? "reissue" : "issue";
    for (const auto& about : order.wanted) {
        const auto handled_at = about.handled_at ? to_china_time(*about.handled_at) : "";
        const auto at = about.at ? std::to_string(about.at->latitude) + " " + std::to_string(about.at->longitude) : "";
        for (const auto& field : {std::string{facts_of(modules, about.module).id}, about.unit_id, about.document_type,
                                  about.document_number, handled_at, about.place, to_text(about.officers), at})
            all += field + '\0';
    }
    return store::digest(all);
}

// One order on its way.
class Import {
public:
    Import(store::Store& store, const CodeOrder& order, Instant now, outside::Random& random)
        : m_store(store), m_order(order), m_now(now), m_random(random) {}

    std::variant<std::vector<CodeFacts>, BadRow> run(const CodeProgress& progress) {
        if (auto bad = check()) return *std::move(bad);
        while (m_state.issued < m_order.wanted.size()) {
            const auto next = m_store.write([&](store::Database& database) { return issue_some(database); });
            if (const auto* bad = std::get_if<BadRow>(&next)) return *bad;
            m_state = std::get<State>(next);
            if (progress) progress(m_state.issued, m_order.wanted.size());
            if (m_state.issued < m_order.wanted.size()) std::this_thread::sleep_for(pause);
        }
        return m_store.read(
            [&](store::Database& database) { return store::list_codes_of_import(database, *m_state.id, m_now); });
    }

private:
    struct State {
        std::optional<std::int64_t> id = {};
        std::size_t issued = 0;
    };

    std::optional<BadRow> check() {
        return m_store.read([&](store::Database& database) {
            const auto begun = store::find_unfinished_import(database, m_digest);
            if (begun) m_state = {begun->id, static_cast<std::size_t>(begun->issued)};
            return Check{database, m_order, begun, m_now}.find_bad_row();
        });
    }

    // All of these rows or none. Somebody else may have issued codes since check().
    std::variant<State, BadRow> issue_some(store::Database& database) const {
        const auto end = std::min(m_state.issued + max_codes_at_once, m_order.wanted.size());
        const auto begun = store::find_unfinished_import(database, m_digest);
        const bool is_alone =
            begun ? begun->id == m_state.id && static_cast<std::size_t>(begun->issued) == m_state.issued : !m_state.id;
        if (!is_alone)
            return BadRow{m_state.issued, "another program issues these codes just now: wait until it has ended"};
        for (auto row = m_state.issued; row < end && !m_order.reissue; ++row)
            if (const auto first = store::find_code_of_document(database, m_order.wanted[row], m_now))
                return BadRow{row, has_a_code(*first)};
        const auto id = m_state.id ? *m_state.id : store::insert_import(database, m_digest, m_now);
        for (auto row = m_state.issued; row < end; ++row) issue(database, {id, row});
        if (end == m_order.wanted.size()) store::end_import(database, id, m_now);
        return State{id, end};
    }

    void issue(store::Database& database, const store::ImportPlace& place) const {
        const auto& about = m_order.wanted[place.row];
        if (const auto first = store::find_code_of_document(database, about, m_now))
            store::revoke_code(database, first->code, m_now);
        store::insert_code(database, Code::from_random(m_random.bytes<10>()), about, m_now, place);
    }

    store::Store& m_store;
    const CodeOrder& m_order;
    const Instant m_now;
    outside::Random& m_random;
    const store::Digest m_digest = digest_of(m_order);
    State m_state;
};

} // namespace

std::variant<std::vector<CodeFacts>, BadRow> create_codes(store::Store& store, const CodeOrder& order, Instant now,
                                                          outside::Random& random, const CodeProgress& progress) {
    return Import{store, order, now, random}.run(progress);
}

} // namespace zhiping::app
