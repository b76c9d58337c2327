#include "native/app/open_code.hpp"

#include "native/app/code_refusals.hpp"
#include "native/store/codes.hpp"

namespace zhiping::app {

namespace {

std::optional<store::FoundCode> find(store::Store& store, const Code& code) {
    return store.read([&](store::Database& database) { return store::find_code(database, code); });
}

} // namespace

Result<CodeFacts> open_code(store::Store& store, const Code& code, Instant now) {
    auto found = find(store, code);
    if (!found) return code_unknown();
    if (is_revoked(found->revoked_at, now)) return code_revoked();
    return std::move(found->facts);
}

Result<CodeFacts> open_code_to_finish(store::Store& store, const Code& code, Instant now) {
    auto found = find(store, code);
    if (!found) return code_unknown();
    if (!may_finish(found->revoked_at, now)) return code_revoked();
    return std::move(found->facts);
}

} // namespace zhiping::app
