#include "web/gallery/big_table.hpp"

#include "web/ui/desk_fields.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::gallery {

namespace {

constexpr std::string_view search_field = "search";
constexpr std::string_view table_name = "cases";

} // namespace

BigTable::BigTable() : m_in_order(m_rows.in_order(m_sort)), m_found(m_in_order) { platform::set_title("案件"); }

void BigTable::activate(std::uint32_t id) {
    m_canvas.activate(id);
    m_frames.follow_press();
}

void BigTable::change_text(std::uint32_t id, std::string_view text) {
    if (id == m_canvas.id_of(search_field)) search(text);
    m_frames.follow_text();
}

void BigTable::scroll(std::uint32_t id, float top) {
    if (id == m_canvas.id_of(ui::row_area_of(table_name))) m_scrolled = top;
    m_frames.follow_text();
}

void BigTable::draw(const platform::View& view) {
    m_frames.draw(m_canvas, [&] { draw_frame(view); });
}

void BigTable::search(std::string_view words) {
    m_words = words;
    m_found = words.empty() ? m_in_order : m_rows.found(m_in_order, words);
    m_current.reset();
}

void BigTable::draw_frame(const platform::View& view) {
    m_canvas.begin_frame(view, ui::make_desk_theme(view.dark, view.text_scale), Language::Chinese);
    {
        const ui::Inside main{m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main}};
        draw_search();
        draw_table();
    }
    m_canvas.continue_at(view.window);
    m_canvas.end_frame();
}

void BigTable::draw_search() {
    const auto gap = m_canvas.theme().sizes.gap;
    m_canvas.space(gap);
    ui::desk_field(m_canvas, {.name = search_field,
                              .label = "查找",
                              .text = m_words,
                              .placeholder = "回执号或地点",
                              .label_side = ui::LabelSide::Unseen});
    m_canvas.space(gap);
    ui::hint(m_canvas, "count", "共 " + std::to_string(m_found.size()) + " 件");
    m_canvas.space(gap);
}

void BigTable::draw_table() {
    const float height = std::max(200.0f, m_canvas.window_height() - m_canvas.y());
    const ui::Place rest{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
    const ui::TableContent content{.name = table_name,
                                   .label = "案件",
                                   .columns = big_columns,
                                   .rows = m_found.size(),
                                   .row = [this](std::size_t index) { return row(index); },
                                   .current = m_current,
                                   .sort = m_sort,
                                   .all_ticked = m_ticked.size() == BigRows::count,
                                   .tick_all = "全选",
                                   .empty = "没有案件",
                                   .earlier = "上一页",
                                   .later = "下一页"};
    if (const auto press = ui::table(m_canvas, content, rest, m_scrolled)) follow(*press);
}

ui::TableRow BigTable::row(std::size_t index) const {
    const auto number = m_found[index];
    const auto& cells = m_rows.cells(number);
    const std::string receipt{cells[0]};
    ui::TableRow row{.name = receipt,
                     .link = receipt,
                     .address = "?case=" + receipt,
                     .ticked = m_ticked.contains(number),
                     .tick_label = "选择 " + receipt};
    for (const auto cell : std::span{cells}.subspan(1)) row.cells.push_back({std::string{cell}});
    if (m_rows.is_late(number)) row.cells[0] = {row.cells[0].text, ui::Tone::Danger, true};
    return row;
}

void BigTable::tick_all() {
    const bool all = m_ticked.size() == BigRows::count;
    m_ticked.clear();
    if (!all) m_ticked.insert(m_in_order.begin(), m_in_order.end());
}

void BigTable::follow(const ui::TablePress& press) {
    if (const auto* opened = std::get_if<ui::OpenedRow>(&press)) m_current = opened->row;
    if (const auto* ticked = std::get_if<ui::TickedRow>(&press))
        if (!m_ticked.erase(m_found[ticked->row])) m_ticked.insert(m_found[ticked->row]);
    if (std::holds_alternative<ui::TickedAll>(press)) tick_all();
    if (const auto* turned = std::get_if<ui::TurnedPage>(&press)) m_scrolled = turned->scrolled;
    if (const auto* sorted = std::get_if<ui::SortedColumn>(&press)) {
        const bool is_same = m_sort && m_sort->column == sorted->column;
        const bool goes_down = is_same && m_sort->direction == ui::Direction::Ascending;
        m_sort = {{sorted->column, goes_down ? ui::Direction::Descending : ui::Direction::Ascending}};
        m_in_order = m_rows.in_order(m_sort);
        search(std::string{m_words});
    }
}

} // namespace zhiping::gallery
