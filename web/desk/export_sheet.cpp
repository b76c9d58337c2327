#include "web/desk/export_sheet.hpp"

#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/widgets.hpp"

namespace zhiping::desk {

namespace {

using State = Exporting::State;

constexpr std::string_view format_field = "export.format";

// What will be in the file, and what has become of the last one.
void draw_choice(ui::Canvas& canvas, const ExportView& view) {
    const auto& exporting = view.exporting;
    const float gap = canvas.theme().sizes.gap;
    if (exporting.state() == State::Failed) {
        ui::desk_notice(canvas, "export.problem", ui::NoticeKind::Problem, {}, exporting.problem());
        canvas.space(gap);
    }
    if (exporting.state() == State::Stopped) {
        ui::paragraph(canvas, "export.stopped", canvas.text_of(Text::DeskExportStopped));
        canvas.space(gap);
    }
    ui::paragraph(canvas, "export.count",
                  fill(canvas.text_of(view.has_more ? Text::DeskExportAll : Text::DeskCasesCount),
                       {{"count", std::to_string(view.listed)}}));
    canvas.space(gap);
    std::vector<ui::Option> options;
    for (const auto& facts : export_formats) options.push_back({facts.id, canvas.text_of(facts.label)});
    ui::select_box(canvas,
                   {.name = format_field,
                    .label = canvas.text_of(Text::DeskExportFormat),
                    .text = facts_of(export_formats, exporting.format).id},
                   options);
    canvas.space(gap);
    ui::desk_notice(canvas, "export.recorded", ui::NoticeKind::Note, {}, canvas.text_of(Text::DeskExportRecorded));
}

void draw_progress(ui::Canvas& canvas, const Exporting& exporting) {
    if (exporting.total() < 0) return ui::paragraph(canvas, "export.begins", canvas.text_of(Text::DeskExportBegins));
    const auto total = static_cast<float>(exporting.total());
    const float fraction = total > 0 ? static_cast<float>(exporting.rows()) / total : 0;
    ui::progress_bar(canvas, "export.progress", exporting.file_name(), fraction,
                     fill(canvas.text_of(Text::DeskExportProgress),
                          {{"done", std::to_string(exporting.rows())}, {"total", std::to_string(exporting.total())}}));
}

bool press(ui::Dialog& dialog, const ui::RowButton& button) { return dialog.actions({&button, 1}).has_value(); }

} // namespace

ExportStep draw_export(ui::Canvas& canvas, const ExportView& view) {
    const auto& exporting = view.exporting;
    ui::Dialog dialog{
        canvas,
        {.name = "export", .title = canvas.text_of(Text::DeskExportHeading), .close = canvas.text_of(Text::DeskClose)}};
    ExportStep step;
    switch (exporting.state()) {
    case State::Closed: break;
    case State::Running:
        draw_progress(canvas, exporting);
        if (press(dialog, {.name = "export.stop", .label = canvas.text_of(Text::DeskExportStop)})) step = StopExport{};
        break;
    case State::Done:
        ui::paragraph(canvas, "export.done",
                      fill(canvas.text_of(Text::DeskExportDone),
                           {{"count", std::to_string(exporting.rows())}, {"name", exporting.file_name()}}));
        if (press(dialog, {.name = "export.leave", .label = canvas.text_of(Text::DeskClose)})) step = LeaveExport{};
        break;
    case State::Ready:
    case State::Stopped:
    case State::Failed:
        draw_choice(canvas, view);
        if (press(dialog, {.name = "export.start",
                           .label = canvas.text_of(Text::DeskExportStart),
                           .kind = ui::ButtonKind::Primary}))
            step = StartExport{};
        break;
    }
    if (dialog.is_left()) step = LeaveExport{};
    return step;
}

bool take_export_text(const ui::Canvas& canvas, Exporting& exporting, std::uint32_t id, std::string_view text) {
    if (id != canvas.id_of(format_field)) return false;
    exporting.format = find_by_id(export_formats, text).value_or(exporting.format);
    return true;
}

} // namespace zhiping::desk
