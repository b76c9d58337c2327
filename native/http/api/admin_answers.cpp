#include "native/http/api/admin_answers.hpp"

#include "shared/wire/error_json.hpp"

namespace zhiping::http {

app::AdminMeans admin_means(const Exchange& exchange) {
    const auto& context = exchange.context;
    return {context.store,       context.vault,       context.random,
            context.clock.now(), client_of(exchange), language_of(exchange.request)};
}

void refuse(Exchange& exchange, const app::AdminRefusal& refusal) {
    const auto& [error, detail] = refusal;
    if (detail.empty()) return refuse(exchange, error);
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, status_of(error.code), wire::encode(error, language_of(exchange.request), detail));
}

} // namespace zhiping::http
