#pragma once

#include "native/app/code_maker.hpp"
#include "native/http/exchange/callers.hpp"

namespace zhiping::http {

// A system that prints documents, by its key in the Authorization header.
struct IssuerCaller {
    static constexpr auto kind = CallerKind::Issuer;
    app::IssuerKey key;
};

// Refuses as JSON: unauthorized without a key that is known and not revoked.
std::optional<IssuerCaller> issuer(Exchange&);

// Whoever has codes made: such a system, or somebody of staff who is signed in; whether they may, native/app says.
struct CodeMakerCaller {
    static constexpr auto kind = CallerKind::CodeMaker;
    app::CodeMaker maker;
};

// With an Authorization header as issuer() refuses, else as signed_in() does.
std::optional<CodeMakerCaller> code_maker(Exchange&);

} // namespace zhiping::http
