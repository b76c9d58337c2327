#include "web/gallery/gallery.hpp"

#include "shared/text/graphemes.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

#include <array>
#include <optional>
#include <span>
#include <utility>

namespace zhiping::gallery {

namespace {

constexpr std::size_t max_characters = 60;

constexpr std::string_view long_words = "接到答复后，如果您认为问题没有解决，可以在收到答复之日起 5 "
                                        "个工作日内申请上一级单位复核（The unit above reviews it）。";
// What people write, and what people send to break things.
// The formatter counts the marks of one character as many.
// clang-format off
constexpr std::string_view strange_words =
    "𠮷野家、㐂、𬎆；👨‍👩‍👧‍👦🇨🇳👍🏽；Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞；<script>alert(1)</script>；零\u200B宽";
// clang-format on

// With these buttons, the last of which takes it away.
ui::FileRow file(std::string_view name, std::string title, std::string status, std::optional<float> fraction,
                 std::span<const std::string_view> labels) {
    ui::FileRow row{.name = std::string{name},
                    .title = std::move(title),
                    .file = {},
                    .format = "JPG",
                    .picture = nullptr,
                    .picture_label = {},
                    .status = std::move(status),
                    .is_wrong = false,
                    .fraction = fraction,
                    .actions = {},
                    .again = {}};
    for (const auto label : labels) row.actions.push_back({ui::joined(name, label), label, false});
    return row;
}

} // namespace

Gallery::Gallery() { platform::set_title("组件一览"); }

void Gallery::activate(std::uint32_t id) {
    m_canvas.activate(id);
    m_frames.follow_press();
}

void Gallery::change_text(std::uint32_t id, std::string_view text) {
    m_texts[id] = text;
    m_frames.follow_text();
}

void Gallery::draw(const platform::View& view) {
    m_frames.draw(m_canvas, [&] { draw_frame(view); });
}

void Gallery::draw_frame(const platform::View& view) {
    m_canvas.begin_frame(view, ui::make_theme(view.dark, m_elder, view.text_scale), Language::Chinese);
    draw_top_bar();
    {
        const ui::Inside main{m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main}};
        ui::title(m_canvas, "组件一览");
        draw_reading();
        draw_choosing();
        draw_one_line();
        draw_areas();
        draw_files();
        draw_acting();
        draw_summaries();
        draw_primary();
    }
    m_canvas.end_frame();
}

void Gallery::draw_top_bar() {
    const ui::BarAction actions[] = {{"elder", m_elder ? "标准版" : "大字版", {}}};
    if (!ui::top_bar(m_canvas, "湖北公安交警", "执法评价", actions)) return;
    m_elder = !m_elder;
    platform::set_elder_mode(m_elder);
}

void Gallery::draw_reading() {
    ui::heading(m_canvas, "文字");
    ui::paragraph(m_canvas, "paragraph", long_words);
    m_canvas.space(8);
    ui::hint(m_canvas, "hint", "说明：比正文小，颜色浅一些。");
    m_canvas.space(8);
    ui::number(m_canvas, "number", "ZP-20261122-ABCD2345-X");
    m_canvas.space(8);
    ui::paragraph(m_canvas, "strange", strange_words);
    m_canvas.space(16);
    ui::notice(m_canvas, "notice", "提示的标题", long_words);
    m_canvas.space(16);
    ui::notice(m_canvas, "notice.plain", {}, "没有标题的提示。");

    ui::heading(m_canvas, "卡片");
    const ui::Fact facts[] = {{"违法停车告知单", true}, {"武汉市交警支队 蔡甸大队"}, {"Parking notice", false, "en"}};
    ui::facts_card(m_canvas, "您要评价的是", facts);
    m_canvas.space(16);
    const std::string_view items[] = {"第一条", long_words, "第三条"};
    ui::list_card(m_canvas, "items", items);
    m_canvas.space(16);
    const ui::TimelineStep steps[] = {{"已提交", "11月22日 15:47", true},
                                      {"办理单位核查并答复", "最迟 11月25日（星期三），3 个工作日"}};
    ui::timeline(m_canvas, "steps", steps);
    ui::done_mark(m_canvas);
}

void Gallery::one(std::string_view name, std::string_view title, int chosen, std::string_view error) {
    ui::heading(m_canvas, title);
    const std::array names{ui::joined(name, "first"), ui::joined(name, "second"), ui::joined(name, "third")};
    const ui::Choice choices[] = {{names[0], "满意"}, {names[1], "不满意"}, {names[2], "其他"}};
    auto& now = m_chosen.try_emplace(std::string{name}, chosen).first->second;
    const auto shown = now < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(now)};
    if (const auto pressed = ui::choose_one(m_canvas, name, title, choices, shown, error))
        now = static_cast<int>(*pressed);
}

void Gallery::many(std::string_view name, std::string_view legend, std::string_view error) {
    const std::array names{ui::joined(name, "first"), ui::joined(name, "second"), ui::joined(name, "third")};
    const ui::Choice choices[] = {{names[0], "勾选的"}, {names[1], "没有勾选的"}, {names[2], long_words}};
    const auto ticked = [&](std::size_t index) -> bool& {
        return m_ticked.try_emplace(names[index], index == 0 && error.empty()).first->second;
    };
    if (const auto pressed = ui::choose_many(m_canvas, name, legend, "可多选", choices, ticked, error))
        ticked(*pressed) = !ticked(*pressed);
}

void Gallery::draw_choosing() {
    one("one.open", "单选：没有选", -1);
    one("one.chosen", "单选：选了一个", 1);
    one("one.wrong", "单选：有错误", -1, "请选择满意、不满意或其他");
    many("many", "多选", {});
    many("many.wrong", "多选：有错误", "请至少勾选一种情形");
}

std::string& Gallery::written(std::string_view name, std::string_view at_first) {
    return m_texts.try_emplace(m_canvas.id_of(name), at_first).first->second;
}

void Gallery::field(std::string_view name, std::string_view label, std::string_view text, std::string_view error,
                    std::string_view purpose) {
    ui::text_field(m_canvas, {.name = name,
                              .label = label,
                              .hint = "只用来在办结时通知您",
                              .text = written(name, text),
                              .error = error,
                              .purpose = purpose});
    m_canvas.space(16);
}

void Gallery::draw_one_line() {
    ui::heading(m_canvas, "单行输入");
    field("field.empty", "手机号码（选填）", {}, {}, "tel");
    field("field.filled", "单行：填了", "13800000000", {}, "tel");
    field("field.wrong", "单行：有错误", "1380000", "请输入 11 位手机号码", "tel");
    field("field.long", "单行：比框长", long_words, {});
}

void Gallery::area(std::string_view name, std::string_view label, std::string_view text, std::string_view error) {
    const auto& now = written(name, text);
    const auto count = count_graphemes(now);
    const bool over = count > max_characters;
    const auto counter = over ? "超出 " + std::to_string(count - max_characters) + " 字"
                              : std::to_string(count) + " / " + std::to_string(max_characters);
    ui::text_area(m_canvas, {.name = name,
                             .label = label,
                             .hint = "可写明经过和诉求",
                             .text = now,
                             .error = error,
                             .counter = counter,
                             .over_limit = over});
    m_canvas.space(16);
}

void Gallery::draw_areas() {
    ui::heading(m_canvas, "多行输入");
    area("area.empty", "多行：空着", {});
    area("area.filled", "多行：填了", "下午三点半左右，我把车停在路边不到两分钟去取药。");
    area("area.over", "多行：超出", long_words);
    area("area.wrong", "多行：有错误", {}, "请写明经过");
    area("area.strange", "多行：不常见的字", strange_words);
}

void Gallery::inputs(std::string_view name, std::string_view legend, std::string_view error) {
    const std::array names{ui::joined(name, "photo"), ui::joined(name, "video"), ui::joined(name, "any")};
    const ui::FileInput all[] = {
        {names[0], "拍照", "camera-photo"}, {names[1], "录像", "camera-video"}, {names[2], "相册/文件", "any"}};
    ui::choose_files(m_canvas, name, legend, "最多 9 张照片和 3 段视频", all, error);
    m_canvas.space(16);
}

void Gallery::draw_files() {
    inputs("files", "选择文件", {});
    inputs("files.wrong", "选择文件：有错误",
           "1 个文件没有添加：每张照片不能超过 20 MB\n2 个文件没有添加：文件是空的，没有内容");
    constexpr std::array<std::string_view, 2> first{"暂停", "移除"};
    constexpr std::array<std::string_view, 3> waiting{"暂停", "上移", "移除"};
    constexpr std::array<std::string_view, 3> resting{"继续", "上移", "移除"};
    constexpr std::array<std::string_view, 2> done{"上移", "再点一次移除"};
    std::array rows{file("file.sending", "照片 1", "19 MB · 10% · 约剩 3 分钟", 0.1f, first),
                    file("file.waiting", "照片 2", "500 kB · 等待上传", {}, waiting),
                    file("file.resting", "照片 3", "3.0 MB · 已暂停 · 42%", 0.42f, resting),
                    file("file.lost", "照片 4", "3.0 MB · 这部手机没有保留这个文件。请重新选择同一个文件，会接着上传",
                         {}, std::span{waiting}.last(2)),
                    file("file.done", "照片 5", "3.0 MB · 已上传", {}, done)};
    rows[3].is_wrong = true;
    rows[3].again = {"file.lost.again", "重新选择", "photo"};
    rows[4].actions.back().is_final = true;
    if (const auto press = ui::file_list(m_canvas, "file.list", rows))
        m_pressed = "按了" + rows[press->row].title + "的" + std::string{rows[press->row].actions[press->action].label};
}

void Gallery::draw_acting() {
    ui::heading(m_canvas, "按钮、链接和进度");
    if (ui::plain_button(m_canvas, "plain", "普通按钮")) m_pressed = "按了普通按钮";
    if (ui::danger_button(m_canvas, "danger", "不能撤销的按钮")) m_pressed = "按了不能撤销的按钮";
    ui::hint(m_canvas, "pressed", m_pressed);
    ui::link(m_canvas, "link", "去首页", "/");
    ui::progress_bar(m_canvas, "progress.begun", "刚开始", 0, "0%");
    m_canvas.space(16);
    ui::progress_bar(m_canvas, "progress.half", "现场视频.mp4", 0.4f, "40%，约剩 2 分钟");
    m_canvas.space(16);
    ui::progress_bar(m_canvas, "progress.done", "传完了", 1, "100%");
}

void Gallery::draw_summaries() {
    ui::heading(m_canvas, "核对");
    const ui::SummaryRow changeable[] = {{"row.short", "满意度", "不满意", "修改"},
                                         {"row.long", "文字说明", std::string{long_words}, "修改"}};
    if (const auto row = ui::summary_list(m_canvas, "summary", changeable))
        m_pressed = "按了" + changeable[*row].label + "的修改";
    m_canvas.space(16);
    const ui::SummaryRow fixed[] = {{"row.fixed", "满意度", "满意", {}},
                                    {"row.strange", "说明", std::string{strange_words}, {}}};
    ui::summary_list(m_canvas, "summary.fixed", fixed);
    m_canvas.space(16);
    const ui::Problem problems[] = {{"请选择满意、不满意或其他", m_canvas.id_of("one.wrong.first")},
                                    {"没有连上网络，请稍后再试", 0}};
    ui::error_summary(m_canvas, "有 2 处需要填写或修改", problems);
}

void Gallery::draw_primary() {
    if (ui::plain_button(m_canvas, "sending", m_sending ? "让主按钮可以按" : "让主按钮不能按")) m_sending = !m_sending;
    if (ui::primary_action(m_canvas, "primary", m_sending ? "正在提交…" : "主按钮", m_sending))
        m_pressed = "按了主按钮";
}

} // namespace zhiping::gallery
