#include "native/app/list_notices.hpp"

namespace zhiping::app {

NoticesListed list_notices(store::Store& store) {
    return store.read([](store::Database& database) {
        return NoticesListed{store::count_notices(database),
                             store::list_newest_troubles(database, max_listed_troubles)};
    });
}

} // namespace zhiping::app
