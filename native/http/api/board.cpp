#include "native/http/api/board.hpp"

#include "native/app/read_board.hpp"
#include "native/http/api/query_parameters.hpp"
#include "shared/wire/board_json.hpp"

#include <array>

namespace zhiping::http {

namespace {

bool take_day(const std::string& text, std::optional<Date>& day) {
    const auto parsed = parse_date(text);
    if (parsed) day = *parsed;
    return static_cast<bool>(parsed);
}

constexpr std::array parameters{
    Parameter<BoardQuery>{"unit", [](auto& query, const auto& id) { return take(id, query.unit_id.emplace()); }},
    Parameter<BoardQuery>{"from", [](auto& query, const auto& text) { return take_day(text, query.from); }},
    Parameter<BoardQuery>{"until", [](auto& query, const auto& text) { return take_day(text, query.until); }},
    Parameter<BoardQuery>{"compare",
                          [](auto& query, const auto& id) { return take(comparisons, id, query.comparison); }},
    Parameter<BoardQuery>{"module", [](auto& query, const auto& id) { return take(modules, id, query.module); }},
    Parameter<BoardQuery>{"situation",
                          [](auto& query, const auto& id) { return take(situations, id, query.situation); }},
};

} // namespace

void get_board(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto board = read_query<BoardQuery>(exchange.request, parameters).and_then([&](const BoardQuery& query) {
        return app::read_board(context.store, context.calendar, caller.member, query, context.clock.now());
    });
    if (!board) return refuse(exchange, board.error());
    reply(exchange, 200, wire::encode(*board));
}

} // namespace zhiping::http
