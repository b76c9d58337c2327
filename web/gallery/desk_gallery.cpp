#include "web/gallery/desk_gallery.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/menu.hpp"
#include "web/ui/tabs.hpp"
#include "web/ui/toast.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::gallery {

namespace {

constexpr ui::Tab all_tabs[] = {
    {"tab.fields", "字段"},         {"tab.cases", "案件", 2000}, {"tab.pressed", "按钮、菜单和对话框"},
    {"tab.media", "图片和视频", 3}, {"tab.charts", "图表"},      {"tab.full_charts", "数据很多的图表"}};

constexpr ui::MenuItem more[] = {
    {.name = "more.transfer", .label = "移交其他单位"},
    {.name = "more.extend", .label = "申请延期"},
    {.name = "more.print", .label = "打印", .disabled = true, .begins_group = true},
    {.name = "more.decline", .label = "不予受理…", .is_danger = true, .begins_group = true}};

} // namespace

DeskGallery::DeskGallery() { platform::set_title("办公组件一览"); }

void DeskGallery::activate(std::uint32_t id) {
    m_canvas.activate(id);
    m_frames.follow_press();
}

void DeskGallery::change_text(std::uint32_t id, std::string_view text) {
    m_texts[id] = text;
    m_frames.follow_text();
}

void DeskGallery::scroll(std::uint32_t id, float top) {
    m_scrolled[id] = top;
    m_frames.follow_text();
}

void DeskGallery::draw(const platform::View& view) {
    m_frames.draw(m_canvas, [&] { draw_frame(view); });
}

void DeskGallery::draw_frame(const platform::View& view) {
    m_canvas.begin_frame(view, ui::make_desk_theme(view.dark, view.text_scale), Language::Chinese);
    {
        const ui::Inside main{m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main}};
        draw_tabs();
        draw_dialogs();
        const ui::ToastContent done{"toast", m_toast, "撤销"};
        if (ui::toast(m_canvas, done)) m_toast.clear();
    }
    m_canvas.continue_at(view.window);
    m_canvas.end_frame();
}

void DeskGallery::draw_tabs() {
    const auto& sizes = m_canvas.theme().sizes;
    m_canvas.space(sizes.gap);
    ui::screen_heading(m_canvas, "title", "办公组件一览");
    m_canvas.space(sizes.space);
    if (const auto pressed = ui::tabs(m_canvas, "tabs", "组件", all_tabs, m_tab)) m_tab = *pressed;
    const ui::TabPanel panel{m_canvas, all_tabs[m_tab]};
    const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(),
                          std::max(200.0f, m_canvas.window_height() - m_canvas.y())};
    if (m_tab == 0) draw_fields(place);
    if (m_tab == 1) draw_cases(place);
    if (m_tab == 2) draw_pressed(place);
    if (m_tab == 3) draw_media(place);
    if (m_tab == 4) draw_charts(place);
    if (m_tab == 5) draw_full_charts(place);
}

void DeskGallery::draw_pressed(const ui::Place& place) {
    ui::section_heading(m_canvas, "pressed.buttons", "按钮");
    const ui::RowButton buttons[] = {{"reply", "答复", ui::ButtonKind::Primary},
                                     {"save", "保存草稿"},
                                     {"close", "结案", ui::ButtonKind::Plain, true},
                                     {"delete", "删除…", ui::ButtonKind::Danger, false, "草稿"},
                                     {"transfer", "申请移送", ui::ButtonKind::Quiet}};
    if (const auto pressed = ui::button_row(m_canvas, "pressed.row", buttons)) {
        m_pressed = "按了" + std::string{buttons[*pressed].label};
        if (*pressed == 0) m_dialog = "reply";
        if (*pressed == 1) m_toast = "草稿已保存";
        if (*pressed == 3) m_dialog = "delete";
    }
    m_canvas.space(m_canvas.theme().sizes.gap);
    ui::hint(m_canvas, "pressed.what", m_pressed);
    draw_menus();
    m_canvas.continue_at(std::max(m_canvas.y(), place.y + place.height));
}

void DeskGallery::draw_menus() {
    ui::section_heading(m_canvas, "pressed.menus", "菜单");
    const ui::MenuContent left{"more", "更多", more};
    if (const auto item = ui::menu(m_canvas, left, m_menu_open)) {
        m_pressed = "按了" + std::string{more[*item].label};
        if (*item == 3) m_dialog = "delete";
    }
    m_canvas.space(m_canvas.theme().sizes.gap);
    // Its card does not leave the window.
    constexpr ui::MenuItem last[] = {{.name = "last.short", .label = "短的"},
                                     {.name = "last.long", .label = "一个比按钮宽得多、写得很长的菜单项"}};
    const float indent = m_canvas.width() - ui::menu_width(m_canvas, "靠右");
    m_canvas.indent(indent, 0);
    if (const auto item = ui::menu(m_canvas, {"last", "靠右", last}, m_last_menu_open))
        m_pressed = "按了" + std::string{last[*item].label};
    m_canvas.indent(-indent, 0);
}

void DeskGallery::draw_dialogs() {
    if (m_dialog.empty()) return;
    const bool is_reply = m_dialog == "reply";
    ui::Dialog dialog{m_canvas,
                      {is_reply ? "dialog.reply" : "dialog.delete", is_reply ? "答复当事人" : "删除这份草稿？", "关闭",
                       is_reply ? 560.0f : 420.0f}};
    if (is_reply) {
        ui::desk_area(m_canvas,
                      {.name = "reply.text",
                       .label = "答复",
                       .text = written("reply.text"),
                       .hint = "写明查明了什么、依据什么、怎样处理"},
                      160);
    } else {
        ui::paragraph(m_canvas, "delete.words", "删除后不能恢复。");
    }
    const ui::RowButton of_reply[] = {{"reply.cancel", "取消"}, {"reply.send", "提交审批", ui::ButtonKind::Primary}};
    const ui::RowButton of_delete[] = {{"delete.cancel", "取消"}, {"delete.yes", "删除", ui::ButtonKind::Danger}};
    const auto pressed = dialog.actions(is_reply ? of_reply : of_delete);
    if (pressed == 1) m_toast = is_reply ? "答复已提交审批" : "草稿已删除";
    if (pressed || dialog.is_left()) m_dialog.clear();
}

std::string& DeskGallery::written(std::string_view name, std::string_view at_first) {
    return m_texts.try_emplace(m_canvas.id_of(name), at_first).first->second;
}

float DeskGallery::scrolled(std::string_view name) const {
    const auto found = m_scrolled.find(m_canvas.id_of(name));
    return found == m_scrolled.end() ? 0 : found->second;
}

} // namespace zhiping::gallery
