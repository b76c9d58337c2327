#include "native/app/manage_issuers.hpp"

#include "native/app/printed_words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

Error issuer_unknown() { return {ErrorCode::NotFound, Text::IssuerUnknown, "name"}; }

} // namespace

Result<AddedIssuer> add_issuer(store::Store& store, const CodeMaker& maker, const std::string& name,
                               const std::string& unit_id, Instant now, outside::Random& random) {
    if (name.empty() || !fits_a_line(name)) return invalid("name", Text::WordsUnfit);
    const auto key = IssuerKey::from_random(random.bytes<16>());
    return store.write([&](store::Database& database) -> Result<AddedIssuer> {
        const auto scope = find_scope(database, maker, now);
        if (!scope) return scope.error();
        if (const auto allowed = check_unit(database, *scope, unit_id); !allowed) return allowed.error();
        const auto id = store::insert_issuer(database, name, unit_id, store::digest(key.digits()), now);
        if (!id) return Error{ErrorCode::Conflict, Text::IssuerNameTaken, "name"};
        keep_code_act(database, *scope, CodeAct::AddIssuer, unit_id, name, 0, now);
        return AddedIssuer{*id, key};
    });
}

Result<Ok> revoke_issuer(store::Store& store, const CodeMaker& maker, std::int64_t id, Instant now) {
    return store.write([&](store::Database& database) -> Result<Ok> {
        const auto scope = find_scope(database, maker, now);
        if (!scope) return scope.error();
        const auto issuer = store::find_issuer(database, id);
        if (!issuer || !check_unit(database, *scope, issuer->unit_id)) return issuer_unknown();
        store::revoke_issuer(database, id, now);
        keep_code_act(database, *scope, CodeAct::RevokeIssuer, issuer->unit_id, issuer->name, 0, now);
        return Ok{};
    });
}

Result<std::vector<store::IssuerUse>> list_issuers(store::Store& store, const CodeMaker& maker, Instant now) {
    return store.read([&](store::Database& database) -> Result<std::vector<store::IssuerUse>> {
        const auto scope = find_scope(database, maker, now);
        if (!scope) return scope.error();
        auto all = store::list_issuers(database);
        std::erase_if(all,
                      [&](const store::IssuerUse& use) { return !check_unit(database, *scope, use.issuer.unit_id); });
        return all;
    });
}

} // namespace zhiping::app
