#include "native/store/comments.hpp"

#include "native/store/stored.hpp"
#include "native/store/units.hpp"
#include "shared/evaluation/satisfaction.hpp"

namespace zhiping::store {

namespace {

const std::string select_comment =
    "SELECT comment.evaluation_id, evaluation.code, receipt, received_at, module, comment.unit_id, satisfaction,"
    " statement, outcome, words, answered_at, answered_by, salt, staff.name, staff.badge FROM comment"
    " JOIN evaluation ON evaluation.id = comment.evaluation_id JOIN code ON code.code = evaluation.code"
    " LEFT JOIN staff ON staff.id = answered_by";

std::optional<GivenCommentAnswer> next_given(Statement& query) {
    const auto outcome = query.next_optional([&] { return next_enum(query, comment_outcomes); });
    auto words = query.next<std::string>();
    const auto at = query.next<Instant>();
    if (!outcome) return std::nullopt;
    return GivenCommentAnswer{{*outcome, std::move(words)}, at};
}

StoredComment read_row(Statement& query) {
    StoredComment stored{.evaluation_id = query.next<std::int64_t>(),
                         .code = query.next<std::string>(),
                         .comment = {.receipt = next_parsed<ReceiptNumber>(query),
                                     .received = query.next<Instant>(),
                                     .module = next_enum(query, modules),
                                     .unit_id = query.next<std::string>(),
                                     .satisfaction = next_enum(query, satisfactions),
                                     .statement = query.next<std::string>(),
                                     .given = next_given(query)}};
    const auto staff_id = query.next<std::int64_t>();
    const auto salt = query.next_optional([&] { return next_bytes<journal::Salt>(query); });
    Officer by{query.next<std::string>(), query.next<std::string>()};
    if (!stored.comment.given) return stored;
    stored.answer = StoredAnswer{*stored.comment.given, staff_id, salt};
    stored.comment.answered_by = std::move(by);
    return stored;
}

// Many units: then the table is read in its own order until the page is full, which the index of a unit's would not
// give without sorting all of them.
constexpr auto of_own_and_below = " AND COALESCE(comment.unit_id, '') IN (WITH RECURSIVE below (id) AS ("
                                  "SELECT id FROM unit WHERE id = ? UNION SELECT unit.id FROM unit"
                                  " JOIN below ON unit.parent_id = below.id) SELECT id FROM below)";

std::string conditions_of(const CommentFilter& filter, bool is_of_many) {
    std::string sql = is_of_many ? of_own_and_below : " AND comment.unit_id = ?";
    if (!filter.reach.is_own) sql += " AND comment.unit_id <> ?";
    if (filter.at_unit) sql += " AND comment.unit_id = ?";
    if (filter.module) sql += " AND module = ?";
    if (filter.outcome) sql += " AND outcome = ?";
    if (filter.is_unanswered) sql += " AND outcome IS NULL";
    if (filter.after) sql += filter.is_oldest_first ? " AND evaluation_id > ?" : " AND evaluation_id < ?";
    return sql;
}

} // namespace

void insert_comment(Database& database, std::int64_t evaluation_id, std::string_view unit_id) {
    database.prepare("INSERT INTO comment (evaluation_id, unit_id) VALUES (?, ?)")
        .bind(evaluation_id)
        .bind(unit_id)
        .run();
}

bool insert_answer(Database& database, std::int64_t evaluation_id, const StoredAnswer& answer) {
    const auto& [given, staff_id, salt] = answer;
    const auto& words = given.answer.words;
    return database
               .prepare("UPDATE comment SET outcome = ?, answered_at = ?, answered_by = ?, words = ?, salt = ?"
                        " WHERE evaluation_id = ? AND outcome IS NULL")
               .bind(facts_of(comment_outcomes, given.answer.outcome).id)
               .bind(given.at)
               .bind(staff_id)
               .bind(words.empty() ? std::nullopt : std::optional{words})
               .bind(salt)
               .bind(evaluation_id)
               .run() > 0;
}

std::optional<StoredComment> find_comment(Database& database, const ReceiptNumber& receipt) {
    return database.prepare(select_comment + " WHERE receipt = ?").bind(receipt.text()).find(read_row);
}

std::optional<GivenCommentAnswer> find_answer(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT outcome, words, answered_at FROM comment WHERE evaluation_id = ? AND outcome IS NOT NULL")
        .bind(evaluation_id)
        .find([](Statement& query) { return *next_given(query); });
}

std::vector<StoredComment> list_comments(Database& database, const CommentFilter& filter, std::int64_t most) {
    const bool is_of_many = filter.reach.is_below && has_units_below(database, filter.reach.unit_id);
    const std::string order = filter.is_oldest_first ? "evaluation_id" : "evaluation_id DESC";
    auto query =
        database.prepare(select_comment + " WHERE comment.evaluation_id IN (SELECT evaluation_id FROM comment" +
                         (filter.module ? " JOIN evaluation ON evaluation.id = evaluation_id"
                                          " JOIN code ON code.code = evaluation.code"
                                        : "") +
                         " WHERE 1 = 1" + conditions_of(filter, is_of_many) + " ORDER BY " + order +
                         " LIMIT ?) ORDER BY comment." + order);
    query.bind(filter.reach.unit_id);
    if (!filter.reach.is_own) query.bind(filter.reach.unit_id);
    if (filter.at_unit) query.bind(*filter.at_unit);
    if (filter.module) query.bind(facts_of(modules, *filter.module).id);
    if (filter.outcome) query.bind(facts_of(comment_outcomes, *filter.outcome).id);
    if (filter.after) query.bind(*filter.after);
    return query.bind(most).list(read_row);
}

int count_unanswered_comments(Database& database, std::string_view unit_id) {
    return database.prepare("SELECT count(*) FROM comment WHERE unit_id = ? AND outcome IS NULL")
        .bind(unit_id)
        .value<int>();
}

std::vector<StoredComment> list_answered_after(Database& database, std::int64_t evaluation_id, std::int64_t most) {
    return database
        .prepare(select_comment +
                 " WHERE comment.evaluation_id > ? AND outcome IS NOT NULL ORDER BY comment.evaluation_id LIMIT ?")
        .bind(evaluation_id)
        .bind(most)
        .list(read_row);
}

} // namespace zhiping::store
