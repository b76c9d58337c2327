#include "shared/evidence/evidence_words.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"
#include "web/desk/screens.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/panes.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view what_area = "case.what";
constexpr std::string_view course_area = "case.course";

// One case, read from the left: what it is about, then its course.
class CaseScreen {
public:
    CaseScreen(ui::Canvas& canvas, const CaseView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap) {}

    CaseStep draw() {
        draw_head();
        if (m_view.opened.state() != OpenedCase::State::Here) {
            const bool is_reading = m_view.opened.state() == OpenedCase::State::Reading;
            ui::paragraph(m_canvas, "case.state", is_reading ? said(Text::DeskReading) : m_view.opened.problem());
            return m_step;
        }
        draw_panes();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    const StaffCase& shown() const { return m_view.opened.shown(); }

    void draw_head() {
        const ui::RowButton buttons[] = {
            {.name = "case.back", .label = said(Text::DeskBackToList)},
            {.name = "case.previous", .label = said(Text::DeskPreviousCase), .disabled = !m_view.has_previous},
            {.name = "case.next", .label = said(Text::DeskNextCase), .disabled = !m_view.has_next},
        };
        if (const auto pressed = ui::button_row(m_canvas, "case.moves", buttons))
            m_step = *pressed == 0   ? CaseStep{CloseCase{}}
                     : *pressed == 1 ? CaseStep{MoveCase{-1}}
                                     : CaseStep{MoveCase{1}};
        m_canvas.space(m_gap);
        ui::section_heading(m_canvas, "case.receipt", m_view.opened.receipt().text());
        m_canvas.space(m_gap);
        if (m_view.opened.state() != OpenedCase::State::Here || m_view.opened.problem().empty()) return;
        ui::notice(m_canvas, "case.problem", {}, m_view.opened.problem());
        m_canvas.space(m_gap);
    }

    void draw_panes() {
        const float height = std::max(240.0f, m_canvas.window_height() - m_canvas.y() - m_gap);
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        ui::Panes panes{m_canvas,
                        {.name = panes_name,
                         .label = said(Text::DeskTimeline),
                         .first = said(Text::DeskEvaluation),
                         .second = said(Text::DeskTimeline),
                         .share = m_view.share},
                        place};
        {
            const ui::ScrollArea area{m_canvas, what_area, said(Text::DeskEvaluation), panes.first(),
                                      m_view.scrolled(what_area)};
            draw_what();
        }
        panes.next();
        const ui::ScrollArea area{m_canvas, course_area, said(Text::DeskTimeline), panes.second(),
                                  m_view.scrolled(course_area)};
        draw_course();
    }

    void heading(std::string_view name, Message message) {
        m_canvas.space(m_gap);
        ui::section_heading(m_canvas, name, said(message));
        m_canvas.space(m_canvas.theme().sizes.space);
    }

    void draw_what() {
        draw_subject();
        heading("case.statement.heading", Text::DeskStatement);
        const auto& statement = shown().evaluation.evaluation.statement;
        ui::paragraph(m_canvas, "case.statement",
                      statement.empty() ? said(Text::DeskStatementNone) : std::string_view{statement});
        draw_evidence();
        draw_person();
        draw_linked();
    }

    void draw_subject() {
        const auto& evaluation = shown().evaluation;
        const auto& subject = evaluation.subject;
        std::vector<ui::KeyValue> rows;
        const auto add = [&](std::string_view name, Message label, std::string value) {
            if (!value.empty()) rows.push_back({name, said(label), std::move(value)});
        };
        add("case.module", Text::DeskColumnModule, std::string{module_words(subject.module, m_language)});
        // Of a blank code, what was said of it with the evaluation.
        const auto& number =
            subject.document_number.empty() ? evaluation.evaluation.document_number : subject.document_number;
        add("case.document", Text::DeskColumnDocument,
            number.empty() ? std::string{} : subject.document_type + " " + number);
        add("case.place", Text::DeskColumnPlace, subject.place);
        add("case.unit", Text::DeskColumnUnit, subject.unit[m_language]);
        add("case.received", Text::DeskColumnReceived, spoken_time(evaluation.receipt.received, m_language));
        add("case.situations", Text::DeskColumnSituations,
            joined_situations(evaluation.evaluation.situations, m_language));
        add("case.officers", Text::DeskOfficers, names_of(shown().file.subject.officers, m_language));
        ui::key_values(m_canvas, "case.facts", rows);
    }

    void draw_evidence() {
        heading("case.evidence.heading", Text::DeskEvidence);
        const auto& files = shown().evaluation.receipt.evidence;
        if (files.empty()) return ui::paragraph(m_canvas, "case.evidence.none", said(Text::DeskEvidenceNone));
        std::vector<EvidenceFormat> formats;
        for (const auto& file : files) formats.push_back(file.format);
        for (std::size_t index = 0; index < files.size(); ++index) {
            const auto address = std::string{wire::cases_path} + "/" + m_view.opened.receipt().text() + "/evidence/" +
                                 std::to_string(index + 1);
            const auto name = ui::joined("case.evidence", index);
            ui::link(m_canvas, name,
                     spoken_name(formats, index, m_language) + "（" + spoken_format(files[index].format) + "，" +
                         spoken_size(files[index].bytes) + "）",
                     address);
            ui::hint(m_canvas, ui::joined(name, "hash"),
                     fill(said(Text::DeskEvidenceHash), {{"hash", to_digits(files[index].hash)}}));
        }
    }

    void draw_person() {
        heading("case.person.heading", Text::DeskPerson);
        const auto& person = shown().person;
        std::string words{standing_words(person.standing, m_language)};
        if (!person.shown.name.empty()) words += " · " + person.shown.name + " " + person.shown.phone;
        if (person.party) words += " · " + std::string{party_words(*person.party, m_language)};
        ui::paragraph(m_canvas, "case.person", words);
        if (person.distance_km)
            ui::hint(m_canvas, "case.person.distance",
                     fill(said(Text::DeskPersonDistance), {{"km", std::to_string(*person.distance_km)}}));
    }

    void draw_linked() {
        if (shown().linked.empty()) return;
        heading("case.linked.heading", Text::DeskLinked);
        for (const auto& receipt : shown().linked) {
            Address there;
            there.open_case = receipt;
            ui::link(m_canvas, ui::joined("case.linked", receipt.text()), receipt.text(), "/desk?" + to_query(there));
        }
    }

    void draw_course() {
        const auto& file = shown().file;
        std::vector<ui::KeyValue> rows{{"case.status", said(Text::DeskColumnStatus),
                                        std::string{status_words(file.status, file.round, m_language)}},
                                       {"case.due", said(Text::DeskColumnDue), due()},
                                       {"case.handler", said(Text::DeskColumnHandler),
                                        file.handler ? file.handler->name : std::string{said(Text::DeskNobody)}}};
        ui::key_values(m_canvas, "case.standing", rows);
        heading("case.may.heading", Text::DeskMayNow);
        ui::paragraph(m_canvas, "case.may", may_words());
        heading("case.events.heading", Text::DeskTimeline);
        std::vector<ui::TimelineStep> steps;
        for (const auto& event : shown().events) steps.push_back(step_of(event));
        ui::timeline(m_canvas, "case.events", steps);
    }

    std::string due() const {
        const auto& file = shown().file;
        const auto* clock = file.running(ClockKind::Reply);
        const auto due = clock ? std::optional{clock->due} : std::nullopt;
        auto words = due_words(due, file.status, m_view.today, m_language).text;
        return clock ? words + " · " + spoken_date(clock->due, m_language) : words;
    }

    std::string may_words() const {
        std::string words;
        for (const auto action : shown().may) {
            if (!words.empty()) words += m_language == Language::Chinese ? "、" : ", ";
            words += action_words(action, m_language);
        }
        return words.empty() ? std::string{said(Text::DeskMayNothing)} : words;
    }

    ui::TimelineStep step_of(const CaseEvent& event) const {
        ui::TimelineStep step{std::string{action_words(event.action, m_language)}, spoken_time(event.at, m_language),
                              true};
        if (!event.actor.officer.name.empty()) step.detail += " · " + event.actor.officer.name;
        if (!event.details.words.empty()) step.detail += "\n" + event.details.words;
        return step;
    }

    ui::Canvas& m_canvas;
    const CaseView& m_view;
    Language m_language;
    float m_gap;
    CaseStep m_step;
};

} // namespace

CaseStep draw_case(ui::Canvas& canvas, const CaseView& view) { return CaseScreen{canvas, view}.draw(); }

} // namespace zhiping::desk
