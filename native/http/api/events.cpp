#include "native/http/api/events.hpp"

#include "native/app/list_changes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/staff_case_json.hpp"

#include <charconv>

namespace zhiping::http {

namespace {

// Nullopt in it: not asked for.
Result<std::optional<std::int64_t>> read_after(const httplib::Request& request) {
    if (!request.has_param("after")) return std::optional<std::int64_t>{};
    const auto words = request.get_param_value("after");
    std::int64_t number = 0;
    const auto* end = words.data() + words.size();
    const auto [stopped, problem] = std::from_chars(words.data(), end, number);
    if (problem != std::errc{} || stopped != end) return invalid("after", Text::ValueUnknown);
    return std::optional{number};
}

void answer_unchanged(Exchange& exchange) {
    exchange.response.status = 304;
    exchange.response.set_header("Cache-Control", "no-store");
}

} // namespace

void get_events(Exchange& exchange, const SignedIn& caller) {
    const auto after = read_after(exchange.request);
    if (!after) return refuse(exchange, after.error());
    const auto changes = app::list_changes(exchange.context.store, caller.member, *after);
    if (!changes) return refuse(exchange, changes.error());
    if (*after && changes->receipts.empty()) return answer_unchanged(exchange);
    reply(exchange, 200, wire::encode(*changes));
}

} // namespace zhiping::http
