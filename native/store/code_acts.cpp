#include "native/store/code_acts.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

void insert_code_act(Database& database, const CodeActRow& act) {
    database.prepare("INSERT INTO code_act (staff_id, at, what, unit_id, subject, codes) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(act.staff_id)
        .bind(act.at)
        .bind(act.what)
        .bind(act.unit_id)
        .bind(act.subject)
        .bind(act.codes)
        .run();
}

} // namespace zhiping::store
