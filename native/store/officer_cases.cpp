#include "native/store/officer_cases.hpp"

#include "native/store/stored.hpp"
#include "shared/units/badge_key.hpp"

namespace zhiping::store {

namespace {

const std::string select_case =
    "SELECT case_file.evaluation_id, receipt, case_file.unit_id, case_file.module, COALESCE(handled_at, created_at) "
    "FROM "
    "case_file"
    " JOIN evaluation ON evaluation.id = case_file.evaluation_id JOIN code ON code.code = evaluation.code";

ListedOfficerCase read_row(Statement& query) {
    return {.evaluation_id = query.next<std::int64_t>(),
            .subject = {.receipt = next_parsed<ReceiptNumber>(query),
                        .unit_id = query.next<std::string>(),
                        .module = next_enum(query, modules),
                        .handled = query.next<Instant>()}};
}

} // namespace

// Badges are compared as badge_key() does, in the words of the index.
std::vector<ListedOfficerCase> list_officer_cases(Database& database, std::string_view badge,
                                                  std::optional<std::int64_t> before_evaluation_id, std::int64_t most) {
    return database
        .prepare(select_case + " WHERE evaluation.code IN (SELECT code FROM code_officer"
                               " WHERE ltrim(lower(badge), '0') = ? AND badge <> '')"
                               " AND satisfaction = 'dissatisfied' AND case_file.evaluation_id < ?"
                               " AND (status = 'closed' OR EXISTS (SELECT 1 FROM case_event AS asked WHERE"
                               " asked.evaluation_id = case_file.evaluation_id AND action = 'ask_officers'))"
                               " ORDER BY case_file.evaluation_id DESC LIMIT ?")
        .bind(badge_key(badge))
        .bind(before_evaluation_id.value_or(INT64_MAX))
        .bind(most)
        .list(read_row);
}

std::optional<ListedOfficerCase> find_officer_case(Database& database, const ReceiptNumber& receipt) {
    return database.prepare(select_case + " WHERE receipt = ?").bind(receipt.text()).find(read_row);
}

} // namespace zhiping::store
