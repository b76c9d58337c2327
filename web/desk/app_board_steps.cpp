#include "shared/text/desk_text_ids.hpp"
#include "web/desk/app.hpp"
#include "web/desk/board_parts.hpp"

namespace zhiping::desk {

TabOwner App::owner() const {
    const auto& self = m_session.self();
    return {m_list.counts(), self.roles, self.has_units_below};
}

void App::draw_board_tab() {
    take_any(draw_board(m_canvas, {.shown = m_board,
                                   .query = m_where.board,
                                   .today = today(),
                                   .scrolled = m_scrolled[m_canvas.id_of(board_area)]}));
}

// Another board, from its top; where the focus was, other units may be.
void App::act(ShowBoard shown) {
    const bool is_elsewhere = shown.query.unit_id != m_where.board.unit_id;
    m_where.tab = Tab::Board;
    m_where.board = shown.query;
    m_board_link.clear();
    if (is_elsewhere) {
        m_scrolled.erase(m_canvas.id_of(board_area));
        platform::focus_title();
    }
    write_address();
    show_list();
}

void App::act(ShowBoardList shown) {
    m_board_link = shown.link;
    m_where.tab = shown.list.tab;
    m_where.filter = shown.list.filter;
    m_search.clear();
    m_announces = true;
    m_scrolled.erase(m_canvas.id_of(ui::row_area_of(case_table)));
    write_address();
    show_list();
    platform::focus_title();
}

void App::act(SortBoard by) { m_board.sort(by.key, by.count); }

void App::act(OpenFinding opened) { m_board.open_or_close(opened.finding); }

void App::act(TurnBoardChart turned) { m_board.turn(turned.chart); }

void App::act(MoreBoardRows) { m_board.show_more_rows(); }

void App::act(MoreFindings) { m_board.show_more_findings(); }

void App::act(BackToBoard) {
    m_where = {.tab = Tab::Board, .board = m_where.board};
    m_search.clear();
    write_address();
    return_to_board();
}

void App::act(RemoveFound) {
    auto filter = m_where.filter;
    filter.units.reset();
    filter.rounds.reset();
    filter_by(filter);
}

// Where it was left, with what has changed meanwhile.
void App::return_to_board() {
    m_board.read(m_where.board);
    if (m_board_link.empty()) return platform::focus_title();
    platform::move_focus(m_canvas.id_of(m_board_link));
}

bool App::take_board_text(std::uint32_t id, std::string_view text) {
    if (tab() != Tab::Board) return false;
    const auto query = board_with(m_canvas, m_where.board, id, text);
    if (query && *query != m_where.board) act(ShowBoard{*query});
    return query.has_value();
}

bool App::press_board_key(std::string_view key) {
    if (key == "r") m_board.read(m_where.board);
    return key == "r";
}

std::string App::found_words() const {
    const auto& units = m_where.filter.units;
    const auto named = [&](const ChosenUnits& chosen) {
        const auto unit = m_board.name_of_unit(chosen.id);
        return chosen.and_below ? fill(said(Text::DeskFoundBelow), {{"unit", unit}}) : unit;
    };
    if (const auto& rounds = m_where.filter.rounds)
        return fill(said(Text::DeskFoundRound), {{"number", round_words(rounds->count, m_language)},
                                                 {"unit", named(rounds->units)},
                                                 {"from", to_string(rounds->period.from)},
                                                 {"until", to_string(rounds->period.until)}});
    return units ? named(*units) : std::string{};
}

void App::board_changed() {
    want_frames();
    const auto words = m_board.take_said();
    if (tab() == Tab::Board && !words.empty()) platform::announce(words);
}

} // namespace zhiping::desk
