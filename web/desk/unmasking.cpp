#include "web/desk/unmasking.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/paths.hpp"
#include "web/platform/clock.hpp"

namespace zhiping::desk {

namespace {

constexpr std::int64_t shown_for_s = 120;

} // namespace

void Unmasking::ask(const ReceiptNumber& receipt) {
    begin(receipt, Disclosed::Person);
    m_state = State::Asking;
    m_changed();
}

void Unmasking::send() {
    if (m_state == State::Asking) post("/person", wire::encode(m_words));
}

void Unmasking::show_phone(const ReceiptNumber& receipt) {
    begin(receipt, Disclosed::Phone);
    post("/phone", {});
}

void Unmasking::begin(const ReceiptNumber& receipt, Disclosed what) {
    forget();
    m_receipt = receipt;
    m_what = what;
}

void Unmasking::forget() {
    ++m_asked;
    m_state = State::None;
    m_receipt.reset();
    m_words = {};
    m_problem.clear();
    m_problem_field.clear();
    m_shown.reset();
}

void Unmasking::lose_answer() {
    if (m_state != State::Sending) return;
    ++m_asked;
    refuse({.status = 0, .body = {}});
}

void Unmasking::forget_in_time() {
    if (m_state != State::Shown || platform::now() - m_shown_at < shown_for_s) return;
    forget();
    m_changed();
}

void Unmasking::post(std::string_view path, std::string body) {
    m_state = State::Sending;
    m_problem.clear();
    m_problem_field.clear();
    m_api.send("POST", std::string{wire::cases_path} + "/" + m_receipt->text() + std::string{path}, std::move(body),
               [this, asked = ++m_asked](const Answer& answer) {
                   if (asked == m_asked) take(answer);
               });
    m_changed();
}

void Unmasking::take(const Answer& answer) {
    auto read = read_answer(answer, wire::decode_unmasked_person);
    if (read) {
        m_shown = std::move(read).value();
        m_shown_at = platform::now();
        m_words = {};
        m_state = State::Shown;
    } else {
        refuse(answer);
    }
    m_changed();
}

// A code is good once: it stands only where the server has not looked at it yet.
void Unmasking::refuse(const Answer& answer) {
    const auto refusal = wire::decode_refusal(answer.body);
    m_problem = problem_words(answer, m_api.language());
    m_problem_field = refusal ? refusal->field : std::string{};
    if (m_problem_field != "reason") m_words.code.clear();
    m_state = m_what == Disclosed::Person ? State::Asking : State::Failed;
}

} // namespace zhiping::desk
