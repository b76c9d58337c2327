#include "native/http/api/events.hpp"

#include "native/app/list_changes.hpp"
#include "native/http/api/query_parameters.hpp"
#include "shared/wire/staff_case_json.hpp"

#include <array>
#include <optional>

namespace zhiping::http {

namespace {

struct EventsQuery {
    std::optional<std::int64_t> after = {};
};

constexpr std::array parameters{Parameter<EventsQuery>{"after", [](EventsQuery& query, const std::string& number) {
                                                           return !query.after && take(number, query.after.emplace());
                                                       }}};

void answer_unchanged(Exchange& exchange) {
    exchange.response.status = 304;
    exchange.response.set_header("Cache-Control", "no-store");
}

} // namespace

void get_events(Exchange& exchange, const SignedIn& caller) {
    const auto query = read_query<EventsQuery>(exchange.request, parameters);
    if (!query) return refuse(exchange, query.error());
    const auto changes = app::list_changes(exchange.context.store, caller.member, query->after);
    if (!changes) return refuse(exchange, changes.error());
    if (query->after && changes->receipts.empty()) return answer_unchanged(exchange);
    reply(exchange, 200, wire::encode(*changes));
}

} // namespace zhiping::http
