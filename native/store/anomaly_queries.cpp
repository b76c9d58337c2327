#include "native/store/anomaly_queries.hpp"

namespace zhiping::store {

namespace {

const std::string with_code = " JOIN code ON code.code = evaluation.code";
const std::string is_on_document = "(code.document_number <> '' OR code.block_id IS NOT NULL)";
// As they are compared (shared/units/officer.hpp), within a unit.
const std::string officer =
    "CASE WHEN code_officer.badge <> '' THEN ltrim(lower(code_officer.badge), '0') ELSE code_officer.name END";
// A code may be made long before its document, or long after it.
const std::string was_there = "CASE WHEN handled_at > created_at THEN handled_at ELSE created_at END";
// More than are listed: what names the reader goes.
const std::string newest = " ORDER BY received_at DESC LIMIT " + std::to_string(5 * max_anomaly_findings);

std::string received_in(const Reach& reach) {
    return " WHERE received_at >= ? AND received_at < ? AND " + in_reach("evaluation.unit_id", reach);
}

// Evaluations of one subject that lie close together.
struct Crowd {
    Anomaly kind;
    std::string subject; // Its columns, by their names.
    std::string subject_key;
    std::string evaluations;
    std::string all = {}; // A condition of the crowd.
};

std::string most_apart(Anomaly kind) { return std::to_string(facts_of(anomalies, kind).within.count() - 1); }
std::string least_of(Anomaly kind) { return std::to_string(facts_of(anomalies, kind).least); }

// Each evaluation that is the last of enough of them. Of equal times each is the last.
std::string sql_of_crowds(const Crowd& crowd) {
    return "SELECT id, word, unit_id, first, received_at FROM (SELECT " + crowd.subject +
           ", received_at, min(received_at) OVER near AS first, count(*) OVER near AS counted,"
           " sum(CASE WHEN satisfaction = 'satisfied' THEN 0 ELSE 1 END) OVER near AS others FROM " +
           crowd.evaluations + " WINDOW near AS (PARTITION BY " + crowd.subject_key +
           " ORDER BY received_at RANGE BETWEEN " + most_apart(crowd.kind) +
           " PRECEDING AND CURRENT ROW)) AS crowd WHERE counted >= " + least_of(crowd.kind) + crowd.all +
           " ORDER BY id, word, unit_id, received_at";
}

// Whose unit had enough around that time to have a crowd: an index says so by itself, and the others are not looked up.
std::string busy_evaluations(Anomaly kind, const Reach& reach) {
    const auto apart = most_apart(kind);
    return "(SELECT id AS busy_id FROM (SELECT id, count(*) OVER (PARTITION BY unit_id ORDER BY received_at"
           " RANGE BETWEEN " +
           apart + " PRECEDING AND " + apart + " FOLLOWING) AS around FROM evaluation" + received_in(reach) +
           ") AS unit_crowd WHERE around >= " + least_of(kind) +
           ") AS busy JOIN evaluation ON evaluation.id = busy.busy_id";
}

// Documents are told from places when the few are read.
std::string sql_of_person(const Reach& reach) {
    return sql_of_crowds({Anomaly::OnePersonManyDocuments, "person_id AS id, '' AS word, '' AS unit_id", "person_id",
                          "evaluation JOIN evaluation_person ON evaluation_id = evaluation.id" + received_in(reach)});
}

std::string sql_of_device(const Reach& reach) {
    return "SELECT first_id, '', '', min(received_at), max(received_at) FROM evaluation"
           " JOIN shared_device ON shared_device.evaluation_id = evaluation.id"
           " JOIN evaluation_person ON evaluation_person.evaluation_id = evaluation.id" +
           received_in(reach) +
           " GROUP BY first_id HAVING count(DISTINCT person_id) >= " + least_of(Anomaly::OneDeviceManyDocuments) +
           " ORDER BY first_id";
}

// Most codes are on documents; which those of the few crowds are on is asked at the end.
std::string sql_of_place(const Reach& reach) {
    return sql_of_crowds({Anomaly::SatisfiedBurstAtPlace,
                          "0 AS id, evaluation.code AS word, evaluation.unit_id AS unit_id", "evaluation.code",
                          busy_evaluations(Anomaly::SatisfiedBurstAtPlace, reach),
                          " AND others = 0 AND NOT EXISTS (SELECT 1 FROM code WHERE code.code = crowd.word AND " +
                              is_on_document + ")"});
}

std::string sql_of_officer(const Reach& reach) {
    return sql_of_crowds({Anomaly::SatisfiedBurstOfOfficer,
                          "0 AS id, " + officer + " AS word, evaluation.unit_id AS unit_id",
                          "evaluation.unit_id, " + officer,
                          busy_evaluations(Anomaly::SatisfiedBurstOfOfficer, reach) + with_code +
                              " JOIN code_officer ON code_officer.code = evaluation.code WHERE " + is_on_document,
                          " AND others = 0"});
}

std::string sql_of_at_once(const Reach& reach) {
    return "SELECT evaluation.id, '', evaluation.unit_id, received_at, received_at FROM evaluation" + with_code +
           received_in(reach) + " AND " + is_on_document + " AND received_at <= " + was_there + " + " +
           most_apart(Anomaly::EvaluatedAtOnce) + newest;
}

// At a place others go on evaluating, whatever one of them has withdrawn.
std::string sql_of_withdrawal(const Reach& reach) {
    return "WITH withdrawn AS (SELECT earlier.code AS code, min(earlier.received_at) AS first, min(case_event.at) AS at"
           " FROM case_file JOIN case_event ON case_event.evaluation_id = case_file.evaluation_id"
           " AND action = 'withdraw' JOIN evaluation AS earlier ON earlier.id = case_file.evaluation_id"
           " JOIN code ON code.code = earlier.code WHERE closing = 'withdrawn' AND " +
           is_on_document +
           " GROUP BY earlier.code)"
           " SELECT evaluation.id, evaluation.code, evaluation.unit_id, withdrawn.first, received_at FROM evaluation"
           " JOIN withdrawn ON withdrawn.code = evaluation.code" +
           received_in(reach) + " AND satisfaction = 'satisfied' AND received_at >= withdrawn.at" + newest;
}

struct KindSql {
    Anomaly value;
    std::string (*spans)(const Reach&);
    std::string rows; // Their condition.
    std::string counted;
    void (*bind)(Statement&, const AnomalySubject&);
    std::string joins = {};
};

const std::string evaluation_itself = "evaluation.receipt";

const std::array kinds{
    KindSql{Anomaly::OnePersonManyDocuments, sql_of_person,
            "evaluation.id IN (SELECT evaluation_id FROM evaluation_person WHERE person_id = ?) AND amends_id IS NULL"
            " AND " +
                is_on_document,
            "evaluation.code", [](Statement& query, const AnomalySubject& subject) { query.bind(subject.id); }},
    KindSql{Anomaly::OneDeviceManyDocuments, sql_of_device,
            "evaluation.id IN (SELECT evaluation_id FROM shared_device WHERE first_id = ?)",
            "CAST(evaluation_person.person_id AS TEXT)",
            [](Statement& query, const AnomalySubject& subject) { query.bind(subject.id); },
            " JOIN evaluation_person ON evaluation_person.evaluation_id = evaluation.id"},
    KindSql{Anomaly::SatisfiedBurstAtPlace, sql_of_place, "evaluation.code = ?", evaluation_itself,
            [](Statement& query, const AnomalySubject& subject) { query.bind(subject.word); }},
    KindSql{Anomaly::SatisfiedBurstOfOfficer, sql_of_officer,
            "evaluation.unit_id = ? AND " + is_on_document +
                " AND EXISTS (SELECT 1 FROM code_officer WHERE code_officer.code = evaluation.code AND " + officer +
                " = ?)",
            evaluation_itself,
            [](Statement& query, const AnomalySubject& subject) { query.bind(subject.unit_id).bind(subject.word); }},
    KindSql{Anomaly::EvaluatedAtOnce, sql_of_at_once, "evaluation.id = ?", evaluation_itself,
            [](Statement& query, const AnomalySubject& subject) { query.bind(subject.id); }},
    KindSql{Anomaly::SatisfiedAfterWithdrawal, sql_of_withdrawal,
            "evaluation.id IN (SELECT id FROM evaluation WHERE id = ? UNION ALL SELECT earlier.id FROM evaluation AS"
            " earlier JOIN case_file ON case_file.evaluation_id = earlier.id WHERE earlier.code = ?"
            " AND earlier.satisfaction = 'dissatisfied' AND closing = 'withdrawn')",
            evaluation_itself,
            [](Statement& query, const AnomalySubject& subject) { query.bind(subject.id).bind(subject.word); }},
};

} // namespace

std::string sql_of_spans(Anomaly kind, const Reach& reach) { return facts_of(kinds, kind).spans(reach); }

std::string sql_of_rows(Anomaly kind, const Reach& reach) {
    const auto& sql = facts_of(kinds, kind);
    return "SELECT receipt, received_at, satisfaction, evaluation.unit_id, CASE WHEN code.block_id IS NULL THEN"
           " code.document_type ELSE (SELECT block.document_type FROM code_block AS block WHERE block.id ="
           " code.block_id) END, code.document_number, code.place, " +
           sql.counted + " FROM evaluation" + with_code + sql.joins +
           " WHERE received_at >= ? AND received_at <= ? AND " + in_reach("evaluation.unit_id", reach) + " AND " +
           does_not_name_reader + " AND " + sql.rows + " ORDER BY received_at, evaluation.id";
}

void bind_subject(Statement& query, Anomaly kind, const AnomalySubject& subject) {
    facts_of(kinds, kind).bind(query, subject);
}

std::optional<Officer> find_officer_of(Database& database, const ReceiptNumber& receipt, const std::string& word) {
    return database
        .prepare("SELECT name, badge FROM evaluation JOIN code_officer ON code_officer.code = evaluation.code"
                 " WHERE receipt = ? AND " +
                 officer + " = ? ORDER BY position")
        .bind(receipt.text())
        .bind(word)
        .find([](Statement& row) {
            return Officer{row.next<std::string>(), row.next<std::string>()};
        });
}

} // namespace zhiping::store
