#include "native/store/case_changes.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

void note_change(Database& database, const CaseChange& change) {
    const std::string column = change.is_hidden ? "pressure_change" : "change";
    database.prepare("UPDATE case_file SET " + column + " = ? WHERE evaluation_id = ?")
        .bind(change.number)
        .bind(change.evaluation_id)
        .run();
    if (!change.from_unit_id) return;
    database.prepare("UPDATE case_file SET former_unit_id = ?, former_change = ? WHERE evaluation_id = ?")
        .bind(*change.from_unit_id)
        .bind(change.number)
        .bind(change.evaluation_id)
        .run();
}

std::vector<ChangedCase> list_changed_cases(Database& database, const Reach& reach, bool sees_pressure,
                                            std::int64_t after, std::int64_t most) {
    std::string changes = "SELECT evaluation_id, change AS number FROM case_file WHERE " + in_reach("unit_id", reach) +
                          " AND change > ? UNION ALL SELECT evaluation_id, former_change FROM case_file WHERE " +
                          in_reach("former_unit_id", reach) + " AND former_change > ?";
    if (sees_pressure)
        changes += " UNION ALL SELECT evaluation_id, pressure_change FROM case_file WHERE pressure_change > ?";
    auto query = database.prepare("SELECT receipt, max(number) AS last FROM (" + changes +
                                  ") AS changed JOIN evaluation ON evaluation.id = evaluation_id"
                                  " GROUP BY receipt ORDER BY last LIMIT ?");
    query.bind(reach.unit_id).bind(after).bind(reach.unit_id).bind(after);
    if (sees_pressure) query.bind(after);
    return query.bind(most).list([](Statement& row) {
        auto receipt = next_parsed<ReceiptNumber>(row);
        return ChangedCase{std::move(receipt), row.next<std::int64_t>()};
    });
}

} // namespace zhiping::store
