#include "native/http/api/codes.hpp"

#include "native/app/open_code.hpp"
#include "native/http/exchange/limits.hpp"
#include "shared/wire/evaluation_json.hpp"

namespace zhiping::http {

namespace {

// Only what is unknown counts, so that whoever guesses keeps nobody beside them out.
Error counted(const Exchange& exchange, const Error& error) {
    if (error.code != ErrorCode::NotFound) return error;
    const auto allowed = check_limit_of_address(exchange, Limited::UnknownCode);
    return allowed ? error : allowed.error();
}

} // namespace

void get_code(Exchange& exchange, const CodeHolder& holder) {
    const auto facts = app::open_code(exchange.context.store, holder.code, exchange.context.clock.now());
    if (!facts) return refuse(exchange, counted(exchange, facts.error()));
    reply(exchange, 200, wire::encode(*facts));
}

} // namespace zhiping::http
