#include "native/store/case_changes.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

// Each part takes a number and the reach's unit.
std::string changes_in(const Reach& reach, bool sees_pressure) {
    const auto condition = " > ? AND " + in_reach("unit_id", reach);
    std::string changes = "SELECT evaluation_id, change AS number FROM case_file WHERE change" + condition +
                          " UNION ALL SELECT evaluation_id, change FROM case_loss WHERE change" + condition;
    if (sees_pressure)
        changes += " UNION ALL SELECT evaluation_id, pressure_change FROM case_file WHERE pressure_change" + condition;
    return "(" + changes + ") AS changed JOIN evaluation ON evaluation.id = evaluation_id WHERE " +
           does_not_name_reader;
}

void bind_changes(Statement& query, const Reach& reach, bool sees_pressure, std::int64_t after) {
    for (int part = sees_pressure ? 3 : 2; part > 0; --part) query.bind(after).bind(reach.unit_id);
    bind_reader(query, reach);
}

} // namespace

void note_change(Database& database, const CaseChange& change) {
    const std::string column = change.is_hidden ? "pressure_change" : "change";
    database.prepare("UPDATE case_file SET " + column + " = ? WHERE evaluation_id = ?")
        .bind(change.number)
        .bind(change.evaluation_id)
        .run();
    if (!change.from_unit_id) return;
    database
        .prepare("INSERT INTO case_loss (unit_id, evaluation_id, change) VALUES (?, ?, ?)"
                 " ON CONFLICT (unit_id, evaluation_id) DO UPDATE SET change = excluded.change")
        .bind(*change.from_unit_id)
        .bind(change.evaluation_id)
        .bind(change.number)
        .run();
}

std::vector<ChangedCase> list_changed_cases(Database& database, const Reach& reach, bool sees_pressure,
                                            std::int64_t after, std::int64_t most) {
    auto query = database.prepare("SELECT receipt, max(number) AS last FROM " + changes_in(reach, sees_pressure) +
                                  " GROUP BY receipt ORDER BY last LIMIT ?");
    bind_changes(query, reach, sees_pressure, after);
    return query.bind(most).list([](Statement& row) {
        auto receipt = next_parsed<ReceiptNumber>(row);
        return ChangedCase{std::move(receipt), row.next<std::int64_t>()};
    });
}

std::int64_t last_change(Database& database, const Reach& reach, bool sees_pressure) {
    auto query = database.prepare("SELECT COALESCE(max(number), 0) FROM " + changes_in(reach, sees_pressure));
    bind_changes(query, reach, sees_pressure, 0);
    return query.value<std::int64_t>();
}

} // namespace zhiping::store
