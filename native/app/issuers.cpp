#include "native/app/issuers.hpp"

#include "native/app/bad_row.hpp"
#include "native/store/units.hpp"

namespace zhiping::app {

std::variant<IssuerKey, IssuerProblem> add_issuer(store::Store& store, const std::string& name,
                                                  const std::string& unit_id, Instant now, outside::Random& random) {
    if (name.empty() || problem_with_words("name", name)) return IssuerProblem::NameUnfit;
    const auto key = IssuerKey::from_random(random.bytes<16>());
    return store.write([&](store::Database& database) -> std::variant<IssuerKey, IssuerProblem> {
        if (!store::find_unit(database, unit_id)) return IssuerProblem::UnitUnknown;
        if (!store::insert_issuer(database, name, unit_id, store::digest(key.digits()), now))
            return IssuerProblem::NameTaken;
        return key;
    });
}

bool is_issuer_key(store::Store& store, const IssuerKey& key) {
    return store.read([&](store::Database& database) {
        return store::find_issuer_by_key(database, store::digest(key.digits())).has_value();
    });
}

bool revoke_issuer(store::Store& store, const std::string& name, Instant now) {
    return store.write([&](store::Database& database) { return store::revoke_issuer(database, name, now); });
}

std::vector<store::IssuerUse> list_issuers(store::Store& store) {
    return store.read([](store::Database& database) { return store::list_issuers(database); });
}

} // namespace zhiping::app
