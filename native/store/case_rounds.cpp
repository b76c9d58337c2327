#include "native/store/case_rounds.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

std::optional<std::string> to_text(const std::optional<Date>& day) {
    return day ? std::optional{to_string(*day)} : std::nullopt;
}

RoundRow read_round(Statement& row) {
    const auto next_day = [&row] { return next_date(row); };
    return {.evaluation_id = row.next<std::int64_t>(),
            .number = row.next<int>(),
            .unit_id = row.next<std::string>(),
            .began = next_date(row),
            .due = next_date(row),
            .original_due = next_date(row),
            .extended_by = row.next<int>(),
            .answered = row.next_optional(next_day),
            .ended = row.next_optional(next_day),
            .is_late = row.next<bool>(),
            .reply_event = row.next<std::optional<int>>(),
            .ended_by = row.next_optional([&row] { return next_enum(row, case_actions); }),
            .went_up = row.next<bool>()};
}

struct CountSql {
    RoundCount value;
    const char* condition;
    bool asks_for_today = false;
};

// A round without a reply that did not end either is still awaited today.
constexpr std::array counts{
    CountSql{RoundCount::Begun, "case_round.round > 0"},
    CountSql{RoundCount::Answered, "case_round.answered_on IS NOT NULL"},
    CountSql{RoundCount::Late,
             "(case_round.is_late = 1 OR"
             " COALESCE(case_round.answered_on, case_round.ended_on, ?) > case_round.due_date)",
             true},
    CountSql{RoundCount::LateAtFirst,
             "COALESCE(case_round.answered_on, case_round.ended_on, ?) > case_round.original_due", true},
    CountSql{RoundCount::Extended, "case_round.extended_by > 0"},
    CountSql{RoundCount::Rejected, "COALESCE(case_round.ended_by, '') = 'reject'"},
    CountSql{RoundCount::Escalated, "case_round.went_up = 1"},
    CountSql{RoundCount::SameText,
             "EXISTS (SELECT 1 FROM case_words AS said JOIN case_words AS other ON other.reply_hash = said.reply_hash"
             " AND other.evaluation_id <> said.evaluation_id WHERE said.evaluation_id = case_round.evaluation_id"
             " AND said.number = case_round.reply_event)"},
};
static_assert(follows_enum(counts));

Reach below_and_itself(const std::string& unit_id) { return {.unit_id = unit_id, .is_own = true, .is_below = true}; }

} // namespace

void put_round(Database& database, const RoundRow& row) {
    database
        .prepare("INSERT INTO case_round (evaluation_id, round, unit_id, began, due_date, original_due, extended_by,"
                 " answered_on, ended_on, is_late, reply_event, ended_by, went_up)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (evaluation_id, round) DO UPDATE SET"
                 " unit_id = excluded.unit_id, began = excluded.began, due_date = excluded.due_date,"
                 " original_due = excluded.original_due, extended_by = excluded.extended_by,"
                 " answered_on = excluded.answered_on, ended_on = excluded.ended_on, is_late = excluded.is_late,"
                 " reply_event = excluded.reply_event, ended_by = excluded.ended_by, went_up = excluded.went_up")
        .bind(row.evaluation_id)
        .bind(row.number)
        .bind(row.unit_id)
        .bind(to_string(row.began))
        .bind(to_string(row.due))
        .bind(to_string(row.original_due))
        .bind(row.extended_by)
        .bind(to_text(row.answered))
        .bind(to_text(row.ended))
        .bind(row.is_late)
        .bind(row.reply_event)
        .bind(row.ended_by ? std::optional{facts_of(case_actions, *row.ended_by).id} : std::nullopt)
        .bind(row.went_up)
        .run();
}

std::vector<RoundRow> list_rounds(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT evaluation_id, round, unit_id, began, due_date, original_due, extended_by, answered_on,"
                 " ended_on, is_late, reply_event, ended_by, went_up FROM case_round WHERE evaluation_id = ?"
                 " ORDER BY round")
        .bind(evaluation_id)
        .list(read_round);
}

std::string is_counted(RoundCount count) { return facts_of(counts, count).condition; }

void bind_count(Statement& query, RoundCount count, Date today) {
    if (facts_of(counts, count).asks_for_today) query.bind(to_string(today));
}

std::string is_meant(const RoundFilter& filter) {
    auto sql = in_reach("case_round.unit_id", filter.reach) + " AND " + is_counted(filter.count);
    if (filter.unit_id) sql += " AND case_round.unit_id = ?";
    if (filter.under_id) sql += " AND " + in_reach("case_round.unit_id", below_and_itself(*filter.under_id));
    if (filter.from) sql += " AND case_round.began >= ?";
    if (filter.until) sql += " AND case_round.began <= ?";
    return sql;
}

void bind_round(Statement& query, const RoundFilter& filter) {
    query.bind(filter.reach.unit_id);
    bind_count(query, filter.count, filter.today);
    for (const auto* unit_id : {&filter.unit_id, &filter.under_id})
        if (*unit_id) query.bind(**unit_id);
    for (const auto* day : {&filter.from, &filter.until})
        if (*day) query.bind(to_string(**day));
}

} // namespace zhiping::store
