#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/screens.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

namespace zhiping::desk {

namespace {

void draw_facts(ui::Canvas& canvas, const wire::StaffSelf& self) {
    const auto language = canvas.language();
    const ui::KeyValue rows[] = {
        {"account.badge", canvas.text_of(Text::DeskBadge), self.officer.badge},
        {"account.unit", canvas.text_of(Text::DeskColumnUnit), self.unit[language]},
    };
    ui::key_values(canvas, "account.facts", rows);
    canvas.space(canvas.theme().sizes.gap);
    if (!self.deputy_for.empty())
        ui::paragraph(canvas, "account.deputy",
                      fill(canvas.text_of(Text::DeskDeputyFor), {{"names", names_of(self.deputy_for, language)}}));
    if (self.absent_until)
        ui::paragraph(
            canvas, "account.absent",
            fill(canvas.text_of(Text::DeskAbsentUntil), {{"date", spoken_date(*self.absent_until, language)}}));
}

} // namespace

AccountStep draw_account(ui::Canvas& canvas, const Session& session) {
    const auto& self = session.self();
    const auto language = canvas.language();
    AccountStep step;
    ui::Dialog dialog{canvas,
                      {.name = "account", .title = self.officer.name, .close = canvas.text_of(Text::DeskClose)}};
    draw_facts(canvas, self);
    ui::section_heading(canvas, "account.sessions", canvas.text_of(Text::DeskSessions));
    bool has_others = false;
    for (const auto& each : self.sessions) {
        const auto name = ui::joined("account.session", std::to_string(each.id));
        const auto since = fill(canvas.text_of(Text::DeskSessionSince),
                                {{"time", spoken_time(each.began, language)}, {"source", each.source}});
        ui::paragraph(canvas, name,
                      each.is_this ? since + " · " + std::string{canvas.text_of(Text::DeskSessionThis)} : since);
        if (each.is_this) continue;
        has_others = true;
        const auto end_name = ui::joined(name, "end");
        const ui::RowButton end[] = {
            {.name = end_name, .label = canvas.text_of(Text::DeskSessionEnd), .description = since}};
        if (ui::button_row(canvas, ui::joined(name, "actions"), end)) step = EndSession{each.id};
    }
    const ui::RowButton actions[] = {
        {.name = "account.sign_out", .label = canvas.text_of(Text::SignOut)},
        {.name = "account.elsewhere", .label = canvas.text_of(Text::DeskSignOutElsewhere), .disabled = !has_others}};
    if (const auto pressed = dialog.actions(actions))
        step = *pressed == 0 ? AccountStep{SignOut{}} : AccountStep{EndElsewhere{}};
    if (dialog.is_left()) step = CloseAccount{};
    return step;
}

} // namespace zhiping::desk
