#pragma once

#include "native/outside/random.hpp"
#include "native/store/issuers.hpp"
#include "native/store/store.hpp"
#include "shared/evaluation/token.hpp"

#include <string>
#include <variant>
#include <vector>

// The systems that print documents (docs/issuers.md).
namespace zhiping::app {

struct IssuerKeyTag {
    static constexpr auto field = "key";
};

// What such a system shows to be one. The server keeps only its hash.
using IssuerKey = Token<IssuerKeyTag>;

enum class IssuerProblem { NameTaken, NameUnfit, UnitUnknown };

// It issues for the unit and those below. The key is told this once.
std::variant<IssuerKey, IssuerProblem> add_issuer(store::Store&, const std::string& name, const std::string& unit_id,
                                                  Instant now, outside::Random&);

// Whether somebody has this key, and it is not revoked.
bool is_issuer_key(store::Store&, const IssuerKey&);

// From now on its key is none; the codes that it has issued stay. False when none has this name.
bool revoke_issuer(store::Store&, const std::string& name, Instant now);

std::vector<store::IssuerUse> list_issuers(store::Store&);

} // namespace zhiping::app
