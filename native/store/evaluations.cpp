#include "native/store/evaluations.hpp"

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

std::vector<Situation> read_situations(Database& database, std::int64_t evaluation_id) {
    auto query =
        database.prepare("SELECT situation FROM evaluation_situation WHERE evaluation_id = ? ORDER BY position");
    query.bind(evaluation_id);
    std::vector<Situation> chosen;
    while (query.step()) chosen.push_back(stored_enum(situations, query.text(0), "situation"));
    return chosen;
}

// Every query here reads these columns; the functions below count them in this order.
const std::string select_evaluation =
    "SELECT id, secret_hash, receipt, received_at, due_date, due_working_days, due_provisional, code,"
    " catalogue_version, language, agreed_at, satisfaction, statement FROM evaluation";

Receipt read_receipt(const Statement& query) {
    Receipt receipt{.number = stored(ReceiptNumber::parse(query.text(2)), "receipt"), .received = query.instant(3)};
    if (!query.is_null(4))
        receipt.due = Deadline{.day = stored(parse_date(query.text(4)), "due_date"),
                               .working_days = static_cast<int>(query.integer(5)),
                               .provisional = query.integer(6) != 0};
    return receipt;
}

FoundEvaluation read_evaluation(Database& database, const Statement& query) {
    const auto id = query.integer(0);
    auto receipt = read_receipt(query);
    auto evidence = list_evidence(database, id);
    if (!evidence.empty()) receipt.evidence_head = find_evidence_head(database, id);
    return {.id = id,
            .secret = stored_bytes<Digest>(query, 1, "secret_hash"),
            .receipt = std::move(receipt),
            .evaluation = {.code = stored(Code::parse(query.text(7)), "code"),
                           .catalogue_version = static_cast<int>(query.integer(8)),
                           .language = stored_enum(languages, query.text(9), "language"),
                           .agreed_at = query.instant(10),
                           .satisfaction = stored_enum(satisfactions, query.text(11), "satisfaction"),
                           .situations = read_situations(database, id),
                           .statement = query.text(12)},
            .evidence = std::move(evidence)};
}

} // namespace

std::optional<std::int64_t> insert_evaluation(Database& database, const Evaluation& evaluation, const Receipt& receipt,
                                              const SubmissionDigests& digests) {
    const auto& due = receipt.due;
    database
        .prepare("INSERT INTO evaluation (receipt, submission_hash, secret_hash, code, catalogue_version, language,"
                 " agreed_at, satisfaction, statement, received_at, due_date, due_working_days, due_provisional)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (receipt) DO NOTHING")
        .bind(receipt.number.text())
        .bind(digests.submission)
        .bind(digests.secret)
        .bind(evaluation.code.symbols())
        .bind(evaluation.catalogue_version)
        .bind(tag_of(evaluation.language))
        .bind(evaluation.agreed_at)
        .bind(facts_of(satisfactions, *evaluation.satisfaction).id)
        .bind(evaluation.statement)
        .bind(receipt.received)
        .bind(due ? std::optional{to_string(due->day)} : std::nullopt)
        .bind(due ? std::optional{due->working_days} : std::nullopt)
        .bind(due ? std::optional{due->provisional} : std::nullopt)
        .run();
    if (database.changed_rows() == 0) return std::nullopt;
    const auto id = database.last_inserted_id();
    insert_situations(database, id, evaluation.situations);
    return id;
}

std::optional<FoundEvaluation> find_evaluation_by_submission(Database& database, const Digest& submission) {
    auto query = database.prepare(select_evaluation + " WHERE submission_hash = ?");
    query.bind(submission);
    if (!query.step()) return std::nullopt;
    return read_evaluation(database, query);
}

std::optional<FoundEvaluation> find_evaluation_by_receipt(Database& database, const ReceiptNumber& number) {
    auto query = database.prepare(select_evaluation + " WHERE receipt = ?");
    query.bind(number.text());
    if (!query.step()) return std::nullopt;
    return read_evaluation(database, query);
}

void list_evaluations(Database& database, const std::function<void(const FoundEvaluation&)>& visit) {
    auto query = database.prepare(select_evaluation + " ORDER BY id DESC");
    while (query.step()) visit(read_evaluation(database, query));
}

} // namespace zhiping::store
