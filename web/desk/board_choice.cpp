#include "shared/text/desk_text_ids.hpp"
#include "web/desk/board_parts.hpp"
#include "web/desk/field_row.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/icons.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view from_field = "board.from";
constexpr std::string_view until_field = "board.until";
constexpr std::string_view compare_field = "board.compare";
constexpr std::string_view module_field = "board.module";
constexpr std::string_view situation_field = "board.situation";
constexpr int quick_days[] = {7, usual_board_days, 90};
constexpr float widest_field = 160; // Where there is room.
constexpr float least_field = 112;
constexpr float step_room = 18; // Between a unit and the next one below.

// While a year is being typed it is one of the first centuries.
constexpr Date first_day = std::chrono::sys_days{std::chrono::year{2000} / 1 / 1};

Message comparison_message(Comparison comparison) {
    return comparison == Comparison::Before ? Text::DeskBoardBefore : Text::DeskBoardYear;
}

class BoardChoice {
public:
    BoardChoice(ui::Canvas& canvas, const BoardView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap),
          m_bottom(canvas.y()) {}

    BoardStep draw() {
        if (!m_view.shown.path().empty()) draw_path();
        draw_fields();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }

    // Down to the unit whose parts are shown.
    void draw_path() {
        const auto& path = m_view.shown.path();
        const ui::Inside row{m_canvas, ui::layout(m_canvas, "board.place", "row")};
        const float left = m_canvas.left(), width = m_canvas.width(), y = m_canvas.y();
        float x = left;
        if (path.size() > 1) draw_above(x);
        const auto& sizes = m_canvas.theme().sizes;
        m_canvas.take_column(x, left + width - x);
        m_canvas.space(std::max(0.0f, (sizes.hot_area - sizes.heading * ui::heading_line_height) / 2));
        ui::row_heading(m_canvas, "board.unit", path.back().name[m_language]);
        m_canvas.take_column(left, width);
        m_canvas.continue_at(std::max(m_canvas.y(), y + sizes.hot_area) + sizes.space);
    }

    void draw_above(float& x) {
        const auto& path = m_view.shown.path();
        ui::Node node{.id = m_canvas.id_of("board.path"), .role = ui::Role::List};
        node.attributes = {{"aria-label", std::string{said(Text::DeskBoardPath)}}, {"data-look", "path"}};
        const ui::Inside list{m_canvas, std::move(node)};
        for (std::size_t place = 0; place + 1 < path.size(); ++place) draw_link(x, path[place], place == 0);
    }

    void draw_link(float& x, const NamedUnit& unit, bool is_own) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto name = ui::joined("board.path", unit.id);
        const ui::Inside item{m_canvas, {.id = m_canvas.id_of(ui::joined(name, "item")), .role = ui::Role::ListItem}};
        const ui::TextStyle style{sizes.body, colours.accent};
        const auto& words = unit.name[m_language];
        const float line = std::round(style.size * style.line_height);
        const ui::Place place{x, m_canvas.y(), std::ceil(m_canvas.text_width(words, style)) + 1, sizes.hot_area};
        m_canvas.draw_one_line(words, place.x, place.y + (place.height - line) / 2, place.width, style);
        auto query = m_view.query;
        query.unit_id = is_own ? std::nullopt : std::optional{unit.id};
        const auto press = m_canvas.pressable(name, place);
        if (press.pressed) m_step = ShowBoard{query};
        ui::say(m_canvas,
                {.id = press.id,
                 .role = ui::Role::ViewLink,
                 .address = "/desk?" + to_query({.tab = Tab::Board, .board = query})},
                words, place, style);
        x += place.width;
        ui::draw_chevron(m_canvas, {x, place.y, step_room, place.height}, ui::Towards::Right, colours.secondary);
        x += step_room;
    }

    // A field in its place in the row.
    template <typename Draw> void in_row(float& x, float width, Draw draw) {
        draw_in_row(m_canvas, x, m_bottom, width, draw);
    }

    void draw_fields() {
        const float right = m_canvas.left() + m_canvas.width(), top = m_canvas.y();
        const float width = std::clamp(m_canvas.width() / 5 - m_gap, least_field, widest_field);
        const ui::Inside row{m_canvas, ui::layout(m_canvas, "board.fields", "row")};
        float x = m_canvas.left();
        draw_days(x, width);
        draw_selects(x, width);
        const bool is_beside = x + quick_width() <= right;
        const float under = m_bottom + m_gap;
        if (is_beside) m_canvas.continue_at(top + ui::label_room(m_canvas));
        draw_quick(is_beside ? x : m_canvas.left(), is_beside ? m_canvas.y() : under);
        m_canvas.continue_at(m_bottom);
        if (m_view.shown.periods() && m_view.shown.state() != ShownBoard::State::Failed) draw_compared();
    }

    // While others are being read, the days that were there last.
    void draw_compared() {
        const auto& compared = m_view.shown.periods()->compared;
        const auto words = fill(said(had_nothing() ? Text::DeskBoardComparedNone : Text::DeskBoardDaysHint),
                                {{"from", to_string(compared.from)}, {"until", to_string(compared.until)}});
        m_canvas.space(m_canvas.theme().sizes.space);
        ui::hint(m_canvas, "board.compared",
                 m_view.shown.is_reading() ? fill(said(Text::DeskBoardComparedReading), {{"compared", words}}) : words);
    }

    bool had_nothing() const { // In the days that are compared with.
        return m_view.shown.state() == ShownBoard::State::Here && m_view.shown.board().total.compared == RoundNumbers{};
    }

    // As they were chosen, else as they were counted.
    std::string day_text(const std::optional<Date>& chosen, Date BoardPeriod::*day) const {
        if (chosen) return to_string(*chosen);
        const auto& periods = m_view.shown.periods();
        return periods ? to_string(periods->now.*day) : std::string{};
    }

    std::string_view problem_of(std::string_view field) const {
        return m_view.shown.problem_field() == field ? std::string_view{m_view.shown.problem()} : std::string_view{};
    }

    void draw_days(float& x, float width) {
        const auto from = day_text(m_view.query.from, &BoardPeriod::from);
        const auto until = day_text(m_view.query.until, &BoardPeriod::until);
        in_row(x, width, [&] {
            ui::date_field(
                m_canvas,
                {.name = from_field, .label = said(Text::DeskBoardFrom), .text = from, .error = problem_of("from")});
        });
        in_row(x, width, [&] {
            ui::date_field(m_canvas, {.name = until_field,
                                      .label = said(Text::DeskBoardUntil),
                                      .text = until,
                                      .error = problem_of("until")});
        });
    }

    void select(float& x, float width, std::string_view name, Message label, std::string_view chosen,
                std::span<const ui::Option> options) {
        in_row(x, width,
               [&] { ui::select_box(m_canvas, {.name = name, .label = said(label), .text = chosen}, options); });
    }

    void draw_selects(float& x, float width) {
        const auto& query = m_view.query;
        std::vector<ui::Option> compared, of_modules{{"", said(Text::DeskEveryModule)}},
            of_situations{{"", said(Text::DeskEverySituation)}};
        for (const auto& [value, id] : comparisons) compared.push_back({id, said(comparison_message(value))});
        for (const auto& row : modules) of_modules.push_back({row.id, module_words(row.value, m_language)});
        for (const auto& row : situations) of_situations.push_back({row.id, situation_words(row.value, m_language)});
        select(x, width, compare_field, Text::DeskBoardCompare, facts_of(comparisons, query.comparison).id, compared);
        select(x, width, module_field, Text::DeskColumnModule, option_of(modules, query.module), of_modules);
        select(x, width, situation_field, Text::DeskColumnSituations, option_of(situations, query.situation),
               of_situations);
    }

    std::string quick_label(int days) const {
        return fill(said(Text::DeskBoardLastDays), {{"days", std::to_string(days)}});
    }

    float quick_width() {
        float width = 0;
        for (const int days : quick_days)
            width += ui::button_width(m_canvas, quick_label(days)) + m_canvas.theme().sizes.space;
        return width;
    }

    void draw_quick(float x, float y) {
        const float height = ui::button_height(m_canvas);
        for (const int days : quick_days) {
            const auto label = quick_label(days), name = ui::joined("board.last", std::to_string(days));
            const float width = ui::button_width(m_canvas, label);
            if (ui::draw_button(m_canvas, {.name = name, .label = label, .kind = ui::ButtonKind::Quiet},
                                {x, y, width, height}))
                m_step = ShowBoard{with_last(days)};
            x += width + m_canvas.theme().sizes.space;
        }
        m_bottom = std::max(m_bottom, y + height);
    }

    BoardQuery with_last(int days) const {
        auto query = m_view.query;
        query.from = m_view.today - std::chrono::days{days - 1};
        query.until = m_view.today;
        return query;
    }

    ui::Canvas& m_canvas;
    const BoardView& m_view;
    Language m_language;
    float m_gap;
    float m_bottom; // Of the row that is being drawn.
    BoardStep m_step;
};

// Nothing written is the usual day; what is no day of ours is still being written.
bool take_day(std::string_view text, std::optional<Date>& day) {
    if (text.empty()) {
        day.reset();
        return true;
    }
    const auto parsed = parse_date(text);
    if (!parsed || *parsed < first_day) return false;
    day = *parsed;
    return true;
}

} // namespace

BoardStep draw_board_choice(ui::Canvas& canvas, const BoardView& view) { return BoardChoice{canvas, view}.draw(); }

std::optional<BoardQuery> board_with(const ui::Canvas& canvas, const BoardQuery& query, std::uint32_t id,
                                     std::string_view value) {
    auto changed = query;
    bool is_whole = true;
    if (id == canvas.id_of(from_field))
        is_whole = take_day(value, changed.from);
    else if (id == canvas.id_of(until_field))
        is_whole = take_day(value, changed.until);
    else if (id == canvas.id_of(compare_field))
        changed.comparison = find_by_id(comparisons, value).value_or(query.comparison);
    else if (id == canvas.id_of(module_field))
        changed.module = find_by_id(modules, value);
    else if (id == canvas.id_of(situation_field))
        changed.situation = find_by_id(situations, value);
    else
        return std::nullopt;
    return is_whole ? std::optional{changed} : std::nullopt;
}

} // namespace zhiping::desk
