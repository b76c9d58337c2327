#include "native/http/api/anomalies.hpp"

#include "native/app/find_anomalies.hpp"
#include "native/http/api/query_parameters.hpp"
#include "shared/wire/anomaly_json.hpp"

#include <array>

namespace zhiping::http {

namespace {

bool take_day(const std::string& text, std::optional<Date>& day) {
    const auto parsed = parse_date(text);
    if (parsed) day = *parsed;
    return static_cast<bool>(parsed);
}

constexpr std::array parameters{
    Parameter<AnomalyDays>{"from", [](auto& days, const auto& text) { return take_day(text, days.from); }},
    Parameter<AnomalyDays>{"until", [](auto& days, const auto& text) { return take_day(text, days.until); }},
};

} // namespace

void get_anomalies(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto list = read_query<AnomalyDays>(exchange.request, parameters).and_then([&](const AnomalyDays& days) {
        return app::find_anomalies(context.store, caller.member, days, china_date(context.clock.now()));
    });
    if (!list) return refuse(exchange, list.error());
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, 200, wire::encode(*list, language_of(exchange.request)));
}

} // namespace zhiping::http
