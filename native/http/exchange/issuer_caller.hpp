#pragma once

#include "native/app/issuers.hpp"
#include "native/http/exchange/callers.hpp"

namespace zhiping::http {

// A system that prints documents, by its key in the Authorization header.
struct IssuerCaller {
    static constexpr auto kind = CallerKind::Issuer;
    app::IssuerKey key;
};

// Refuses as JSON: unauthorized without a key that is known and not revoked.
std::optional<IssuerCaller> issuer(Exchange&);

} // namespace zhiping::http
