#include "web/desk/counter_screen.hpp"

#include "shared/catalogue/catalogue.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view receipt_field = "counter.receipt";
constexpr std::string_view query_code_field = "counter.query_code";
constexpr std::string_view code_field = "counter.code";
constexpr std::string_view document_field = "counter.document_number";
constexpr std::string_view statement_field = "counter.statement";
constexpr std::string_view place_field = "counter.place";
constexpr float column = 640;

// What is done for one person, one step after the other.
class CounterScreen {
public:
    CounterScreen(ui::Canvas& canvas, const CounterView& view)
        : m_canvas(canvas), m_view(view), m_counter(view.counter), m_language(canvas.language()),
          m_gap(canvas.theme().sizes.gap) {}

    CounterStep draw() {
        const float height = std::max(240.0f, m_canvas.window_height() - m_canvas.y());
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        const ui::ScrollArea area{m_canvas, counter_area, said(Text::DeskTabCounter), place,
                                  m_view.scrolled(counter_area)};
        m_canvas.take_column(m_canvas.left(), std::min(column, m_canvas.width()));
        press({.name = "counter.next_person",
               .label = said(Text::DeskCounterNextPerson),
               .disabled = m_counter.is_empty()},
              NextPerson{});
        if (const auto problem = m_counter.problem_at({}); !problem.empty()) {
            ui::desk_notice(m_canvas, "counter.problem", ui::NoticeKind::Problem, {}, problem);
            m_canvas.space(m_gap);
        }
        draw_state();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }

    void draw_state() {
        switch (m_counter.state()) {
        case Counter::State::Begin: return draw_beginning();
        case Counter::State::Read: return draw_reading(m_canvas, m_counter.reading());
        case Counter::State::Agreeing: return draw_agreeing();
        case Counter::State::Filling: return draw_filling();
        case Counter::State::Entered: return draw_entered();
        }
    }

    void press(const ui::RowButton& button, CounterStep step) {
        if (ui::button_row(m_canvas, ui::joined(button.name, "row"), {&button, 1})) m_step = step;
        m_canvas.space(m_gap);
    }

    void field(std::string_view name, Message label, std::string_view text, std::string_view problem,
               std::string_view hint = {}) {
        ui::desk_field(m_canvas, {.name = name, .label = said(label), .text = text, .hint = hint, .error = problem});
        m_canvas.space(m_gap);
    }

    void heading(std::string_view name, Message heading, Message hint) {
        ui::section_heading(m_canvas, name, said(heading));
        ui::hint(m_canvas, ui::joined(name, "hint"), said(hint));
        m_canvas.space(m_gap);
    }

    void draw_beginning() {
        const auto& typed = m_counter.typed();
        heading("counter.read", Text::DeskCounterRead, Text::DeskCounterReadHint);
        field(receipt_field, Text::ReceiptNumber, typed.receipt, m_counter.problem_at("receipt"));
        field(query_code_field, Text::QueryCode, typed.query_code, m_counter.problem_at("query_code"));
        press({.name = "counter.find",
               .label = said(Text::FindSend),
               .kind = ui::ButtonKind::Primary,
               .disabled = m_counter.is_busy()},
              ReadOut{});
        heading("counter.enter", Text::DeskCounterEnter, Text::DeskCounterEnterHint);
        field(code_field, Text::DeskCounterCode, typed.code, m_counter.problem_at("code"),
              said(Text::DeskCounterCodeHint));
        press({.name = "counter.look_up", .label = said(Text::Next), .disabled = m_counter.is_busy()}, LookUpCode{});
    }

    void draw_subject() {
        ui::section_heading(m_canvas, "counter.subject", said(Text::DeskCounterSubject));
        const auto lines = describe(m_counter.facts(), m_language);
        ui::paragraph(m_canvas, "counter.subject.what", lines.subject);
        for (std::size_t index = 0; index < lines.details.size(); ++index)
            ui::hint(m_canvas, ui::joined("counter.subject", index), lines.details[index]);
        if (!lines.document_number.empty()) ui::hint(m_canvas, "counter.subject.document", lines.document_number);
        m_canvas.space(m_gap);
    }

    void draw_agreeing() {
        draw_subject();
        heading("counter.instructions", Text::InstructionsHeading, Text::DeskCounterInstructionsHint);
        std::vector<std::string_view> sentences;
        for (const auto& sentence : newest_catalogue().instructions) sentences.push_back(sentence[m_language]);
        ui::list_card(m_canvas, "counter.instructions.list", sentences);
        m_canvas.space(m_gap);
        press({.name = "counter.agree", .label = said(Text::DeskCounterAgreed), .kind = ui::ButtonKind::Primary},
              AgreeForPerson{});
    }

    const ModuleContent& content() const { return newest_catalogue().of(m_counter.facts().module); }

    void draw_filling() {
        draw_subject();
        const auto& evaluation = m_counter.evaluation();
        if (is_blank(m_counter.facts()))
            field(document_field, Text::BlankNumberLabel, evaluation.document_number,
                  m_counter.problem_at("document_number"), said(Text::BlankNumberHint));
        draw_satisfaction();
        if (evaluation.satisfaction == Satisfaction::Dissatisfied) draw_situations();
        m_canvas.space(m_gap);
        ui::desk_area(m_canvas,
                      {.name = statement_field,
                       .label = said(Text::StatementLabel),
                       .text = evaluation.statement,
                       .hint = said(Text::StatementHint),
                       .error = m_counter.problem_at("statement")},
                      120);
        m_canvas.space(m_gap);
        draw_place();
        press({.name = "counter.submit",
               .label = said(m_counter.is_busy() ? Text::Submitting : Text::Submit),
               .kind = ui::ButtonKind::Primary,
               .disabled = m_counter.is_busy()},
              SubmitForPerson{});
    }

    void draw_satisfaction() {
        constexpr std::string_view question = "counter.question";
        ui::section_heading(m_canvas, question, content().question[m_language]);
        std::vector<ui::Choice> choices;
        for (const auto& facts : satisfactions) choices.push_back({facts.id, said(facts.text)});
        std::optional<std::size_t> chosen;
        if (const auto given = m_counter.evaluation().satisfaction) chosen = static_cast<std::size_t>(*given);
        const auto pressed = ui::choose_one(m_canvas, "counter.satisfaction", question, choices, chosen,
                                            m_counter.problem_at("satisfaction"));
        if (pressed) m_step = ChooseSatisfaction{satisfactions[*pressed].value};
    }

    void draw_situations() {
        const auto& offered = content().situations;
        std::vector<std::string> names;
        names.reserve(offered.size()); // The choices look at them.
        std::vector<ui::Choice> choices;
        for (const auto& each : offered) {
            names.push_back(ui::joined("counter.situation", facts_of(situations, each.situation).id));
            choices.push_back({names.back(), each.words[m_language]});
        }
        const auto& ticked = m_counter.evaluation().situations;
        const auto is_ticked = [&](std::size_t index) {
            return std::find(ticked.begin(), ticked.end(), offered[index].situation) != ticked.end();
        };
        const auto pressed =
            ui::choose_many(m_canvas, "counter.situations", content().situations_heading[m_language],
                            said(Text::SituationsHint), choices, is_ticked, m_counter.problem_at("situations"));
        if (pressed) m_step = ToggleSituation{offered[*pressed].situation};
    }

    // A counter is not where it happened: it is said in words.
    void draw_place() {
        const auto need = position_need(newest_catalogue(), m_counter.facts().module);
        if (need == PositionNeed::None) return;
        field(place_field, need == PositionNeed::Offered ? Text::PositionWordsOptional : Text::PositionWordsLabel,
              m_counter.evaluation().where.words, m_counter.problem_at("position"), said(Text::PositionWordsHint));
    }

    void draw_entered() {
        const auto& receipt = m_counter.receipt();
        ui::done_mark(m_canvas);
        heading("counter.entered", Text::DeskCounterEntered, Text::DeskCounterHandOver);
        ui::hint(m_canvas, "counter.entered.number.label", said(Text::ReceiptNumber));
        ui::number(m_canvas, "counter.entered.number", receipt.number.text());
        if (receipt.query_code) {
            ui::hint(m_canvas, "counter.entered.code.label", said(Text::QueryCode));
            ui::number(m_canvas, "counter.entered.code", receipt.query_code->text());
        }
        m_canvas.space(m_gap);
        const auto& unit = m_counter.facts().unit[m_language];
        ui::paragraph(m_canvas, "counter.entered.promise",
                      receipt.due ? fill(said(Text::StepAnswer), {{"unit", unit}}) + " · " +
                                        spoken_promise(*receipt.due, receipt.received, m_language)
                                  : std::string{said(Text::NoAnswerNeeded)});
    }

    ui::Canvas& m_canvas;
    const CounterView& m_view;
    const Counter& m_counter;
    Language m_language;
    float m_gap;
    CounterStep m_step;
};

} // namespace

CounterStep draw_counter(ui::Canvas& canvas, const CounterView& view) { return CounterScreen{canvas, view}.draw(); }

bool take_counter_text(const ui::Canvas& canvas, Counter& counter, std::uint32_t id, std::string_view text) {
    struct Field {
        std::string_view name;
        void (Counter::*take)(std::string_view);
        bool is_of_evaluation;
    };
    constexpr Field fields[] = {
        {receipt_field, &Counter::type_receipt, false},     {query_code_field, &Counter::type_query_code, false},
        {code_field, &Counter::type_code, false},           {document_field, &Counter::write_document_number, true},
        {statement_field, &Counter::write_statement, true}, {place_field, &Counter::write_place, true}};
    for (const auto& [name, take, is_of_evaluation] : fields) {
        if (id != canvas.id_of(name)) continue;
        if (!is_of_evaluation || counter.state() == Counter::State::Filling) (counter.*take)(text);
        return true;
    }
    return false;
}

} // namespace zhiping::desk
