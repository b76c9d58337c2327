#include "web/desk/reply_part.hpp"

#include "shared/cases/citizen_words.hpp"
#include "shared/cases/reply_words.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/words.hpp"
#include "web/platform/screen.hpp"
#include "web/ui/columns.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view template_field = "reply.template";
constexpr std::string_view text_field = "reply.text";
constexpr std::string_view basis_field = "reply.basis";
constexpr std::string_view add_button = "reply.measure.add";
constexpr float text_height = 160;
constexpr float value_height = 32;

std::string finding_field(std::size_t row) { return ui::joined("reply.finding", row); }
std::string way_field(std::size_t row) { return ui::joined("reply.way", row); }
std::string kind_field(std::size_t row) { return ui::joined("reply.measure", row); }
std::string day_field(std::size_t row) { return ui::joined("reply.day", row); }
std::string value_field(TemplateVariable variable) {
    return ui::joined("reply.value", static_cast<std::size_t>(variable));
}

// As the citizen reads what is chosen.
std::string choice_words(std::string_view id, Situation situation, Language language) {
    if (const auto reason = find_by_id(decline_reasons, id)) return std::string{decline_words(*reason, language)};
    return finding_words({situation, find_by_id(findings, id)}, language);
}

bool is_of_reply(const Acting& acting, const StaffCase& shown) {
    const bool is_here = acting.receipt() == shown.evaluation.receipt.number && !acting.is_open();
    return is_here && (acting.action() == CaseAction::HandIn || acting.action() == CaseAction::IssueReply);
}

// A variable that nobody has filled in; else the text itself.
std::string text_to_mend(const ReplyEditor& editor) {
    for (const auto variable : editor.variables()) {
        const auto written = editor.values.find(variable);
        if (written == editor.values.end() || written->second.empty()) return value_field(variable);
    }
    return std::string{text_field};
}

// One that is missing, or says no other way.
std::string finding_to_mend(const std::vector<FindingRow>& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].chosen.empty()) return finding_field(row);
        if (find_by_id(decline_reasons, rows[row].chosen) && rows[row].way.empty()) return way_field(row);
    }
    return {};
}

// One kind may stand there once.
MeasureKind unused_measure(const std::vector<MeasureRow>& rows) {
    for (const auto& facts : measure_kinds)
        if (std::none_of(rows.begin(), rows.end(), [&](const MeasureRow& row) { return row.kind == facts.value; }))
            return facts.value;
    return MeasureKind::Explained;
}

class ReplyPart {
public:
    ReplyPart(ui::Canvas& canvas, ReplyEditor& editor, const ReplyView& view)
        : m_canvas(canvas), m_editor(editor), m_view(view), m_language(canvas.language()) {}

    ReplyStep draw() {
        ui::section_heading(m_canvas, "reply.heading", said(Text::DeskReply));
        draw_writers(m_canvas, m_view.shown);
        if (!m_editor.is_ready()) {
            const auto& problem = m_editor.problem();
            ui::paragraph(m_canvas, "reply.state",
                          problem.empty() ? said(Text::DeskReading) : std::string_view{problem});
            return {};
        }
        draw_problem();
        draw_findings();
        draw_template();
        draw_text();
        draw_measures();
        draw_saving();
        const auto step = draw_actions();
        draw_preview();
        return step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    void gap() { m_canvas.space(m_canvas.theme().sizes.gap); }

    bool is_of_reply() const { return zhiping::desk::is_of_reply(m_view.acting, m_view.shown); }
    std::string_view problem_at(std::string_view field) const {
        const bool is_here = is_of_reply() && m_view.acting.problem_field() == field;
        return is_here ? std::string_view{m_view.acting.problem()} : std::string_view{};
    }

    // At the top, where it is at no field of its own.
    void draw_problem() {
        const auto& acting = m_view.acting;
        const bool is_at_field = acting.problem_field() == "text" || acting.problem_field() == "basis";
        if (!is_of_reply() || acting.problem().empty() || is_at_field) return;
        ui::desk_notice(m_canvas, "reply.problem", ui::NoticeKind::Problem, {}, acting.problem());
        gap();
    }

    void draw_findings() {
        for (std::size_t row = 0; row < m_editor.findings.size(); ++row) draw_finding(row);
    }

    void draw_finding(std::size_t row) {
        const auto& [situation, chosen, way] = m_editor.findings[row];
        const auto name = finding_field(row), way_name = way_field(row);
        std::vector<std::string> words;
        const auto ids = finding_ids(situation);
        for (const auto id : ids) words.push_back(choice_words(id, situation, m_language));
        std::vector<ui::Option> options{{"", said(Text::DeskFindingChoose)}};
        for (std::size_t place = 0; place < ids.size(); ++place) options.push_back({ids[place], words[place]});
        ui::select_box(m_canvas,
                       {.name = name,
                        .label = situation_words(situation, m_language),
                        .text = chosen,
                        .error = chosen.empty() ? problem_at("findings") : std::string_view{}},
                       options);
        gap();
        if (!find_by_id(decline_reasons, chosen)) return;
        ui::desk_area(m_canvas,
                      {.name = way_name,
                       .label = said(Text::DeskWay),
                       .text = way,
                       .error = way.empty() ? problem_at("findings") : std::string_view{}},
                      value_height);
        gap();
    }

    void draw_template() {
        if (m_editor.templates().empty()) return;
        std::vector<ui::Option> options{{"", said(Text::DeskTemplateNone)}};
        for (const auto& each : m_editor.templates()) options.push_back({each.id, each.name});
        ui::select_box(m_canvas,
                       {.name = template_field, .label = said(Text::DeskTemplate), .text = m_editor.template_id()},
                       options);
        gap();
    }

    // What the template leaves open has a field each.
    void draw_text() {
        ui::desk_area(
            m_canvas,
            {.name = text_field, .label = said(Text::ReplyText), .text = m_editor.text, .error = problem_at("text")},
            text_height);
        gap();
        for (const auto variable : m_editor.variables()) {
            const auto name = value_field(variable);
            ui::desk_area(m_canvas,
                          {.name = name,
                           .label = facts_of(template_variables, variable).id,
                           .text = m_editor.values[variable],
                           .label_side = ui::LabelSide::Beside},
                          value_height);
            gap();
        }
        ui::desk_area(m_canvas,
                      {.name = basis_field,
                       .label = said(Text::ReplyBasis),
                       .text = m_editor.basis,
                       .error = problem_at("basis"),
                       .label_side = ui::LabelSide::Beside},
                      value_height);
        gap();
    }

    void draw_measures() {
        for (std::size_t row = 0; row < m_editor.measures.size(); ++row) draw_measure(row);
        const ui::RowButton add[] = {{.name = add_button, .label = said(Text::DeskMeasureAdd)}};
        if (m_editor.measures.size() < max_measures && ui::button_row(m_canvas, "reply.measure.actions", add)) {
            platform::move_focus(m_canvas.id_of(kind_field(m_editor.measures.size())));
            m_editor.measures.push_back({unused_measure(m_editor.measures), {}});
            m_editor.change();
        }
        gap();
    }

    void draw_measure(std::size_t row) {
        const auto& measure = m_editor.measures[row];
        const auto kind_name = kind_field(row), day_name = day_field(row),
                   remove_name = ui::joined(kind_name, "remove");
        std::vector<std::string> words;
        for (const auto& each : measure_kinds) words.push_back(std::string{measure_words(each.value, m_language)});
        std::vector<ui::Option> options;
        for (std::size_t place = 0; place < measure_kinds.size(); ++place)
            options.push_back({measure_kinds[place].id, words[place]});
        const ui::Inside line{m_canvas, ui::layout(m_canvas, ui::joined(kind_name, "line"), "row-fields")};
        const ui::RowButton remove{.name = remove_name,
                                   .label = said(Text::DeskRemove),
                                   .kind = ui::ButtonKind::Quiet,
                                   .description = words[static_cast<std::size_t>(measure.kind)]};
        const auto& sizes = m_canvas.theme().sizes;
        const float room = ui::button_width(m_canvas, remove.label) + sizes.gap;
        const float box = m_canvas.y() + ui::label_room(m_canvas);
        m_canvas.indent(0, room);
        {
            ui::Columns columns{m_canvas, 2};
            ui::select_box(
                m_canvas,
                {.name = kind_name, .label = said(Text::DeskMeasure), .text = facts_of(measure_kinds, measure.kind).id},
                options);
            columns.next();
            ui::date_field(m_canvas, {.name = day_name,
                                      .label = said(Text::DeskMeasureBy),
                                      .text = measure.promised_for,
                                      .error = problem_at("measures")});
        }
        m_canvas.indent(0, -room);
        const float x = m_canvas.left() + m_canvas.width() - room + sizes.gap;
        if (ui::draw_button(m_canvas, remove, {x, box, room - sizes.gap, ui::button_height(m_canvas)})) m_removed = row;
        gap();
    }

    void draw_saving() {
        std::string words;
        switch (m_editor.saving()) {
        case ReplyEditor::Saving::Waits:
        case ReplyEditor::Saving::Sending: words = said(Text::DeskDraftSaving); break;
        case ReplyEditor::Saving::Failed:
            words = fill(said(Text::DeskDraftFailed), {{"reason", m_editor.problem()}});
            break;
        case ReplyEditor::Saving::Nothing:
            if (m_editor.saved())
                words = fill(said(Text::DeskDraftSaved), {{"time", spoken_time(*m_editor.saved(), m_language)}});
        }
        if (!words.empty()) ui::hint(m_canvas, "reply.saving", words);
        gap();
        if (!m_removed) return;
        platform::move_focus(m_canvas.id_of(add_button));
        m_editor.measures.erase(m_editor.measures.begin() + static_cast<std::ptrdiff_t>(*m_removed));
        m_editor.change();
    }

    // The one that its findings ask for comes first.
    ReplyStep draw_actions() {
        const auto& may = m_view.shown.may;
        std::vector<CaseAction> offered;
        for (const auto action : {CaseAction::IssueReply, CaseAction::HandIn})
            if (std::find(may.begin(), may.end(), action) != may.end()) offered.push_back(action);
        if (offered.size() == 2 && needs_approval(m_editor.reply(), m_view.shown.approves))
            offered.erase(offered.begin());
        std::vector<ui::RowButton> buttons;
        for (const auto action : offered)
            buttons.push_back({.name = facts_of(case_actions, action).id,
                               .label = m_view.acting.is_sending() && m_view.acting.action() == action
                                            ? said(Text::DeskSending)
                                            : action_words(action, m_language),
                               .kind = buttons.empty() ? ui::ButtonKind::Primary : ui::ButtonKind::Plain,
                               .disabled = m_view.acting.is_sending()});
        const auto pressed = ui::button_row(m_canvas, "reply.actions", buttons);
        return pressed ? ReplyStep{SendReply{offered[*pressed]}} : ReplyStep{};
    }

    void draw_preview() {
        ui::section_heading(m_canvas, "reply.preview.heading", said(Text::DeskPreview));
        draw_reply(m_canvas, "reply.preview",
                   as_issued(m_editor.reply(), m_view.shown.file.unit_id, m_view.now, m_view.shown.attachments),
                   m_view.shown);
    }

    ui::Canvas& m_canvas;
    ReplyEditor& m_editor;
    const ReplyView& m_view;
    Language m_language;
    std::optional<std::size_t> m_removed; // Of the measures; after all of them are drawn.
};

template <typename Rows, typename NameOf>
std::size_t row_of(const ui::Canvas& canvas, std::uint32_t id, const Rows& rows, NameOf name_of) {
    std::size_t row = 0;
    while (row < rows.size() && canvas.id_of(name_of(row)) != id) ++row;
    return row;
}

bool take_finding_text(const ui::Canvas& canvas, ReplyEditor& editor, std::uint32_t id, std::string_view text) {
    auto& rows = editor.findings;
    if (const auto row = row_of(canvas, id, rows, finding_field); row < rows.size())
        rows[row].chosen = text;
    else if (const auto other = row_of(canvas, id, rows, way_field); other < rows.size())
        rows[other].way = text;
    else
        return false;
    return true;
}

bool take_measure_text(const ui::Canvas& canvas, ReplyEditor& editor, std::uint32_t id, std::string_view text) {
    auto& rows = editor.measures;
    if (const auto row = row_of(canvas, id, rows, kind_field); row < rows.size())
        rows[row].kind = find_by_id(measure_kinds, text).value_or(rows[row].kind);
    else if (const auto other = row_of(canvas, id, rows, day_field); other < rows.size())
        rows[other].promised_for = text;
    else
        return false;
    return true;
}

bool take_value_text(const ui::Canvas& canvas, ReplyEditor& editor, std::uint32_t id, std::string_view text) {
    for (const auto& facts : template_variables) {
        if (id != canvas.id_of(value_field(facts.value))) continue;
        editor.values[facts.value] = text;
        return true;
    }
    return false;
}

} // namespace

ReplyStep draw_reply_editor(ui::Canvas& canvas, ReplyEditor& editor, const ReplyView& view) {
    return ReplyPart{canvas, editor, view}.draw();
}

bool take_reply_text(const ui::Canvas& canvas, ReplyEditor& editor, const StaffCase& shown, std::uint32_t id,
                     std::string_view text) {
    if (!editor.is_ready()) return false;
    if (id == canvas.id_of(template_field)) {
        editor.take_template(text, shown, name_of_unit(shown, shown.file.unit_id, Language::Chinese));
        return true;
    }
    if (id == canvas.id_of(text_field))
        editor.text = text;
    else if (id == canvas.id_of(basis_field))
        editor.basis = text;
    else if (!take_finding_text(canvas, editor, id, text) && !take_measure_text(canvas, editor, id, text) &&
             !take_value_text(canvas, editor, id, text))
        return false;
    editor.change();
    return true;
}

std::string field_to_mend(const ReplyEditor& editor, const Acting& acting, const StaffCase& shown) {
    if (!editor.is_ready() || !is_of_reply(acting, shown) || acting.problem().empty()) return {};
    const auto& field = acting.problem_field();
    if (field == "text") return text_to_mend(editor);
    if (field == "basis") return std::string{basis_field};
    if (field == "measures" && !editor.measures.empty()) return day_field(0);
    return field == "findings" ? finding_to_mend(editor.findings) : std::string{};
}

void draw_writers(ui::Canvas& canvas, const StaffCase& shown) {
    if (shown.writing.empty()) return;
    const auto names = names_of(shown.writing, canvas.language());
    ui::desk_notice(canvas, "reply.others", ui::NoticeKind::Note, {},
                    fill(canvas.text_of(Text::DeskWriting), {{"names", names}}));
    canvas.space(canvas.theme().sizes.gap);
}

void draw_reply(ui::Canvas& canvas, std::string_view name, const CitizenReply& reply, const StaffCase& shown) {
    const auto language = canvas.language();
    const auto& evaluation = shown.evaluation;
    const auto* catalogue = find_catalogue(evaluation.evaluation.catalogue_version);
    const auto& content = (catalogue ? *catalogue : newest_catalogue()).of(evaluation.subject.module);
    const auto measures = measures_of(shown.file, reply.issued);
    const ReplyReading around{name_of_unit(shown, reply.unit_id, language), evaluation.subject, content, measures};
    std::vector<ui::KeyValue> rows;
    std::vector<std::string> names;
    const auto words = reply_words(reply, around, language);
    for (std::size_t place = 0; place < words.size(); ++place) names.push_back(ui::joined(name, place));
    for (std::size_t place = 0; place < words.size(); ++place)
        rows.push_back({names[place], words[place].label, words[place].text});
    ui::key_values(canvas, name, rows);
}

} // namespace zhiping::desk
