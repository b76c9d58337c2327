#include "native/store/views.hpp"

#include "native/store/disclosures.hpp"
#include "native/store/units.hpp"

#include <algorithm>

namespace zhiping::store {

namespace {

std::int64_t hour_of(Instant at) { return std::chrono::floor<std::chrono::hours>(at.time_since_epoch()).count(); }

bool insert(Statement statement, const View& view) {
    return statement.bind(view.evaluation_id)
               .bind(view.staff_id)
               .bind(hour_of(view.at))
               .bind(view.unit_id)
               .bind(view.at)
               .run() > 0;
}

} // namespace

bool has_view(Database& database, const View& view) {
    return database.prepare("SELECT count(*) FROM case_view WHERE evaluation_id = ? AND staff_id = ? AND hour = ?")
               .bind(view.evaluation_id)
               .bind(view.staff_id)
               .bind(hour_of(view.at))
               .value<std::int64_t>() > 0;
}

bool insert_view(Database& database, const View& view) {
    return insert(database.prepare("INSERT INTO case_view (evaluation_id, staff_id, hour, unit_id, at)"
                                   " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"),
                  view);
}

bool insert_counter_view(Database& database, const View& view) {
    return insert(database.prepare("INSERT INTO counter_view (evaluation_id, staff_id, hour, unit_id, at)"
                                   " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"),
                  view);
}

CitizenViews list_views(Database& database, std::int64_t evaluation_id) {
    auto views =
        database
            .prepare("SELECT COALESCE(case_view.unit_id, staff.unit_id) AS unit, MIN(at) AS first, 0 AS at_counter"
                     " FROM case_view LEFT JOIN staff ON staff.id = staff_id WHERE evaluation_id = ?"
                     " GROUP BY COALESCE(case_view.unit_id, staff.unit_id), hour"
                     " UNION ALL SELECT unit_id, MIN(at), 1 FROM counter_view WHERE evaluation_id = ?"
                     " GROUP BY unit_id, hour ORDER BY first DESC, unit, at_counter LIMIT ?")
            .bind(evaluation_id)
            .bind(evaluation_id)
            .bind(most_views)
            .list([](Statement& row) {
                return CitizenView{.unit_id = row.next<std::string>(),
                                   .unit = {},
                                   .at = row.next<Instant>(),
                                   .at_counter = row.next<bool>()};
            });
    // No number of looks pushes out one of these.
    for (auto& each : list_disclosures(database, evaluation_id))
        views.push_back({std::move(each.unit_id), {}, each.at, false, each.what, std::move(each.reason)});
    std::stable_sort(views.begin(), views.end(),
                     [](const CitizenView& left, const CitizenView& right) { return left.at > right.at; });
    for (auto& view : views)
        if (auto unit = find_unit(database, view.unit_id)) view.unit = std::move(unit->name);
    return views;
}

} // namespace zhiping::store
