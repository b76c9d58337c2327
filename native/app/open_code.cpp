#include "native/app/open_code.hpp"

#include "native/app/code_refusals.hpp"
#include "native/store/codes.hpp"

namespace zhiping::app {

Result<CodeFacts> open_code(store::Store& store, const Code& code) {
    auto found = store.read([&](store::Database& database) { return store::find_code(database, code); });
    if (!found) return code_unknown();
    if (found->is_revoked) return code_revoked();
    return std::move(found->facts);
}

} // namespace zhiping::app
