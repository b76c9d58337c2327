#include "native/http/api/audit.hpp"

#include "native/app/read_audit.hpp"
#include "native/http/api/query_parameters.hpp"
#include "shared/wire/audit_json.hpp"

#include <array>

namespace zhiping::http {

namespace {

bool take_day(const std::string& text, std::optional<Date>& day) {
    const auto parsed = parse_date(text);
    if (parsed) day = *parsed;
    return static_cast<bool>(parsed);
}

bool take_receipt(AuditQuery& query, const std::string& text) {
    const auto receipt = ReceiptNumber::parse(text);
    if (receipt) query.receipt = *receipt;
    return static_cast<bool>(receipt);
}

constexpr std::array parameters{
    Parameter<AuditQuery>{"from", [](auto& query, const auto& text) { return take_day(text, query.from); }},
    Parameter<AuditQuery>{"until", [](auto& query, const auto& text) { return take_day(text, query.until); }},
    Parameter<AuditQuery>{"badge", [](auto& query, const auto& badge) { return take(badge, query.badge.emplace()); }},
    Parameter<AuditQuery>{"receipt", take_receipt},
    Parameter<AuditQuery>{"kind", [](auto& query, const auto& id) { return take(audit_kinds, id, query.kind); }},
    Parameter<AuditQuery>{"after", [](auto& query, const auto& cursor) { return take(cursor, query.after); }},
};

} // namespace

void get_audit(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto page = read_query<AuditQuery>(exchange.request, parameters).and_then([&](const AuditQuery& query) {
        return app::read_audit(context.store, context.random, caller.member, query, context.clock.now());
    });
    if (!page) return refuse(exchange, page.error());
    reply(exchange, 200, wire::encode(*page));
}

} // namespace zhiping::http
