#include "shared/text/desk_text_ids.hpp"
#include "web/desk/case_parts.hpp"
#include "web/desk/person_sheet.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/watermark.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

// What was evaluated, by whom, and what was said of it since.
class EvaluationPart {
public:
    EvaluationPart(ui::Canvas& canvas, const CaseView& view)
        : m_canvas(canvas), m_view(view), m_shown(view.opened.shown()), m_language(canvas.language()) {}

    CaseStep draw() {
        m_canvas.space(m_canvas.theme().sizes.gap);
        draw_subject();
        draw_case_heading(m_canvas, "case.statement.heading", Text::DeskStatement);
        const auto& statement = m_shown.evaluation.evaluation.statement;
        ui::paragraph(m_canvas, "case.statement",
                      statement.empty() ? said(Text::DeskStatementNone) : std::string_view{statement});
        draw_evidence();
        draw_person();
        draw_events("case.contacts", Text::DeskContacts, {CaseAction::RecordContact});
        draw_events("case.statements", Text::DeskStatements,
                    {CaseAction::AskOfficers, CaseAction::AnswerQuestions, CaseAction::RecordOfficerStatement});
        draw_linked();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    bool has(Right right) const {
        return std::find(m_shown.rights.begin(), m_shown.rights.end(), right) != m_shown.rights.end();
    }

    void draw_subject() {
        const auto& evaluation = m_shown.evaluation;
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
        add("case.officers", Text::DeskOfficers, names_of(m_shown.file.subject.officers, m_language));
        ui::key_values(m_canvas, "case.facts", rows);
    }

    void draw_evidence() {
        draw_case_heading(m_canvas, "case.evidence.heading", Text::DeskEvidence);
        if (m_shown.evaluation.receipt.evidence.empty())
            return ui::paragraph(m_canvas, "case.evidence.none", said(Text::DeskEvidenceNone));
        if (const auto opened = draw_evidence_list(m_canvas, m_shown, has(Right::ReadEvidence)))
            m_step = ShowEvidence{*opened};
    }

    // As masked as the rights table leaves it.
    void draw_person() {
        draw_case_heading(m_canvas, "case.person.heading", Text::DeskPerson);
        const auto& person = m_shown.person;
        std::optional<ui::Watermarked> mark;
        if (!person.shown.name.empty()) mark.emplace(m_canvas, "case.person.watermark", m_view.watermark);
        std::string words{standing_words(person.standing, m_language)};
        if (!person.shown.name.empty()) words += " · " + person.shown.name + " " + person.shown.phone;
        if (person.party) words += " · " + std::string{party_words(*person.party, m_language)};
        ui::paragraph(m_canvas, "case.person", words);
        if (person.distance_km)
            ui::hint(m_canvas, "case.person.distance",
                     fill(said(Text::DeskPersonDistance), {{"km", std::to_string(*person.distance_km)}}));
        const bool is_known = !person.shown.name.empty() || person.at || person.has_place_words;
        if (const auto asked = draw_person_offers(
                m_canvas, {.may_unmask = is_known && has(Right::Unmask), .may_call = person.may_call}))
            m_step = AskForPerson{*asked};
    }

    // What was said with these, word by word.
    void draw_events(std::string_view name, Message heading, std::initializer_list<CaseAction> actions) {
        std::vector<ui::KeyValue> rows;
        std::vector<std::string> names, labels;
        for (const auto& event : m_shown.events) {
            if (std::find(actions.begin(), actions.end(), event.action) == actions.end()) continue;
            names.push_back(ui::joined(name, static_cast<std::size_t>(event.number)));
            labels.push_back(spoken_time(event.at, m_language));
            // What somebody asked is not what the other one said.
            const auto did = std::string{action_words(event.action, m_language)} + "\n";
            rows.push_back({{}, {}, (actions.size() > 1 ? did : "") + event_words(event, m_shown, m_language)});
        }
        if (rows.empty()) return;
        for (std::size_t place = 0; place < rows.size(); ++place) {
            rows[place].name = names[place];
            rows[place].label = labels[place];
        }
        draw_case_heading(m_canvas, ui::joined(name, "heading"), heading);
        ui::key_values(m_canvas, name, rows);
    }

    void draw_linked() {
        if (m_shown.linked.empty()) return;
        draw_case_heading(m_canvas, "case.linked.heading", Text::DeskLinked);
        for (const auto& receipt : m_shown.linked) {
            Address there;
            there.open_case = receipt;
            ui::link(m_canvas, ui::joined("case.linked", receipt.text()), receipt.text(), "/desk?" + to_query(there));
        }
    }

    ui::Canvas& m_canvas;
    const CaseView& m_view;
    const StaffCase& m_shown;
    Language m_language;
    CaseStep m_step;
};

} // namespace

CaseStep draw_evaluation(ui::Canvas& canvas, const CaseView& view) { return EvaluationPart{canvas, view}.draw(); }

} // namespace zhiping::desk
