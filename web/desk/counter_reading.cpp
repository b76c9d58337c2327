#include "shared/cases/citizen_words.hpp"
#include "shared/cases/reply_words.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/counter_screen.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

namespace zhiping::desk {

namespace {

// With nothing where a counter is told nothing: what its words are made of is all there.
CitizenCase as_citizen_case(const CounterCase& shown) {
    CitizenCase seen{.status = shown.status,
                     .closing = shown.closing,
                     .unit_id = shown.unit_id,
                     .round = shown.round,
                     .promise = shown.promise,
                     .answer_until = shown.answer_until,
                     .contest_until = shown.contest_until,
                     .question = shown.question,
                     .measures = shown.measures,
                     .replies = shown.replies,
                     .units = shown.units,
                     .seen = 0};
    for (const auto& event : shown.events)
        seen.events.push_back({.number = event.number,
                               .action = event.action,
                               .at = event.at,
                               .role = event.role,
                               .unit_id = event.unit_id,
                               .words = event.words,
                               .contact = event.contact,
                               .happened_at = event.happened_at,
                               .withdrawal = event.withdrawal,
                               .event = event.event,
                               .measure = event.measure,
                               .receipt = event.receipt,
                               .situations = event.situations,
                               .moved_from = event.moved_from});
    return seen;
}

// An evaluation and its case, in the words that its citizen reads.
class ReadingPart {
public:
    ReadingPart(ui::Canvas& canvas, const CounterReading& reading)
        : m_canvas(canvas), m_stored(reading.evaluation), m_language(canvas.language()),
          m_gap(canvas.theme().sizes.gap) {
        if (reading.shown) m_case = as_citizen_case(*reading.shown);
    }

    void draw() {
        ui::section_heading(m_canvas, "counter.number", m_stored.receipt.number.text());
        if (m_stored.amends) say("counter.amends", said(Text::JoinedEarlier));
        if (m_case) draw_standing();
        if (m_stored.comment_answer) draw_comment_answer();
        if (m_case) draw_replies();
        draw_evaluation();
        if (m_case) draw_events();
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    std::string on(Message message, Date day) const {
        return fill(said(message), {{"date", spoken_date(day, m_language)}});
    }

    void say(std::string_view name, std::string_view words) {
        if (words.empty()) return;
        ui::paragraph(m_canvas, name, words);
        m_canvas.space(m_gap / 2);
    }

    // Under a name that is counted on: sentences of one kind.
    void say_each(std::string_view name, std::span<const std::string> sentences) {
        for (std::size_t index = 0; index < sentences.size(); ++index) say(ui::joined(name, index), sentences[index]);
    }

    void draw_standing() {
        say("counter.standing", case_heading(*m_case, m_language));
        say("counter.closing", closing_words(*m_case, m_language));
        if (m_case->status != CaseStatus::Closed) say_each("counter.promise", promise_words(*m_case, m_language));
        for (const auto& event : m_case->events)
            if (event.number == m_case->question) say("counter.question", event.words);
        if (m_case->answer_until) say("counter.answer_until", on(Text::AnswerUntil, *m_case->answer_until));
        if (m_case->contest_until) say("counter.contest_until", on(Text::ContestHint, *m_case->contest_until));
    }

    void draw_comment_answer() {
        const auto& [answer, at] = *m_stored.comment_answer;
        say("counter.comment", said(facts_of(comment_outcomes, answer.outcome).text));
        say("counter.comment.words", answer.words);
        ui::hint(m_canvas, "counter.comment.at", spoken_time(at, m_language));
    }

    const ModuleContent& content() const {
        const auto* catalogue = find_catalogue(m_stored.evaluation.catalogue_version);
        return (catalogue ? *catalogue : newest_catalogue()).of(m_stored.subject.module);
    }

    // The newest first.
    void draw_replies() {
        for (auto index = m_case->replies.size(); index-- > 0;)
            draw_reply(m_case->replies[index], ui::joined("counter.reply", index));
    }

    void draw_reply(const CitizenReply& reply, const std::string& name) {
        const auto unit = name_of_unit(*m_case, reply.unit_id, m_language);
        const auto words = reply_words(reply, {unit, m_stored.subject, content(), m_case->measures}, m_language);
        for (std::size_t index = 0; index < words.size(); ++index) {
            const auto& each = words[index];
            const auto part = ui::joined(name, index);
            if (each.part == ReplyPart::Heading)
                ui::section_heading(m_canvas, ui::joined(part, "label"), each.label);
            else if (!each.label.empty())
                ui::hint(m_canvas, ui::joined(part, "label"), each.label);
            say(part, each.text);
        }
    }

    void draw_evaluation() {
        ui::section_heading(m_canvas, "counter.evaluation", said(Text::YourEvaluation));
        const auto lines = describe(m_stored.subject, m_language);
        say("counter.subject", lines.subject);
        say_each("counter.subject", lines.details);
        say("counter.document", lines.document_number);
        if (m_stored.entered_by)
            say("counter.entered_by", fill(said(Text::EnteredBy), {{"unit", (*m_stored.entered_by)[m_language]}}));
        auto answers = describe_answers(m_stored.evaluation, content(), m_language);
        std::vector<std::string> names;
        names.reserve(answers.size()); // The rows look at them.
        std::vector<ui::KeyValue> rows;
        for (auto& answer : answers) {
            names.push_back(ui::joined("counter.answer", answer.field));
            if (m_stored.words_erased && answer.field == "statement") answer.value = said(Text::WordsErased);
            rows.push_back({names.back(), said(answer.label), std::move(answer.value)});
        }
        rows.push_back(
            {"counter.received", said(Text::VerifyReceived), spoken_time(m_stored.receipt.received, m_language)});
        ui::key_values(m_canvas, "counter.answers", rows);
        m_canvas.space(m_gap);
        if (!m_case && !m_stored.amends) say("counter.no_answer", said(Text::NoAnswerNeeded));
    }

    void draw_events() {
        ui::section_heading(m_canvas, "counter.events.heading", said(Text::WhatHappened));
        std::vector<ui::TimelineStep> steps;
        for (auto event = m_case->events.rbegin(); event != m_case->events.rend(); ++event) {
            auto details = spoken_time(event->at, m_language);
            if (!event->words.empty() && event->action != CaseAction::IssueReply) details += "\n" + event->words;
            const auto more = event_details(*event, m_language);
            if (!more.empty()) details += "\n" + more;
            steps.push_back({event_words(*m_case, *event, m_language), std::move(details), true});
        }
        ui::timeline(m_canvas, "counter.events", steps);
        m_canvas.space(m_gap);
    }

    ui::Canvas& m_canvas;
    const StoredEvaluation& m_stored;
    std::optional<CitizenCase> m_case;
    Language m_language;
    float m_gap;
};

} // namespace

void draw_reading(ui::Canvas& canvas, const CounterReading& reading) { ReadingPart{canvas, reading}.draw(); }

} // namespace zhiping::desk
