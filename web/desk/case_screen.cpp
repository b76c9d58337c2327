#include "shared/text/desk_text_ids.hpp"
#include "web/desk/case_parts.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/panes.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view evaluation_area = "case.evaluation";
constexpr std::string_view course_area = "case.course";

// How it stands, beside its number.
void draw_standing(ui::Canvas& canvas, const CaseView& view, float x, float y) {
    if (view.opened.state() != OpenedCase::State::Here) return;
    const auto language = canvas.language();
    const auto& file = view.opened.shown().file;
    x += ui::draw_badge(canvas, {"case.head.status", status_words(file.status, file.round, language)}, x, y);
    if (!file.running(ClockKind::Reply)) return;
    const auto [words, tone] = due_of(view, language);
    const auto kind = tone == ui::Tone::Danger   ? ui::BadgeKind::Danger
                      : tone == ui::Tone::Accent ? ui::BadgeKind::Accent
                                                 : ui::BadgeKind::Quiet;
    ui::draw_badge(canvas, {"case.head.due", words, kind}, x + canvas.theme().sizes.space, y);
}

// In the middle of the row of buttons that begins at `top`.
void draw_number(ui::Canvas& canvas, const CaseView& view, float top, float height) {
    const auto& sizes = canvas.theme().sizes;
    canvas.continue_at(top + (height - sizes.heading * ui::heading_line_height) / 2);
    const auto& number = view.opened.receipt().text();
    ui::row_heading(canvas, "case.receipt", number);
    const float x = canvas.left() + canvas.text_width(number, {sizes.heading, 0, true}) + sizes.gap;
    draw_standing(canvas, view, x, top + (height - ui::badge_height) / 2);
}

// With everything that there is of it, to be printed. Returns how much room it takes at the right end.
float draw_file_link(ui::Canvas& canvas, const CaseView& view, float top) {
    if (view.opened.state() != OpenedCase::State::Here) return 0;
    const auto label = canvas.text_of(Text::DeskCaseFile);
    const float width = ui::link_width(canvas, label);
    const auto address =
        "/desk/cases/" + view.opened.receipt().text() + "/file?lang=" + std::string{tag_of(canvas.language())};
    ui::draw_link_away(canvas, "case.file", label, address, canvas.left() + canvas.width() - width, top);
    return width + canvas.theme().sizes.gap;
}

CaseStep draw_head(ui::Canvas& canvas, const CaseView& view) {
    CaseStep step;
    const ui::Inside head{canvas, ui::layout(canvas, "case.head", "row")};
    const ui::RowButton buttons[] = {
        {.name = "case.back", .label = canvas.text_of(Text::DeskBackToList)},
        {.name = "case.previous", .label = canvas.text_of(Text::DeskPreviousCase), .disabled = !view.has_previous},
        {.name = "case.next", .label = canvas.text_of(Text::DeskNextCase), .disabled = !view.has_next},
    };
    const auto& sizes = canvas.theme().sizes;
    const float gap = sizes.gap, top = canvas.y(), left = canvas.left(), width = canvas.width();
    if (const auto pressed = ui::button_row(canvas, "case.moves", buttons))
        step = *pressed == 0 ? CaseStep{CloseCase{}} : *pressed == 1 ? CaseStep{MoveCase{-1}} : CaseStep{MoveCase{1}};
    const float bottom = canvas.y();
    float moves = gap;
    for (const auto& button : buttons) moves += ui::button_width(canvas, button.label) + sizes.space;
    canvas.take_column(left + moves, width - moves);
    const float file = draw_file_link(canvas, view, top);
    canvas.take_column(left + moves, width - moves - file);
    draw_number(canvas, view, top, bottom - top);
    canvas.take_column(left, width);
    canvas.continue_at(bottom + gap);
    return step;
}

void take(CaseStep& step, CaseStep done) {
    if (!std::holds_alternative<std::monostate>(done)) step = std::move(done);
}

// Of a pane; returns where its content goes.
ui::Place draw_ground(ui::Canvas& canvas, const ui::Place& pane) {
    const auto& sizes = canvas.theme().sizes;
    canvas.fill(pane, canvas.theme().colours.card, sizes.radius, true);
    return {pane.x + sizes.gap, pane.y, pane.width - 2 * sizes.gap, pane.height};
}

CaseStep draw_panes(ui::Canvas& canvas, const CaseView& view) {
    const float height = std::max(240.0f, canvas.window_height() - canvas.y() - canvas.theme().sizes.gap);
    const ui::Place place{canvas.left(), canvas.y(), canvas.width(), height};
    const auto evaluation = canvas.text_of(Text::DeskEvaluation), course = canvas.text_of(Text::DeskTimeline);
    CaseStep step;
    ui::Panes panes{canvas,
                    {.name = panes_name, .label = course, .first = evaluation, .second = course, .share = view.share},
                    place};
    {
        const auto inside = draw_ground(canvas, panes.first());
        const ui::ScrollArea area{canvas, evaluation_area, evaluation, inside, view.scrolled(evaluation_area)};
        take(step, draw_evaluation(canvas, view));
    }
    panes.next();
    const auto inside = draw_ground(canvas, panes.second());
    const ui::ScrollArea area{canvas, course_area, course, inside, view.scrolled(course_area)};
    take(step, draw_course(canvas, view));
    return step;
}

} // namespace

DueWords due_of(const CaseView& view, Language language) {
    const auto& file = view.opened.shown().file;
    const auto* clock = file.running(ClockKind::Reply);
    const auto due = clock ? std::optional{clock->due} : std::nullopt;
    return due_words(due, file.status, china_date(view.now), language);
}

void draw_case_heading(ui::Canvas& canvas, std::string_view name, Message message) {
    ui::section_heading(canvas, name, canvas.text_of(message));
}

CaseStep draw_case(ui::Canvas& canvas, const CaseView& view) {
    auto step = draw_head(canvas, view);
    const auto state = view.opened.state();
    if (state == OpenedCase::State::Here && !view.opened.problem().empty()) {
        ui::desk_notice(canvas, "case.problem", ui::NoticeKind::Problem, {}, view.opened.problem());
        canvas.space(canvas.theme().sizes.gap);
    }
    if (state == OpenedCase::State::Here)
        take(step, draw_panes(canvas, view));
    else
        ui::paragraph(canvas, "case.state",
                      state == OpenedCase::State::Reading ? canvas.text_of(Text::DeskReading) : view.opened.problem());
    return step;
}

} // namespace zhiping::desk
