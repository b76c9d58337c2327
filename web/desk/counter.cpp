#include "web/desk/counter.hpp"

#include "shared/catalogue/catalogue.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/paths.hpp"
#include "web/platform/chance.hpp"
#include "web/platform/clock.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace zhiping::desk {

namespace {

SubmissionId new_submission_id() {
    std::array<std::uint8_t, 16> random{};
    platform::fill_random(random);
    return SubmissionId::from_random(random);
}

// Where a problem can be shown, as the API names it; any other is one of the whole screen.
constexpr std::string_view fields_to_begin[] = {"receipt", "query_code", "code"};
constexpr std::string_view fields_to_fill[] = {"document_number", "satisfaction", "situations", "statement",
                                               "position"};

// By the clock of this computer, which may be wrong.
Instant now() { return std::clamp(Instant{std::chrono::seconds{platform::now()}}, Instant{}, last_instant); }

} // namespace

bool Counter::is_empty() const {
    return m_state == State::Begin && !m_is_busy && m_problems.empty() && m_typed.receipt.empty() &&
           m_typed.query_code.empty() && m_typed.code.empty();
}

std::string_view Counter::problem_at(std::string_view field) const {
    const auto found = m_problems.find(field);
    return found == m_problems.end() ? std::string_view{} : std::string_view{found->second};
}

void Counter::set_problem(std::string_view field, std::string words) {
    if (field == "position_words") field = "position"; // Only words are asked for here.
    const auto fields = m_state == State::Begin ? std::span<const std::string_view>{fields_to_begin} : fields_to_fill;
    const bool is_shown = std::find(fields.begin(), fields.end(), field) != fields.end();
    m_problems.insert_or_assign(std::string{is_shown ? field : std::string_view{}}, std::move(words));
}

void Counter::begin_asking() {
    m_problems.clear();
    m_is_busy = true;
}

// An answer is taken only while the person is the same.
Api::Then Counter::take_by(void (Counter::*take)(const Answer&)) {
    return [this, take, person = m_person](const Answer& answer) {
        if (person != m_person) return;
        m_is_busy = false;
        (this->*take)(answer);
        m_changed();
    };
}

void Counter::read_out() {
    if (m_is_busy) return;
    m_problems.clear();
    const auto number = ReceiptNumber::parse(m_typed.receipt);
    const auto code = QueryCode::parse(m_typed.query_code);
    if (!number) set_problem("receipt", said(number.error().message));
    if (!code) set_problem("query_code", said(code.error().message));
    if (number && code) {
        begin_asking();
        m_api.send("POST", wire::counter_receipts_path, wire::encode(wire::CounterQuestion{*number, *code}),
                   take_by(&Counter::take_reading));
    }
    m_changed();
}

void Counter::take_reading(const Answer& answer) {
    auto reading = wire::decode_counter_reading(answer.body);
    if (answer.status == 404) return set_problem("query_code", said(Text::FindNothing));
    if (!answer.is_done() || !reading) return take_refusal(answer, {});
    m_reading = std::move(reading).value();
    m_typed = {};
    m_state = State::Read;
}

void Counter::look_up() {
    if (m_is_busy) return;
    m_problems.clear();
    const auto code = Code::parse(m_typed.code);
    if (code) {
        begin_asking();
        m_api.get(std::string{wire::codes_path} + "/" + code->symbols(), take_by(&Counter::take_facts));
    } else {
        set_problem("code", said(code.error().message));
    }
    m_changed();
}

void Counter::take_facts(const Answer& answer) {
    auto facts = wire::decode_code_facts(answer.body);
    if (!answer.is_done() || !facts) return take_refusal(answer, answer.status == 0 ? "" : "code");
    m_facts = std::move(facts).value();
    m_typed = {};
    m_state = State::Agreeing;
}

void Counter::agree() {
    m_evaluation = Evaluation{m_facts->code, newest_catalogue().version, m_api.language(), now()};
    m_submission = new_submission_id();
    m_state = State::Filling;
}

void Counter::choose(Satisfaction satisfaction) { m_evaluation->satisfaction = satisfaction; }

// In the order of the catalogue.
void Counter::toggle(Situation situation) {
    const auto before = m_evaluation->situations;
    const auto was_ticked = [&](Situation each) {
        return std::find(before.begin(), before.end(), each) != before.end();
    };
    m_evaluation->situations.clear();
    for (const auto& offered : newest_catalogue().of(m_facts->module).situations)
        if (was_ticked(offered.situation) != (offered.situation == situation))
            m_evaluation->situations.push_back(offered.situation);
}

void Counter::write_statement(std::string_view text) { m_evaluation->statement = text; }

void Counter::write_place(std::string_view text) { m_evaluation->where.words = text; }

void Counter::write_document_number(std::string_view text) { m_evaluation->document_number = text; }

void Counter::submit() {
    if (m_is_busy) return;
    m_problems.clear();
    auto evaluation = *m_evaluation;
    drop_what_does_not_count(evaluation);
    for (const auto& problem : find_problems(evaluation, m_facts->module, number_need(*m_facts)))
        set_problem(problem.field, said(problem.message));
    if (m_problems.empty()) {
        begin_asking();
        m_api.send("POST", wire::counter_evaluations_path, wire::encode(Submission{*m_submission, evaluation}),
                   take_by(&Counter::take_receipt));
    }
    m_changed();
}

void Counter::take_receipt(const Answer& answer) {
    auto receipt = wire::decode_receipt(answer.body);
    if (answer.is_done() && receipt) {
        m_receipt = std::move(receipt).value();
        m_state = State::Entered;
        return;
    }
    if (answer.status == 0) return set_problem({}, said(Text::NoNetworkKept));
    if (answer.status != 409) return take_refusal(answer, {});
    // It was stored before it was changed: sent once more, it is another one.
    m_submission = new_submission_id();
    set_problem({}, said(Text::ArrivedBefore));
}

// At the field that the server names, else at this one.
void Counter::take_refusal(const Answer& answer, std::string_view field) {
    const auto refusal = wire::decode_refusal(answer.body);
    const bool names_field = refusal && !refusal->field.empty();
    set_problem(names_field ? std::string_view{refusal->field} : field, problem_words(answer, m_api.language()));
}

// The number of the submission stays: what has arrived all the same is stored once.
void Counter::lose_answer() {
    if (!m_is_busy) return;
    ++m_person;
    m_is_busy = false;
    set_problem({}, said(Text::NoNetworkKept));
}

void Counter::forget() {
    ++m_person;
    m_state = State::Begin;
    m_is_busy = false;
    m_problems.clear();
    m_typed = {};
    m_reading.reset();
    m_facts.reset();
    m_evaluation.reset();
    m_submission.reset();
    m_receipt.reset();
}

} // namespace zhiping::desk
