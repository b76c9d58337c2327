#include "native/store/evaluations.hpp"

#include "native/store/journal.hpp"
#include "native/store/stored.hpp"
#include "shared/evaluation/satisfaction.hpp"

namespace zhiping::store {

namespace {

void insert_situations(Database& database, std::int64_t evaluation_id, const std::vector<Situation>& chosen) {
    for (std::size_t position = 0; position < chosen.size(); ++position)
        database.prepare("INSERT INTO evaluation_situation (evaluation_id, position, situation) VALUES (?, ?, ?)")
            .bind(evaluation_id)
            .bind(position)
            .bind(facts_of(situations, chosen[position]).id)
            .run();
}

// For who looks after the units, whatever the answer.
void count_evaluation(Database& database, std::int64_t evaluation_id, Instant received) {
    database
        .prepare("INSERT INTO evaluation_count (day, unit_id, evaluations)"
                 " SELECT ?, unit_id, 1 FROM evaluation WHERE id = ?"
                 " ON CONFLICT (day, unit_id) DO UPDATE SET evaluations = evaluation_count.evaluations + 1")
        .bind(to_string(china_date(received)))
        .bind(evaluation_id)
        .run();
}

// The promise is that of its case, or of the one that it amends, for the first round, as it was given: neither
// extensions nor an amended calendar change it.
const std::string select_evaluation =
    "SELECT id, secret_hash, receipt, received_at, COALESCE(own.original_due, amended.original_due),"
    " COALESCE(own.days, amended.days), COALESCE(own.provisional, amended.provisional), code, catalogue_version,"
    " language, agreed_at, satisfaction, statement, evaluation.document_number, entered_by_unit_id, words_erased_at"
    " FROM evaluation"
    " LEFT JOIN case_clock AS own ON own.evaluation_id = id AND own.kind = 'reply' AND own.number = 1"
    " LEFT JOIN case_clock AS amended ON amended.evaluation_id = amends_id AND amended.kind = 'reply'"
    " AND amended.number = 1";

std::optional<Deadline> next_deadline(Statement& query) {
    const auto day = query.next_optional([&] { return next_date(query); });
    const auto working_days = query.next<int>();
    const auto provisional = query.next<bool>();
    if (!day) return std::nullopt;
    return Deadline{.day = *day, .working_days = working_days, .provisional = provisional};
}

// Without what is in other tables.
FoundEvaluation read_row(Statement& query) {
    return {.id = query.next<std::int64_t>(),
            .secret = next_bytes<Digest>(query),
            .receipt = {.number = next_parsed<ReceiptNumber>(query),
                        .received = query.next<Instant>(),
                        .due = next_deadline(query)},
            .evaluation = {.code = next_parsed<Code>(query),
                           .catalogue_version = query.next<int>(),
                           .language = next_enum(query, languages),
                           .agreed_at = query.next<Instant>(),
                           .satisfaction = next_enum(query, satisfactions),
                           .situations = {},
                           .statement = query.next<std::string>(),
                           .document_number = query.next<std::string>()},
            .entered_by_unit_id = query.next<std::optional<std::string>>(),
            .words_erased = query.next<std::optional<Instant>>()};
}

// After its last piece was accepted.
std::optional<Sha256> find_evidence_head(Database& database, const ReceiptNumber& receipt) {
    const auto line = find_last_line(database, receipt, journal::Kind::EvidenceAccepted);
    return line ? std::optional{line->head} : std::nullopt;
}

void complete(Database& database, FoundEvaluation& found) {
    found.evaluation.situations = list_situations(database, found.id);
    found.evidence = list_evidence(database, found.id);
    for (const auto& stored : found.evidence) {
        found.receipt.evidence.push_back(stored.evidence);
        found.receipt.evidence.back().removed = stored.removed;
    }
    if (!found.evidence.empty()) found.receipt.evidence_head = find_evidence_head(database, found.receipt.number);
}

std::optional<FoundEvaluation> find_one(Database& database, Statement query) {
    auto found = query.find(read_row);
    if (found) complete(database, *found);
    return found;
}

// In the order in which they were stored, which is that of the table.
std::vector<FoundEvaluation> list_all(Database& database, const FoundEvaluation* last, std::int64_t most) {
    return database.prepare(select_evaluation + " WHERE id < ? ORDER BY id DESC LIMIT ?")
        .bind(last ? last->id : INT64_MAX)
        .bind(most)
        .list(read_row);
}

// What is found in the index is sorted by its ids alone; only the newest rows are read.
std::vector<FoundEvaluation> list_found(Database& database, const EvaluationFilter& filter, const FoundEvaluation* last,
                                        std::int64_t most) {
    static const std::string sql =
        "WITH RECURSIVE below (id) AS (SELECT id FROM unit WHERE id = COALESCE(?, id)"
        " UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id) " +
        select_evaluation +
        " WHERE id IN (SELECT id FROM evaluation WHERE unit_id IN (SELECT id FROM below) AND received_at >= ?"
        " AND (received_at, id) < (?, ?) ORDER BY received_at DESC, id DESC LIMIT ?)"
        " ORDER BY received_at DESC, id DESC";
    const auto end = filter.until.value_or(Instant::max());
    return database.prepare(sql)
        .bind(filter.unit_id)
        .bind(filter.since.value_or(Instant::min()))
        .bind(last ? last->receipt.received : end)
        .bind(last ? last->id : 0) // No id is less: all that was received before the end.
        .bind(most)
        .list(read_row);
}

} // namespace

std::vector<Situation> list_situations(Database& database, std::int64_t evaluation_id) {
    return database.prepare("SELECT situation FROM evaluation_situation WHERE evaluation_id = ? ORDER BY position")
        .bind(evaluation_id)
        .list([](Statement& query) { return next_enum(query, situations); });
}

std::optional<std::int64_t> insert_evaluation(Database& database, const Evaluation& evaluation, const Receipt& receipt,
                                              const SubmissionDigests& digests,
                                              const std::optional<journal::Salt>& statement_salt,
                                              const std::optional<std::string>& entered_by_unit_id) {
    const auto id =
        database
            .prepare("INSERT INTO evaluation (receipt, submission_hash, secret_hash, code, unit_id, catalogue_version,"
                     " language, agreed_at, satisfaction, statement, document_number, statement_salt, received_at,"
                     " entered_by_unit_id)"
                     " VALUES (?, ?, ?, ?, (SELECT unit_id FROM code WHERE code = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                     " ON CONFLICT (receipt) DO NOTHING")
            .bind(receipt.number.text())
            .bind(digests.submission)
            .bind(digests.secret)
            .bind(evaluation.code.symbols())
            .bind(evaluation.code.symbols())
            .bind(evaluation.catalogue_version)
            .bind(tag_of(evaluation.language))
            .bind(evaluation.agreed_at)
            .bind(facts_of(satisfactions, *evaluation.satisfaction).id)
            .bind(evaluation.statement)
            .bind(evaluation.document_number)
            .bind(statement_salt)
            .bind(receipt.received)
            .bind(entered_by_unit_id)
            .insert();
    if (!id) return id;
    insert_situations(database, *id, evaluation.situations);
    count_evaluation(database, *id, receipt.received);
    return id;
}

bool is_entered_at_counter(Database& database, const ReceiptNumber& receipt) {
    return database.prepare("SELECT count(*) FROM evaluation WHERE receipt = ? AND entered_by_unit_id IS NOT NULL")
               .bind(receipt.text())
               .value<std::int64_t>() > 0;
}

std::optional<std::int64_t> find_amending_case(Database& database, std::int64_t first_id) {
    return database
        .prepare("SELECT id FROM evaluation JOIN case_file ON case_file.evaluation_id = id WHERE amends_id = ?"
                 " ORDER BY id LIMIT 1")
        .bind(first_id)
        .find([](Statement& row) { return row.next<std::int64_t>(); });
}

void set_amends(Database& database, std::int64_t evaluation_id, std::int64_t amends_id) {
    database.prepare("UPDATE evaluation SET amends_id = ? WHERE id = ?").bind(amends_id).bind(evaluation_id).run();
}

std::optional<ReceiptNumber> find_amended(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare(
            "SELECT earlier.receipt FROM evaluation JOIN evaluation AS earlier ON earlier.id = evaluation.amends_id"
            " WHERE evaluation.id = ?")
        .bind(evaluation_id)
        .find([](Statement& row) { return next_parsed<ReceiptNumber>(row); });
}

std::optional<FirstEvaluation> find_first_evaluation(Database& database, const ReceiptNumber& receipt) {
    return database
        .prepare("SELECT first.id, first.code, first.secret_hash, first.received_at FROM evaluation AS named"
                 " JOIN evaluation AS first ON first.id = COALESCE(named.amends_id, named.id) WHERE named.receipt = ?")
        .bind(receipt.text())
        .find([](Statement& query) {
            return FirstEvaluation{.id = query.next<std::int64_t>(),
                                   .code = next_parsed<Code>(query),
                                   .secret = next_bytes<Digest>(query),
                                   .received = query.next<Instant>()};
        });
}

std::optional<FoundEvaluation> find_evaluation_by_submission(Database& database, const Digest& submission) {
    auto query = database.prepare(select_evaluation + " WHERE submission_hash = ?");
    query.bind(submission);
    return find_one(database, std::move(query));
}

std::optional<FoundEvaluation> find_evaluation_by_receipt(Database& database, const ReceiptNumber& number) {
    auto query = database.prepare(select_evaluation + " WHERE receipt = ?");
    query.bind(number.text());
    return find_one(database, std::move(query));
}

std::vector<FoundEvaluation> list_evaluations(Database& database, const EvaluationFilter& filter,
                                              const FoundEvaluation* last, std::int64_t most) {
    const bool is_filtered = filter.unit_id || filter.since || filter.until;
    auto page = is_filtered ? list_found(database, filter, last, most) : list_all(database, last, most);
    for (auto& found : page) complete(database, found);
    return page;
}

} // namespace zhiping::store
