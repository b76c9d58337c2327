#include "web/desk/action_sheet.hpp"

#include "shared/cases/check_command.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>
#include <deque>

namespace zhiping::desk {

namespace {

constexpr float words_height = 96;

// What somebody writes has another name with each action.
Message words_label(CaseAction action) {
    switch (action) {
    case CaseAction::AskOfficers:
    case CaseAction::AskCitizen: return Text::DeskWordsQuestion;
    case CaseAction::RecordContact: return Text::DeskWordsContact;
    case CaseAction::RecordOfficerStatement: return Text::DeskWordsStatement;
    case CaseAction::AnswerObjection: return Text::DeskWordsAnswer;
    case CaseAction::SayRecordings:
    case CaseAction::HandOver:
    case CaseAction::ConfirmMeasure: return Text::DeskWordsNote;
    default: return Text::DeskWordsReason;
    }
}

// Where the rules ask for no words.
bool may_lack_words(CaseAction action) {
    return action == CaseAction::HandOver || action == CaseAction::ConfirmMeasure ||
           action == CaseAction::DeclareConcerned;
}

// What can be chosen. The labels live as long as it does.
struct Offered {
    std::deque<std::string> labels = {};
    std::vector<ui::Option> options = {};

    void add(std::string_view value, std::string label) {
        const std::string_view kept_value = labels.emplace_back(value);
        options.push_back({kept_value, labels.emplace_back(std::move(label))});
    }
};

bool has_field(const Acting& acting, std::string_view name) {
    const bool is_taken = zhiping::takes(acting.action(), name);
    if (name == "unit") return is_taken && !acting.units().empty();
    return is_taken || (name == "name" && acting.action() == CaseAction::Appoint);
}

class ActionSheet {
public:
    ActionSheet(ui::Canvas& canvas, Acting& acting, const ActionView& view)
        : m_canvas(canvas), m_acting(acting), m_view(view), m_language(canvas.language()) {}

    ActionStep draw() {
        const auto title = action_words(m_acting.action(), m_language);
        ui::Dialog dialog{m_canvas, {.name = "action", .title = title, .close = said(Text::DeskClose), .width = 560}};
        draw_problem();
        draw_fields();
        ActionStep step;
        const ui::RowButton buttons[] = {
            {.name = "action.cancel", .label = said(Text::DeskCancel)},
            {.name = "action.send",
             .label = m_acting.is_sending() ? said(Text::DeskSending) : title,
             .kind = ui::ButtonKind::Primary,
             .disabled = m_acting.is_sending()},
        };
        if (const auto pressed = dialog.actions(buttons))
            step = *pressed == 0 ? ActionStep{LeaveAction{}} : ActionStep{SendAction{}};
        if (dialog.is_left()) step = LeaveAction{};
        return step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    bool takes(std::string_view field) const { return zhiping::takes(m_acting.action(), field); }
    std::string_view problem_at(std::string_view field) const {
        return m_acting.problem_field() == field ? std::string_view{m_acting.problem()} : std::string_view{};
    }

    bool has_field(std::string_view name) const { return zhiping::desk::has_field(m_acting, name); }

    // Here unless it stands at a field that is drawn.
    void draw_problem() {
        if (m_acting.problem().empty() || has_field(m_acting.problem_field())) return;
        ui::desk_notice(m_canvas, "action.problem", ui::NoticeKind::Problem, {}, m_acting.problem());
        gap();
    }

    void gap() { m_canvas.space(m_canvas.theme().sizes.gap); }

    ui::DeskField field(std::string_view name, std::string_view id, Message label) {
        return {.name = id, .label = said(label), .text = m_acting.typed(name), .error = problem_at(name)};
    }

    void line(std::string_view name, Message label) {
        const auto id = ui::joined("action", name);
        ui::desk_field(m_canvas, field(name, id, label));
        gap();
    }

    void select(std::string_view name, Message label, const Offered& offered) {
        const auto id = ui::joined("action", name);
        std::vector<ui::Option> options{{"", said(Text::DeskChoose)}};
        options.insert(options.end(), offered.options.begin(), offered.options.end());
        ui::select_box(m_canvas, field(name, id, label), options);
        gap();
    }

    void draw_fields() {
        if (m_acting.action() == CaseAction::Approve)
            ui::paragraph(m_canvas, "action.hint", said(Text::DeskApproveHint));
        if (takes("recordings")) select("recordings", Text::DeskRecordings, words_of(recordings, recordings_words));
        if (takes("contact")) select("contact", Text::DeskContact, words_of(contact_kinds, contact_words));
        if (takes("happened_at")) line("happened_at", Text::DeskHappenedAt);
        if (takes("officer")) draw_officer();
        if (has_field("unit")) draw_units();
        if (takes("measure")) draw_measures();
        if (takes("working_days")) line("working_days", Text::DeskWorkingDays);
        if (takes("reopens")) draw_reopens();
        if (takes("words")) draw_words();
    }

    template <typename Table, typename WordsOf> Offered words_of(const Table& table, WordsOf words) const {
        Offered offered;
        for (const auto& row : table) offered.add(row.id, std::string{words(row.value, m_language)});
        return offered;
    }

    void draw_officer() {
        const auto officers = officers_for(m_acting.action(), m_view.shown, officers_of(m_view.colleagues));
        if (is_officer_typed(m_acting.action(), officers)) {
            line("officer", Text::DeskBadge);
            return line("name", Text::DeskName);
        }
        Offered offered;
        if (m_acting.action() == CaseAction::HandOver) {
            const auto& handler = m_view.shown.file.handler;
            for (const auto& each : m_view.colleagues.all())
                if (!handler || !is_same_badge(handler->badge, each.officer.badge))
                    offered.add(officer_option(each.officer), spoken_colleague(each, m_language));
            return select("officer", Text::DeskHandOverTo, offered);
        }
        for (const auto& officer : officers) offered.add(officer_option(officer), officer.name + " " + officer.badge);
        select("officer", Text::DeskOfficer, offered);
    }

    // Who is appointed may be of the unit that has the case.
    void draw_units() {
        const bool is_appointing = m_acting.action() == CaseAction::Appoint;
        Offered offered;
        for (const auto& unit : m_acting.units())
            if (is_appointing || unit.id != m_view.shown.file.unit_id) offered.add(unit.id, unit.name[m_language]);
        select("unit", is_appointing ? Text::DeskColumnUnit : Text::DeskToUnit, offered);
    }

    void draw_measures() {
        Offered offered;
        for (const auto& clock : m_view.shown.file.clocks) {
            const auto place = static_cast<std::size_t>(clock.number) - 1;
            if (clock.kind != ClockKind::Measure || !clock.is_running() || place >= m_view.shown.file.measures.size())
                continue;
            offered.add(std::to_string(clock.number),
                        measure_words(m_view.shown.file.measures[place].measure, nullptr, m_language));
        }
        select("measure", Text::DeskMeasure, offered);
    }

    void draw_reopens() {
        Offered offered;
        offered.add("false", std::string{said(Text::DeskRecheckStands)});
        offered.add("true", std::string{said(Text::DeskRecheckReopens)});
        select("reopens", Text::DeskRecheckResult, offered);
    }

    void draw_words() {
        const auto id = ui::joined("action", "words");
        auto words = field("words", id, words_label(m_acting.action()));
        if (may_lack_words(m_acting.action())) words.hint = said(Text::DeskOptional);
        ui::desk_area(m_canvas, words, words_height);
        gap();
    }

    ui::Canvas& m_canvas;
    Acting& m_acting;
    const ActionView& m_view;
    Language m_language;
};

} // namespace

ActionStep draw_action_sheet(ui::Canvas& canvas, Acting& acting, const ActionView& view) {
    return ActionSheet{canvas, acting, view}.draw();
}

std::string field_to_mend(const Acting& acting) {
    const auto& field = acting.problem_field();
    return acting.is_open() && has_field(acting, field) ? ui::joined("action", field) : std::string{};
}

bool take_action_text(const ui::Canvas& canvas, Acting& acting, std::uint32_t id, std::string_view text) {
    for (const std::string_view name : {"words", "recordings", "contact", "happened_at", "officer", "name", "unit",
                                        "measure", "working_days", "reopens"}) {
        if (id != canvas.id_of(ui::joined("action", name))) continue;
        acting.typed(name) = text;
        return true;
    }
    return false;
}

std::vector<Officer> officers_of(const Colleagues& colleagues) {
    std::vector<Officer> officers;
    for (const auto& each : colleagues.all()) officers.push_back(each.officer);
    return officers;
}

std::string spoken_colleague(const Colleague& colleague, Language language) {
    return fill(text(colleague.is_absent ? Text::DeskColleagueAbsent : Text::DeskColleague, language),
                {{"name", colleague.officer.name}, {"badge", colleague.officer.badge}});
}

} // namespace zhiping::desk
