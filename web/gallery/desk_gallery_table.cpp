#include "web/gallery/desk_gallery.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/panes.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>
#include <variant>

namespace zhiping::gallery {

namespace {

constexpr std::size_t case_count = 2000;

constexpr ui::TableColumn columns[] = {{.name = "receipt", .label = "回执号", .least = 190, .share = 0, .sorts = true},
                                       {.name = "status", .label = "状态", .least = 96, .share = 1, .sorts = false},
                                       {.name = "situation", .label = "情形", .least = 190, .share = 3, .sorts = false},
                                       {.name = "due", .label = "时限", .least = 120, .share = 1, .sorts = true},
                                       {.name = "handler", .label = "承办人", .least = 88, .share = 1, .sorts = false}};

constexpr std::string_view situations[] = {"执法用语不文明、态度粗暴", "没有违法行为却被处罚", "无故扣车",
                                           "不听当事人陈述申辩"};
constexpr std::string_view statuses[] = {"待核查", "核查中", "待审批", "已答复"};
constexpr std::string_view handlers[] = {"王强", "李静", "陈晨", "—"};

std::string receipt_of(std::size_t number) {
    const auto digits = std::to_string(number + 1);
    return "ZP-20261122-" + std::string(8 - digits.size(), '0') + digits;
}

std::string day_of(std::size_t number) { return "11月" + std::to_string(number % 30 + 1) + "日 17:30"; }

} // namespace

ui::TableRow DeskGallery::row(std::size_t index) const {
    const auto number = m_sort.direction == ui::Direction::Ascending ? index : case_count - 1 - index;
    const bool is_late = number % 7 == 0;
    const auto receipt = receipt_of(number);
    return {.name = receipt,
            .link = receipt,
            .address = "/gallery/desk?case=" + receipt,
            .ticked = m_ticked.contains(number),
            .tick_label = "选择 " + receipt,
            .cells = {{std::string{statuses[number % 4]}},
                      {std::string{situations[number % 4]}},
                      {is_late ? "逾期 1 天" : day_of(number), is_late ? ui::Tone::Danger : ui::Tone::Ink, is_late},
                      {std::string{handlers[number / 3 % 4]}, ui::Tone::Secondary}}};
}

void DeskGallery::follow(const ui::TablePress& press) {
    const auto number = [&](std::size_t row) {
        return m_sort.direction == ui::Direction::Ascending ? row : case_count - 1 - row;
    };
    if (const auto* opened = std::get_if<ui::OpenedRow>(&press)) m_current = opened->row;
    if (const auto* ticked = std::get_if<ui::TickedRow>(&press))
        if (!m_ticked.erase(number(ticked->row))) m_ticked.insert(number(ticked->row));
    if (std::get_if<ui::TickedAll>(&press)) {
        const bool all = m_ticked.size() == case_count;
        m_ticked.clear();
        for (std::size_t each = 0; !all && each < case_count; ++each) m_ticked.insert(each);
    }
    if (const auto* sorted = std::get_if<ui::SortedColumn>(&press)) {
        const bool is_same = m_sort.column == sorted->column;
        const bool goes_down = is_same && m_sort.direction == ui::Direction::Ascending;
        m_sort = {sorted->column, goes_down ? ui::Direction::Descending : ui::Direction::Ascending};
        m_current.reset();
    }
    if (const auto* turned = std::get_if<ui::TurnedPage>(&press))
        m_scrolled[m_canvas.id_of(ui::row_area_of("cases"))] = turned->scrolled;
}

void DeskGallery::draw_cases(const ui::Place& place) {
    const auto share = ui::share_said(written("panes", "64"));
    ui::Panes panes{m_canvas,
                    {.name = "panes",
                     .label = "列表和案件的宽度",
                     .first = "列表",
                     .second = "案件",
                     .share = share.value_or(64),
                     .least_first = 320,
                     .least_second = 300},
                    place};
    draw_table(panes.first());
    panes.next();
    draw_case(panes.second());
}

void DeskGallery::draw_table(const ui::Place& place) {
    const auto gap = m_canvas.theme().sizes.gap;
    m_canvas.space(gap);
    ui::desk_field(m_canvas, {.name = "search",
                              .label = "查找",
                              .text = written("search"),
                              .placeholder = "回执号、单位或承办人",
                              .label_side = ui::LabelSide::Unseen});
    m_canvas.space(gap);
    const float height = std::max(200.0f, place.y + place.height - m_canvas.y());
    const ui::Place rest{place.x, m_canvas.y(), place.width, height};
    const bool all = m_ticked.size() == case_count;
    const ui::TableContent content{.name = "cases",
                                   .label = "案件",
                                   .columns = columns,
                                   .rows = case_count,
                                   .row = [this](std::size_t index) { return row(index); },
                                   .current = m_current,
                                   .sort = m_sort,
                                   .all_ticked = all,
                                   .tick_all = "全选",
                                   .empty = "没有案件",
                                   .earlier = "上一页",
                                   .later = "下一页"};
    if (const auto press = ui::table(m_canvas, content, rest, scrolled(ui::row_area_of("cases")))) follow(*press);
    m_canvas.continue_at(rest.y + rest.height);
}

void DeskGallery::draw_case(const ui::Place& place) {
    const auto gap = m_canvas.theme().sizes.gap;
    const ui::ScrollArea area{m_canvas, "case", "案件内容", place, scrolled("case")};
    m_canvas.indent(gap, 0);
    if (!m_current) {
        m_canvas.space(gap);
        ui::hint(m_canvas, "case.none", "选择一个案件");
    } else {
        const auto opened = row(*m_current);
        ui::section_heading(m_canvas, "case.title", opened.link);
        const ui::KeyValue pairs[] = {{"case.status", "状态", opened.cells[0].text},
                                      {"case.situation", "情形", opened.cells[1].text},
                                      {"case.due", "时限", opened.cells[2].text},
                                      {"case.handler", "承办人", opened.cells[3].text}};
        ui::key_values(m_canvas, "case.facts", pairs);
        m_canvas.space(gap);
        const ui::RowButton buttons[] = {{"case.reply", "答复", ui::ButtonKind::Primary}, {"case.ask", "退回补充"}};
        if (ui::button_row(m_canvas, "case.actions", buttons) == 0u) m_dialog = "reply";
    }
    m_canvas.indent(-gap, 0);
}

} // namespace zhiping::gallery
