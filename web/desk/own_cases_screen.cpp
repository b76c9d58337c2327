#include "web/desk/own_cases_screen.hpp"

#include "shared/cases/citizen_words.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr float column = 760;

// What was found, without what it says to the citizen.
std::string finding_words_of(const OfficerFinding& found, Language language) {
    if (found.finding) return finding_words({found.situation, found.finding}, language);
    if (!found.decline) return {};
    return finding_words({found.situation, {}, Decline{*found.decline, {}}}, language);
}

// Whether this can still be written: the question waits for an answer, or the day to object has not passed.
bool is_open(const OfficerCase& own, const std::optional<int>& question) {
    if (!question) return own.object_until && !own.objection;
    return own.questions[static_cast<std::size_t>(*question - 1)].is_open;
}

// The cases that concern an officer, one under the other.
class OwnCasesScreen {
public:
    OwnCasesScreen(ui::Canvas& canvas, const OwnCasesView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap) {}

    OwnCasesStep draw() {
        const float height = std::max(240.0f, m_canvas.window_height() - m_canvas.y());
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        const ui::ScrollArea area{m_canvas, own_area, said(Text::DeskTabOwnCases), place, m_view.scrolled(own_area)};
        m_canvas.take_column(m_canvas.left(), std::min(column, m_canvas.width()));
        ui::hint(m_canvas, "own.hint", said(Text::DeskOwnHint));
        m_canvas.space(m_gap);
        draw_state();
        for (const auto& own : m_view.cases.items()) draw_case(own);
        if (!m_view.cases.has_more()) return m_step;
        const ui::RowButton more[] = {{.name = "own.more", .label = said(Text::DeskMore)}};
        if (ui::button_row(m_canvas, "own.actions", more)) m_step = MoreOwnCases{};
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    std::string at(Message message, Instant time) const {
        return fill(said(message), {{"time", spoken_time(time, m_language)}});
    }

    void draw_state() {
        const auto& cases = m_view.cases;
        if (cases.state() == OwnCases::State::Reading) ui::paragraph(m_canvas, "own.state", said(Text::DeskReading));
        if (!cases.problem().empty()) {
            ui::desk_notice(m_canvas, "own.problem", ui::NoticeKind::Problem, {}, cases.problem());
            m_canvas.space(m_gap);
        }
        if (cases.state() == OwnCases::State::Here && cases.items().empty())
            ui::paragraph(m_canvas, "own.none", said(Text::DeskOwnNone));
    }

    void draw_case(const OfficerCase& own) {
        const auto name = ui::joined("own", own.subject.receipt.text());
        ui::section_heading(m_canvas, name, own.subject.receipt.text());
        m_canvas.space(m_canvas.theme().sizes.space);
        const auto module_name = ui::joined(name, "module"), handled_name = ui::joined(name, "handled");
        const ui::KeyValue facts[] = {
            {module_name, said(Text::DeskColumnModule), std::string{module_words(own.subject.module, m_language)}},
            {handled_name, said(Text::DeskOwnHandled), spoken_time(own.subject.handled, m_language)}};
        ui::key_values(m_canvas, ui::joined(name, "facts"), facts);
        m_canvas.space(m_gap);
        for (std::size_t index = 0; index < own.questions.size(); ++index)
            draw_question(own, static_cast<int>(index) + 1, ui::joined(ui::joined(name, "asked"), index + 1));
        if (own.outcome) draw_outcome(*own.outcome, ui::joined(name, "outcome"));
        draw_objection(own, ui::joined(name, "object"));
        m_canvas.line(m_canvas.left(), m_canvas.y(), m_canvas.width(), m_canvas.theme().colours.line);
        m_canvas.space(m_gap);
    }

    // Words, under whose they are and when; without that where it is empty.
    void draw_words(const std::string& name, std::string_view label, std::string_view words) {
        if (!label.empty()) ui::hint(m_canvas, ui::joined(name, "label"), label);
        ui::paragraph(m_canvas, name, words);
        m_canvas.space(m_gap);
    }

    void draw_question(const OfficerCase& own, int number, const std::string& name) {
        const auto& question = own.questions[static_cast<std::size_t>(number - 1)];
        const auto label = fill(said(Text::DeskOwnQuestion), {{"number", std::to_string(number)},
                                                              {"time", spoken_time(question.asked.at, m_language)}});
        draw_words(name, label, question.asked.words);
        if (question.answer)
            draw_words(ui::joined(name, "answer"), at(Text::DeskOwnAnswered, question.answer->at),
                       question.answer->words);
        else if (!question.is_open)
            draw_words(ui::joined(name, "over"), {}, said(Text::DeskOwnQuestionOver));
        draw_form(own, {own.subject.receipt, number}, Text::AnswerQuestionLabel, Text::AnswerQuestionSend, label);
    }

    void draw_outcome(const OfficerOutcome& outcome, const std::string& name) {
        ui::hint(m_canvas, name, said(Text::DeskOwnOutcome));
        const auto closed = ui::joined(name, "closed"), closing = ui::joined(name, "closing");
        std::vector<ui::KeyValue> rows{
            {closed, said(Text::DeskOwnClosed), spoken_time(outcome.at, m_language)},
            {closing, said(Text::DeskOwnClosing), std::string{closing_words(outcome.closing, m_language)}}};
        std::vector<std::string> names;
        names.reserve(outcome.findings.size()); // The rows look at them.
        for (const auto& found : outcome.findings) {
            names.push_back(ui::joined(name, facts_of(situations, found.situation).id));
            rows.push_back(
                {names.back(), situation_words(found.situation, m_language), finding_words_of(found, m_language)});
        }
        ui::key_values(m_canvas, ui::joined(name, "facts"), rows);
        m_canvas.space(m_gap);
        if (!outcome.is_cleared) return;
        ui::desk_notice(m_canvas, ui::joined(name, "cleared"), ui::NoticeKind::Note, {}, said(Text::OfficerCleared));
        m_canvas.space(m_gap);
    }

    void draw_objection(const OfficerCase& own, const std::string& name) {
        if (own.objection) {
            const auto& [objected, answer] = *own.objection;
            draw_words(name, at(Text::DeskOwnObjection, objected.at), objected.words);
            if (answer)
                draw_words(ui::joined(name, "answer"), at(Text::DeskOwnObjectionAnswer, answer->at), answer->words);
            else
                draw_words(ui::joined(name, "waits"), {}, said(Text::DeskOwnObjectionWaits));
        } else if (own.object_until) {
            ui::paragraph(m_canvas, ui::joined(name, "until"),
                          fill(said(Text::DeskOwnObjectUntil), {{"date", spoken_date(*own.object_until, m_language)}}));
            m_canvas.space(m_gap);
        }
        draw_form(own, {own.subject.receipt}, Text::ContestLabel, Text::ContestSend, own.subject.receipt.text());
    }

    // What can be written; and what was written for what cannot be sent any more. `about` is read after the button.
    void draw_form(const OfficerCase& own, const OwnField& field, Message label, Message send, std::string_view about) {
        const auto& written = m_view.cases.written(field);
        const bool can_send = is_open(own, field.question);
        if (!can_send && written.words.empty()) return;
        const auto name = name_of(field);
        ui::desk_area(m_canvas,
                      {.name = name,
                       .label = said(can_send ? label : Text::KeptWordsHeading),
                       .text = written.words,
                       .hint = can_send ? std::string_view{} : said(Text::KeptWordsHint),
                       .error = written.problem},
                      96);
        m_canvas.space(m_gap);
        if (!can_send) return;
        const auto send_name = ui::joined(name, "send");
        const ui::RowButton buttons[] = {{.name = send_name,
                                          .label = said(written.is_sending ? Text::Sending : send),
                                          .kind = ui::ButtonKind::Primary,
                                          .disabled = written.is_sending,
                                          .description = about}};
        if (ui::button_row(m_canvas, ui::joined(name, "actions"), buttons)) m_step = SendOwnWords{field};
        m_canvas.space(m_gap);
    }

    ui::Canvas& m_canvas;
    const OwnCasesView& m_view;
    Language m_language;
    float m_gap;
    OwnCasesStep m_step;
};

} // namespace

OwnCasesStep draw_own_cases(ui::Canvas& canvas, const OwnCasesView& view) {
    return OwnCasesScreen{canvas, view}.draw();
}

bool take_own_text(const ui::Canvas& canvas, OwnCases& cases, std::uint32_t id, std::string_view text) {
    for (const auto& own : cases.items()) {
        std::vector<OwnField> fields{{own.subject.receipt}};
        for (std::size_t index = 0; index < own.questions.size(); ++index)
            fields.push_back({own.subject.receipt, static_cast<int>(index) + 1});
        for (const auto& field : fields) {
            if (id != canvas.id_of(name_of(field))) continue;
            cases.write(field, text);
            return true;
        }
    }
    return false;
}

} // namespace zhiping::desk
