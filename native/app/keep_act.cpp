#include "native/app/keep_act.hpp"

#include "native/app/act_lines.hpp"
#include "native/store/journal.hpp"

namespace zhiping::app {

std::int64_t keep_act(store::Database& database, outside::Random& random, store::StaffActRow act) {
    act.salt = random.bytes<std::tuple_size_v<journal::Salt>>();
    const auto id = store::insert_staff_act(database, act);
    store::append_to_journal(database, act_line(id, act));
    return id;
}

} // namespace zhiping::app
