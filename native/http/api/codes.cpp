#include "native/http/api/codes.hpp"

#include "native/app/open_code.hpp"
#include "shared/wire/evaluation_json.hpp"

namespace zhiping::http {

void get_code(Exchange& exchange, const CodeHolder& holder) {
    const auto facts = app::open_code(exchange.context.store, holder.code);
    if (!facts) return refuse(exchange, facts.error());
    reply(exchange, 200, wire::encode(*facts));
}

} // namespace zhiping::http
