#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/administration_screen.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

#include <string>

namespace zhiping::desk {

namespace {

constexpr float wide_sheet = 640;

void gap(ui::Canvas& canvas) { canvas.space(canvas.theme().sizes.gap); }

// What is asked once more.
AdministrationSheetStep draw_asked(ui::Canvas& canvas, const AskedOnce& asked) {
    const auto& facts = facts_of_act(asked.act());
    const auto& form = asked.form();
    const auto title = canvas.text_of(facts.title);
    ui::Dialog dialog{canvas, {.name = "asked", .title = title, .close = canvas.text_of(Text::DeskClose)}};
    ui::paragraph(canvas, "asked.hint", fill(canvas.text_of(facts.hint), {{"name", asked.name()}}));
    gap(canvas);
    const auto at_code = form.problem_at("code"); // Of the code that is ended, where none of the phone is asked for.
    const auto problem = facts.has_code || at_code.empty() ? form.problem() : at_code;
    if (!problem.empty()) {
        ui::desk_notice(canvas, "asked.problem", ui::NoticeKind::Problem, {}, problem);
        gap(canvas);
    }
    if (facts.has_code)
        ui::desk_field(canvas, {.name = form.node_of("code"),
                                .label = canvas.text_of(Text::DeskCode),
                                .text = form.typed("code"),
                                .hint = canvas.text_of(Text::DeskUnmaskCodeHint),
                                .error = form.problem_at("code"),
                                .purpose = "one-time-code"});
    const ui::RowButton buttons[] = {
        {.name = "asked.cancel", .label = canvas.text_of(Text::DeskCancel), .disabled = form.is_sending()},
        {.name = "asked.send",
         .label = form.is_sending() ? canvas.text_of(Text::DeskSending) : title,
         .kind = facts.is_danger ? ui::ButtonKind::Danger : ui::ButtonKind::Primary,
         .disabled = form.is_sending()}};
    AdministrationSheetStep step;
    if (const auto pressed = dialog.actions(buttons))
        step = *pressed == 0 ? AdministrationSheetStep{LeaveAsked{}} : AdministrationSheetStep{SendAsked{}};
    if (dialog.is_left()) step = LeaveAsked{};
    return step;
}

// What is shown once: a line under its label, to be copied.
class ShownOnce {
public:
    ShownOnce(ui::Canvas& canvas, std::string_view title, Message hint)
        : m_canvas(canvas), m_dialog(canvas, {.name = "shown_once", .title = title, .close = {}, .width = wide_sheet}) {
        ui::desk_notice(canvas, "shown_once.hint", ui::NoticeKind::Note, {}, canvas.text_of(hint));
        gap(canvas);
    }

    void add(std::string_view name, Message label, std::string_view words) {
        ui::hint(m_canvas, ui::joined(name, "label"), m_canvas.text_of(label));
        ui::paragraph(m_canvas, name, words);
        gap(m_canvas);
    }

    AdministrationSheetStep step() {
        const ui::RowButton close[] = {{.name = "shown_once.done",
                                        .label = m_canvas.text_of(Text::DeskAdminHandedDone),
                                        .kind = ui::ButtonKind::Primary}};
        const bool is_done = m_dialog.actions(close).has_value(); // It goes by nothing else: it is shown once.
        return is_done ? AdministrationSheetStep{CloseShownOnce{}} : AdministrationSheetStep{};
    }

private:
    ui::Canvas& m_canvas;
    ui::Dialog m_dialog;
};

AdministrationSheetStep draw_handed_over(ui::Canvas& canvas, const HandedOver& handed_over) {
    const auto title = fill(canvas.text_of(Text::DeskAdminHanded), {{"badge", handed_over.badge}});
    ShownOnce sheet{canvas, title, Text::DeskAdminHandedHint};
    sheet.add("shown_once.password", Text::DeskAdminFirstPassword, handed_over.password);
    sheet.add("shown_once.totp", Text::DeskAdminTotp, handed_over.totp_address);
    std::string codes;
    for (const auto& each : handed_over.recovery_codes) codes += (codes.empty() ? "" : "\n") + each;
    sheet.add("shown_once.recovery", Text::DeskAdminRecovery, codes);
    return sheet.step();
}

AdministrationSheetStep draw_told(ui::Canvas& canvas, const ToldKeys& told) {
    const auto title = fill(canvas.text_of(Text::DeskAdminIssuerKeys), {{"name", told.name}});
    ShownOnce sheet{canvas, title, Text::DeskAdminIssuerKeysHint};
    sheet.add("shown_once.key", Text::DeskAdminIssuerKey, told.keys.key);
    sheet.add("shown_once.party_key", Text::DeskAdminIssuerPartyKey, told.keys.party_key);
    return sheet.step();
}

} // namespace

AdministrationSheetStep draw_administration_sheet(ui::Canvas& canvas, Administration& administration) {
    if (administration.handed_over()) return draw_handed_over(canvas, *administration.handed_over());
    if (administration.told()) return draw_told(canvas, *administration.told());
    return draw_asked(canvas, administration.asked());
}

} // namespace zhiping::desk
