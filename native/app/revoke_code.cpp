#include "native/app/revoke_code.hpp"

#include "native/app/code_refusals.hpp"
#include "native/store/codes.hpp"

namespace zhiping::app {

Result<Ok> revoke_code(store::Store& store, const Code& code, Instant from) {
    const bool is_found =
        store.write([&](store::Database& database) { return store::revoke_code(database, code, from); });
    if (!is_found) return code_unknown();
    return Ok{};
}

} // namespace zhiping::app
