#include "web/gallery/desk_gallery.hpp"

#include "web/ui/columns.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/scroll_area.hpp"

namespace zhiping::gallery {

namespace {

constexpr std::string_view long_words = "接到答复后，如果当事人认为问题没有解决，可以在收到答复之日起申请上一级单位复核"
                                        "（The unit above reviews it）。";
constexpr float least_column = 340;
constexpr float between_columns = 24; // Beside what columns leave themselves.

constexpr ui::Option units[] = {{"", "请选择"},
                                {"caidian", "武汉市交警支队 蔡甸大队"},
                                {"hanyang", "武汉市交警支队 汉阳大队"},
                                {"expressway", "湖北高速交警 蔡甸大队"}};
constexpr std::string_view phrases[] = {"经核查，情况属实。", "经核查，部分属实。", "经核查，未发现所反映的情况。"};

} // namespace

void DeskGallery::field(ui::DeskField field) {
    field.text = written(field.name, field.text);
    ui::desk_field(m_canvas, field);
    m_canvas.space(m_canvas.theme().sizes.gap);
}

void DeskGallery::draw_fields(const ui::Place& place) {
    const ui::ScrollArea area{m_canvas, "fields", {}, place, scrolled("fields")};
    const int count = m_canvas.width() >= 3 * least_column ? 3 : m_canvas.width() >= 2 * least_column ? 2 : 1;
    {
        ui::Columns columns{m_canvas, count};
        const auto within = [&](void (DeskGallery::*column)(), bool is_last) {
            m_canvas.indent(0, is_last ? 0 : between_columns);
            (this->*column)();
            m_canvas.indent(0, is_last ? 0 : -between_columns);
        };
        within(&DeskGallery::draw_written, count == 1);
        if (count > 1) columns.next();
        within(&DeskGallery::draw_chosen, count < 3);
        if (count > 2) columns.next();
        within(&DeskGallery::draw_read, true);
    }
    m_canvas.space(between_columns);
}

void DeskGallery::draw_written() {
    const auto gap = m_canvas.theme().sizes.gap;
    ui::section_heading(m_canvas, "written", "写");
    field({.name = "document", .label = "文书编号", .text = "4201 1420 0312 3456"});
    field({.name = "hinted",
           .label = "联系电话",
           .text = {},
           .hint = "只用来在办结时通知当事人",
           .placeholder = "138 0000 0000",
           .purpose = "tel"});
    field({.name = "wrong", .label = "回访时间", .text = "明天", .error = "请写成 2026-11-30 15:00"});
    field({.name = "off", .label = "承办单位", .text = "蔡甸大队", .disabled = true});
    field({.name = "long", .label = "比框长", .text = long_words});
    ui::secret_field(
        m_canvas,
        {.name = "secret", .label = "密码", .text = written("secret", "correct horse"), .purpose = "current-password"});
    m_canvas.space(gap);
    ui::desk_area(
        m_canvas,
        {.name = "findings", .label = "查明的情况", .text = written("findings", long_words), .hint = "当事人看得到"},
        96);
    m_canvas.space(gap);
    ui::desk_area(m_canvas,
                  {.name = "basis",
                   .label = "依据",
                   .text = written("basis"),
                   .error = "请写明依据",
                   .placeholder = "法律、法规的条款"},
                  64);
}

void DeskGallery::draw_chosen() {
    const auto gap = m_canvas.theme().sizes.gap;
    constexpr auto beside = ui::LabelSide::Beside;
    ui::section_heading(m_canvas, "chosen", "选，标签在旁边");
    ui::select_box(m_canvas,
                   {.name = "unit", .label = "办理单位", .text = written("unit", "caidian"), .label_side = beside},
                   units);
    m_canvas.space(gap);
    ui::select_box(m_canvas,
                   {.name = "unit.none",
                    .label = "移交给",
                    .text = written("unit.none"),
                    .error = "请选择单位",
                    .label_side = beside},
                   units);
    m_canvas.space(gap);
    ui::combo_box(m_canvas,
                  {.name = "phrase",
                   .label = "常用语",
                   .text = written("phrase", phrases[0]),
                   .hint = "可以选，也可以写",
                   .label_side = beside},
                  phrases);
    m_canvas.space(gap);
    ui::date_field(m_canvas,
                   {.name = "from", .label = "开始日期", .text = written("from", "2026-11-30"), .label_side = beside});
    m_canvas.space(gap);
    ui::date_field(m_canvas, {.name = "until",
                              .label = "结束日期",
                              .text = written("until"),
                              .placeholder = "年 / 月 / 日",
                              .label_side = beside});
    m_canvas.space(gap);
    field({.name = "beside", .label = "标签很长而且要换成两行", .text = "写在这里", .label_side = beside});
}

void DeskGallery::draw_read() {
    ui::section_heading(m_canvas, "read", "读");
    const ui::Badge badges[] = {{"badge.new", "待核查", ui::BadgeKind::Accent},
                                {"badge.late", "已逾期 1 天", ui::BadgeKind::Danger},
                                {"badge.module", "执法"},
                                {"badge.closed", "已办结"}};
    ui::badge_row(m_canvas, "badges", badges);
    m_canvas.space(m_canvas.theme().sizes.gap);
    const ui::KeyValue pairs[] = {{"pair.number", "回执号", "ZP-20261122-ABCD2345-X"},
                                  {"pair.unit", "单位", "武汉市交警支队 蔡甸大队"},
                                  {"pair.due", "时限", "11月25日（星期三）17:30 前，还有 2 个工作日"},
                                  {"pair.said", "说明", std::string{long_words}}};
    ui::key_values(m_canvas, "pairs", pairs);
    const float gap = m_canvas.theme().sizes.gap;
    m_canvas.space(gap);
    ui::desk_notice(m_canvas, "notice", ui::NoticeKind::Note, "申请延期，等上级决定", "还要调取路口的录像。");
    m_canvas.space(gap);
    ui::desk_notice(m_canvas, "problem", ui::NoticeKind::Problem, {}, "没有连上服务器，正在重试。");
    m_canvas.space(gap);
    const ui::Event events[] = {{"happened.2", "记录联系", "11月27日 15:20 · 李静\n已致电，听取了意见。"},
                                {"happened.1", "接办", "11月27日 14:40 · 李静"}};
    ui::events(m_canvas, "happened", events);
}

} // namespace zhiping::gallery
