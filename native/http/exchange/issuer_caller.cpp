#include "native/http/exchange/issuer_caller.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

namespace zhiping::http {

std::optional<IssuerCaller> issuer(Exchange& exchange) {
    constexpr std::string_view scheme = wire::authorization_scheme;
    const auto header = exchange.request.get_header_value("Authorization");
    const auto shown = header.starts_with(scheme) ? std::string_view{header}.substr(scheme.size()) : std::string_view{};
    const auto key = app::IssuerKey::parse(shown);
    // Before any body is read: theirs are long.
    if (key && app::is_issuer_key(exchange.context.store, *key)) return IssuerCaller{*key};
    refuse(exchange, {ErrorCode::Unauthorized, Text::IssuerKeyUnknown});
    return std::nullopt;
}

} // namespace zhiping::http
