#include "native/http/exchange/issuer_caller.hpp"

#include "native/http/exchange/limits.hpp"
#include "native/http/exchange/staff_caller.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

namespace zhiping::http {

std::optional<IssuerCaller> issuer(Exchange& exchange) {
    constexpr std::string_view scheme = wire::authorization_scheme;
    const auto header = exchange.request.get_header_value("Authorization");
    const auto shown = header.starts_with(scheme) ? std::string_view{header}.substr(scheme.size()) : std::string_view{};
    const auto key = app::IssuerKey::parse(shown);
    // Before any body is read: theirs are long.
    const bool is_known = key && app::is_issuer_key(exchange.context.store, *key);
    const auto allowed = is_known ? check_limit(exchange, Limited::IssuerRequest, key->digits())
                                  : check_limit_of_address(exchange, Limited::WrongIssuerKey);
    if (is_known && allowed) return IssuerCaller{*key};
    refuse(exchange, allowed ? Error{ErrorCode::Unauthorized, Text::IssuerKeyUnknown} : allowed.error());
    return std::nullopt;
}

std::optional<CodeMakerCaller> code_maker(Exchange& exchange) {
    if (exchange.request.has_header("Authorization")) {
        const auto system = issuer(exchange);
        return system ? std::optional{CodeMakerCaller{system->key}} : std::nullopt;
    }
    const auto member = signed_in(exchange);
    if (!member) return std::nullopt;
    const auto allowed = check_limit(exchange, Limited::IssuerRequest, "staff " + std::to_string(member->member.id));
    if (allowed) return CodeMakerCaller{member->member};
    refuse(exchange, allowed.error());
    return std::nullopt;
}

} // namespace zhiping::http
