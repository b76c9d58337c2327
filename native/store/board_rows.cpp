#include "native/store/board_rows.hpp"

#include "native/store/stored.hpp"
#include "native/store/work_conditions.hpp"

namespace zhiping::store {

namespace {

// All counts of a round, in their order.
std::string counts_sql() {
    std::string sql;
    for (const auto& facts : round_counts) sql += ", CASE WHEN " + is_counted(facts.value) + " THEN 1 ELSE 0 END";
    return sql;
}

const std::string select_round =
    "SELECT case_round.evaluation_id, case_round.unit_id, case_round.began, case_round.answered_on, case_file.module,"
    " (SELECT string_agg(situation, ' ') FROM case_situation AS ticked"
    " WHERE ticked.evaluation_id = case_round.evaluation_id)";

std::vector<Situation> next_situations(Statement& row) {
    std::vector<Situation> ticked;
    const auto ids = row.next<std::string>();
    for (const auto& facts : situations)
        if ((" " + ids + " ").find(" " + std::string{facts.id} + " ") != std::string::npos)
            ticked.push_back(facts.value);
    return ticked;
}

BoardRound read_round(Statement& row) {
    BoardRound round{.case_id = row.next<std::int64_t>(),
                     .unit_id = row.next<std::string>(),
                     .began = next_date(row),
                     .answered = row.next_optional([&row] { return next_date(row); }),
                     .module = next_enum(row, modules),
                     .is_counted = {},
                     .situations = next_situations(row)};
    for (auto& is_counted : round.is_counted) is_counted = row.next<bool>();
    return round;
}

} // namespace

std::vector<PlacedUnit> list_placed_units(Database& database, const std::string& unit_id) {
    const Reach all{.unit_id = unit_id, .is_own = true, .is_below = true};
    return database
        .prepare("SELECT id, name_zh, name_en, parent_id FROM unit WHERE " + in_reach("id", all) + " ORDER BY id")
        .bind(unit_id)
        .list([](Statement& row) {
            auto id = row.next<std::string>(), chinese = row.next<std::string>(), english = row.next<std::string>();
            return PlacedUnit{{std::move(id), {std::move(chinese), std::move(english)}},
                              row.next<std::optional<std::string>>()};
        });
}

void for_each_board_round(Database& database, const WorkFilter& filter,
                          const std::function<void(const BoardRound&)>& visit) {
    auto whose = filter;
    const auto rounds = *std::exchange(whose.round, std::nullopt);
    const auto conditions = conditions_of(whose, ReaderCheck::All, due_as_it_is);
    auto query = database.prepare(select_round + counts_sql() +
                                  " FROM case_round JOIN case_file ON case_file.evaluation_id ="
                                  " case_round.evaluation_id" +
                                  conditions.sql() + " AND " + is_meant(rounds) +
                                  " ORDER BY case_round.evaluation_id, case_round.round");
    for (const auto& facts : round_counts) bind_count(query, facts.value, rounds.today);
    conditions.bind(query);
    bind_round(query, rounds);
    while (query.step()) visit(read_round(query));
}

std::vector<UnitCount> count_evaluations_by_unit(Database& database, const BoardPeriod& period) {
    return database
        .prepare("SELECT unit_id, CAST(sum(evaluations) AS INTEGER) FROM evaluation_count WHERE day >= ? AND day <= ?"
                 " GROUP BY unit_id ORDER BY unit_id")
        .bind(to_string(period.from))
        .bind(to_string(period.until))
        .list([](Statement& row) {
            return UnitCount{row.next<std::string>(), row.next<int>()};
        });
}

} // namespace zhiping::store
