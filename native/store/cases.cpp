#include "native/store/cases.hpp"

#include "native/journal/kind.hpp"
#include "native/store/case_rows.hpp"
#include "native/store/codes.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

CaseKey read_key(Statement& query) {
    return {.evaluation_id = query.next<std::int64_t>(),
            .receipt = next_parsed<ReceiptNumber>(query),
            .secret = next_bytes<Digest>(query)};
}

const std::string select_key = "SELECT id, receipt, secret_hash FROM evaluation WHERE ";

EventRow read_event(Statement& query) {
    return {.evaluation_id = query.next<std::int64_t>(),
            .number = query.next<int>(),
            .action = next_enum(query, case_actions),
            .actor = {.role = next_enum(query, roles),
                      .unit_id = query.next<std::string>(),
                      .officer = {query.next<std::string>(), query.next<std::string>()}},
            .at = query.next<Instant>(),
            .facts = query.next<std::string>(),
            .salt = next_bytes<journal::Salt>(query),
            .words = query.next<std::optional<std::string>>(),
            .words_salt =
                query.next_optional([&] { return next_bytes<journal::Salt>(query); }).value_or(journal::Salt{})};
}

std::optional<std::string> to_text(const std::optional<Date>& day) {
    return day ? std::optional{to_string(*day)} : std::nullopt;
}

std::optional<std::string_view> id_of(const std::optional<Closing>& closing) {
    return closing ? std::optional{facts_of(closings, *closing).id} : std::nullopt;
}

void insert_words(Database& database, const EventRow& row, const std::optional<Sha256>& reply_hash) {
    auto statement = database.prepare(
        "INSERT INTO case_words (evaluation_id, number, words, salt, reply_hash) VALUES (?, ?, ?, ?, ?)");
    statement.bind(row.evaluation_id).bind(row.number).bind(*row.words).bind(row.words_salt);
    if (reply_hash)
        statement.bind(*reply_hash);
    else
        statement.bind(std::nullopt);
    statement.run();
}

} // namespace

void insert_case(Database& database, const CaseState& state) {
    database
        .prepare("INSERT INTO case_file (evaluation_id, policy_version, status, closing, unit_id, round, events,"
                 " due_date, has_pressure_report, is_unapproved, is_sample, handler_badge, request,"
                 " has_objection, handler_name, has_rejected_reply, has_disputed_contact, open_measures, module, place)"
                 " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, code.module, code.place"
                 " FROM evaluation JOIN code ON code.code = evaluation.code WHERE evaluation.id = ?")
        .bind(state.evaluation_id)
        .bind(state.policy_version)
        .bind(facts_of(case_statuses, state.status).id)
        .bind(id_of(state.closing))
        .bind(state.unit_id)
        .bind(state.round)
        .bind(state.events)
        .bind(to_text(state.due))
        .bind(state.has_pressure_report)
        .bind(state.is_unapproved)
        .bind(state.is_sample)
        .bind(state.handler_badge)
        .bind(state.request)
        .bind(state.has_objection)
        .bind(state.handler_name)
        .bind(state.has_rejected_reply)
        .bind(state.has_disputed_contact)
        .bind(state.open_measures)
        .bind(state.evaluation_id)
        .run();
    database
        .prepare("INSERT INTO case_situation (situation, evaluation_id)"
                 " SELECT situation, evaluation_id FROM evaluation_situation WHERE evaluation_id = ?")
        .bind(state.evaluation_id)
        .run();
}

bool update_case(Database& database, const CaseState& state, int seen) {
    return database
               .prepare(
                   "UPDATE case_file SET status = ?, closing = ?, unit_id = ?, round = ?, events = ?, due_date = ?,"
                   " has_pressure_report = ?, is_unapproved = ?, is_sample = ?,"
                   " handler_badge = ?, request = ?, has_objection = ?, handler_name = ?, has_rejected_reply = ?,"
                   " has_disputed_contact = ?, open_measures = ?"
                   " WHERE evaluation_id = ? AND events = ?")
               .bind(facts_of(case_statuses, state.status).id)
               .bind(id_of(state.closing))
               .bind(state.unit_id)
               .bind(state.round)
               .bind(state.events)
               .bind(to_text(state.due))
               .bind(state.has_pressure_report)
               .bind(state.is_unapproved)
               .bind(state.is_sample)
               .bind(state.handler_badge)
               .bind(state.request)
               .bind(state.has_objection)
               .bind(state.handler_name)
               .bind(state.has_rejected_reply)
               .bind(state.has_disputed_contact)
               .bind(state.open_measures)
               .bind(state.evaluation_id)
               .bind(seen)
               .run() > 0;
}

std::optional<CaseKey> find_case_key(Database& database, const ReceiptNumber& receipt) {
    return database.prepare(select_key + "receipt = ?").bind(receipt.text()).find(read_key);
}

std::optional<CaseKey> find_case_key(Database& database, std::int64_t evaluation_id) {
    return database.prepare(select_key + "id = ?").bind(evaluation_id).find(read_key);
}

std::optional<CaseState> find_case_state(Database& database, std::int64_t evaluation_id) {
    return database.prepare("SELECT " + state_columns + " FROM case_file WHERE evaluation_id = ?")
        .bind(evaluation_id)
        .find(read_state);
}

std::vector<std::string> list_missing_cases(Database& database, std::int64_t most) {
    return database
        .prepare("SELECT DISTINCT subject FROM journal WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM evaluation"
                 " JOIN case_file ON case_file.evaluation_id = evaluation.id WHERE receipt = subject)"
                 " ORDER BY subject LIMIT ?")
        .bind(facts_of(journal::kinds, journal::Kind::CaseEvent).id)
        .bind(most)
        .list([](Statement& query) { return query.next<std::string>(); });
}

std::optional<CaseSubject> find_case_subject(Database& database, std::int64_t evaluation_id, int policy_version) {
    std::string code;
    const auto read = [&](Statement& query) {
        code = query.next<std::string>();
        return CaseSubject{.ticked = {},
                           .officers = {},
                           .unit_id = query.next<std::string>(),
                           .received = query.next<Instant>(),
                           .policy_version = policy_version};
    };
    auto subject = database.prepare("SELECT code, unit_id, received_at FROM evaluation WHERE id = ?")
                       .bind(evaluation_id)
                       .find(read);
    if (!subject) return subject;
    subject->ticked = list_situations(database, evaluation_id);
    subject->officers = list_code_officers(database, code);
    return subject;
}

void insert_event(Database& database, const EventRow& row, const std::optional<Sha256>& reply_hash) {
    database
        .prepare(
            "INSERT INTO case_event (evaluation_id, number, action, role, unit_id, officer_name, officer_badge, at,"
            " facts, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.evaluation_id)
        .bind(row.number)
        .bind(facts_of(case_actions, row.action).id)
        .bind(facts_of(roles, row.actor.role).id)
        .bind(row.actor.unit_id)
        .bind(row.actor.officer.name)
        .bind(row.actor.officer.badge)
        .bind(row.at)
        .bind(row.facts)
        .bind(row.salt)
        .run();
    if (row.words) insert_words(database, row, reply_hash);
}

std::vector<EventRow> list_events(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT event.evaluation_id, event.number, action, role, unit_id, officer_name, officer_badge, at,"
                 " facts, event.salt, words, said.salt FROM case_event AS event LEFT JOIN case_words AS said"
                 " ON said.evaluation_id = event.evaluation_id AND said.number = event.number"
                 " WHERE event.evaluation_id = ? ORDER BY event.number")
        .bind(evaluation_id)
        .list(read_event);
}

std::int64_t count_cases_with_reply(Database& database, const Sha256& reply_hash, std::int64_t but_evaluation_id) {
    return database
        .prepare("SELECT count(DISTINCT evaluation_id) FROM case_words WHERE reply_hash = ? AND evaluation_id <> ?")
        .bind(reply_hash)
        .bind(but_evaluation_id)
        .value<std::int64_t>();
}

std::vector<CaseState> list_cases_after(Database& database, std::int64_t evaluation_id, std::int64_t most) {
    return database
        .prepare("SELECT " + state_columns + " FROM case_file WHERE evaluation_id > ? ORDER BY evaluation_id LIMIT ?")
        .bind(evaluation_id)
        .bind(most)
        .list(read_state);
}

std::optional<std::int64_t> last_case_id(Database& database) {
    return database.prepare("SELECT max(evaluation_id) FROM case_file").value<std::optional<std::int64_t>>();
}

std::int64_t count_open_cases(Database& database, std::string_view unit_id) {
    return database
        .prepare("WITH RECURSIVE below (id) AS (SELECT id FROM unit WHERE id = ?"
                 " UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id)"
                 " SELECT count(*) FROM case_file WHERE unit_id IN (SELECT id FROM below) AND status <> ?")
        .bind(unit_id)
        .bind(facts_of(case_statuses, CaseStatus::Closed).id)
        .value<std::int64_t>();
}

// A document is unit, type and number of its codes; a place has none.
std::vector<ReceiptNumber> list_linked_cases(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT other.receipt FROM evaluation AS own JOIN code AS own_code ON own_code.code = own.code"
                 " JOIN code AS same ON same.document_number = own_code.document_number"
                 " AND same.unit_id = own_code.unit_id AND same.document_type = own_code.document_type"
                 " JOIN evaluation AS other ON other.code = same.code AND other.satisfaction = 'dissatisfied'"
                 " JOIN case_file ON case_file.evaluation_id = other.id"
                 " WHERE own.id = ? AND own_code.document_number <> '' AND other.id <> own.id ORDER BY other.id")
        .bind(evaluation_id)
        .list([](Statement& query) { return next_parsed<ReceiptNumber>(query); });
}

} // namespace zhiping::store
