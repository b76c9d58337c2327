#pragma once

#include "shared/cases/counter_case.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/submission.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace zhiping::desk {

// What somebody at a counter does for the person in front of them: reads an evaluation out, or enters one. One person
// at a time; forget() is for the next one.
class Counter {
public:
    enum class State {
        Begin,    // Numbers are asked for, to read one out or to enter one.
        Read,     // One is read out.
        Agreeing, // What is evaluated is known; the instructions are read out.
        Filling,
        Entered, // The receipt is handed over.
    };

    // What was typed to begin.
    struct Typed {
        std::string receipt;
        std::string query_code;
        std::string code;
    };

    // `changed` is called when anything is to be drawn anew.
    Counter(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    State state() const { return m_state; }
    bool is_busy() const { return m_is_busy; }                 // Something is on its way: nothing else is sent.
    bool is_empty() const;                                     // Nothing of anybody is here.
    std::string_view problem_at(std::string_view field) const; // As the API names it; "": of all of it.

    const Typed& typed() const { return m_typed; }
    const CounterReading& reading() const { return *m_reading; }   // Precondition: the state is Read.
    const CodeFacts& facts() const { return *m_facts; }            // Precondition: Agreeing or later.
    const Evaluation& evaluation() const { return *m_evaluation; } // Precondition: Filling or later.
    const Receipt& receipt() const { return *m_receipt; }          // Precondition: Entered.

    void type_receipt(std::string_view text) { m_typed.receipt = text; }
    void type_query_code(std::string_view text) { m_typed.query_code = text; }
    void type_code(std::string_view text) { m_typed.code = text; }

    void read_out();
    void look_up(); // What the code is about.
    void agree();   // The person has heard the instructions and agrees.
    void choose(Satisfaction);
    void toggle(Situation);
    void write_statement(std::string_view text);
    void write_place(std::string_view text);
    void write_document_number(std::string_view text);
    void submit();

    void forget();
    void lose_answer(); // None comes any more: whoever was signed in is not, or is again.

private:
    void begin_asking();
    Api::Then take_by(void (Counter::*)(const Answer&));
    void take_reading(const Answer&);
    void take_facts(const Answer&);
    void take_receipt(const Answer&);
    void take_refusal(const Answer&, std::string_view field);
    void set_problem(std::string_view field, std::string words);
    std::string said(Message message) const { return std::string{text(message, m_api.language())}; }

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::Begin;
    bool m_is_busy = false;
    std::uint32_t m_person = 0; // How many there were: an answer about somebody else is passed over.
    std::map<std::string, std::string, std::less<>> m_problems; // By field.
    Typed m_typed;
    std::optional<CounterReading> m_reading;
    std::optional<CodeFacts> m_facts;
    std::optional<Evaluation> m_evaluation;
    std::optional<SubmissionId> m_submission;
    std::optional<Receipt> m_receipt;
};

} // namespace zhiping::desk
