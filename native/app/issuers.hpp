#pragma once

#include "native/store/issuers.hpp"
#include "native/store/store.hpp"
#include "shared/evaluation/token.hpp"

// The systems that print documents (docs/issuers.md).
namespace zhiping::app {

struct IssuerKeyTag {
    static constexpr auto field = "key";
};

// What such a system shows to be one. The server keeps only its hash.
using IssuerKey = Token<IssuerKeyTag>;

// Whether somebody has this key, and it is not revoked.
bool is_issuer_key(store::Store&, const IssuerKey&);

} // namespace zhiping::app
