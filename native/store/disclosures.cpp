#include "native/store/disclosures.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

void insert_disclosure(Database& database, const NewDisclosure& disclosure) {
    database
        .prepare("INSERT INTO person_disclosure (evaluation_id, staff_id, unit_id, what, reason, salt, at)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(disclosure.evaluation_id)
        .bind(disclosure.staff_id)
        .bind(disclosure.unit_id)
        .bind(facts_of(disclosed_kinds, disclosure.what).id)
        .bind(disclosure.reason)
        .bind(disclosure.salt)
        .bind(disclosure.at)
        .run();
}

bool has_disclosure(Database& database, std::int64_t evaluation_id, std::int64_t staff_id, Disclosed what,
                    Instant since) {
    return database
               .prepare("SELECT count(*) FROM person_disclosure WHERE evaluation_id = ? AND staff_id = ? AND what = ?"
                        " AND at > ?")
               .bind(evaluation_id)
               .bind(staff_id)
               .bind(facts_of(disclosed_kinds, what).id)
               .bind(since)
               .value<std::int64_t>() > 0;
}

std::vector<Disclosure> list_disclosures(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare(
            "SELECT person_disclosure.unit_id, staff.name, staff.badge, what, reason, at FROM person_disclosure"
            " JOIN staff ON staff.id = staff_id WHERE evaluation_id = ? ORDER BY person_disclosure.id DESC LIMIT ?")
        .bind(evaluation_id)
        .bind(most_disclosures)
        .list([](Statement& row) {
            auto unit_id = row.next<std::string>(), name = row.next<std::string>(), badge = row.next<std::string>();
            const auto what = next_enum(row, disclosed_kinds);
            auto reason = row.next<std::string>();
            return Disclosure{
                std::move(unit_id), {std::move(name), std::move(badge)}, what, std::move(reason), row.next<Instant>()};
        });
}

} // namespace zhiping::store
