#pragma once

#include "shared/wire/anomaly_json.hpp"
#include "shared/wire/board_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/named_nodes.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/some_board.hpp"
#include "web/desk/board_screen.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

// Somebody at the board alone, and its server.
namespace zhiping::tests {

inline constexpr auto board_asked = "/api/v1/board";
inline constexpr auto anomalies_asked = "/api/v1/anomalies";

struct BoardDesk {
    explicit BoardDesk(float width = 1440) {
        platform::reset_headless();
        shown.show(query);
        reader.emplace(screen, width);
    }

    void answer_board(const Board& board = some_board()) {
        answer(board_asked, 200, wire::encode(board));
        reader->settle();
    }
    void answer_anomalies(const AnomalyList& list = some_anomalies()) {
        answer(anomalies_asked, 200, wire::encode(list, Language::Chinese));
        reader->settle();
    }
    void answer_both() {
        answer_board();
        answer_anomalies();
    }
    void choose(std::string_view field, std::string_view value) {
        screen.change_text(screen.canvas.id_of(field), value);
        reader->settle();
    }

    // The path of the list that a link leads to.
    std::string list_of(const std::string& name) {
        step = {};
        INFO(name);
        const auto node = page.node(name);
        REQUIRE(node);
        REQUIRE(node->at("role") == "view-link");
        screen.activate((*node)["id"].get<std::uint32_t>());
        reader->settle();
        const auto* led = std::get_if<desk::ShowBoardList>(&step);
        REQUIRE(led);
        CHECK(node->at("address") == desk::address_of(led->list, query));
        return desk::list_path(led->list.tab, led->list.filter, "3002");
    }
    std::string words_of(const std::string& name) const { return page.label(name); }

    void take(const desk::BoardStep& did) {
        if (std::holds_alternative<std::monostate>(did)) return;
        step = did;
        if (const auto* asked = std::get_if<desk::ShowBoard>(&did)) shown.show(query = asked->query);
        if (const auto* by = std::get_if<desk::SortBoard>(&did)) shown.sort(by->key, by->count);
        if (const auto* opened = std::get_if<desk::OpenFinding>(&did)) shown.open_or_close(opened->finding);
        if (const auto* turned = std::get_if<desk::TurnBoardChart>(&did)) shown.turn(turned->chart);
        if (std::holds_alternative<desk::MoreBoardRows>(did)) shown.show_more_rows();
        if (std::holds_alternative<desk::MoreFindings>(did)) shown.show_more_findings();
        if (std::holds_alternative<desk::ReadAgain>(did)) shown.read(query);
    }

    BoardQuery query;
    desk::BoardStep step;
    desk::Api api{Language::Chinese, [] {}};
    desk::ShownBoard shown{api, [] {}};
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        for (const auto& [id, text] : std::exchange(screen.texts, {}))
            if (const auto chosen = desk::board_with(canvas, query, id, text)) take(desk::ShowBoard{*chosen});
        take(desk::draw_board(canvas, {shown, query, board_day(20), 0}));
    }};
    NamedNodes page{screen.canvas};
    std::optional<Reader> reader;
};

inline std::ptrdiff_t times_asked(std::string_view path) {
    return std::count_if(platform::headless().asked.begin(), platform::headless().asked.end(),
                         [&](const auto& each) { return each.request.path == path; });
}

} // namespace zhiping::tests
