#include "web/desk/sent_form.hpp"

#include "shared/wire/error_json.hpp"

#include <algorithm>
#include <utility>

namespace zhiping::desk {

namespace {

constexpr std::string_view code_field = "code";

} // namespace

void SentForm::begin(std::map<std::string, std::string, std::less<>> typed, std::string_view fixed) {
    ++m_begun;
    m_fixed = fixed;
    m_typed = std::move(typed);
    m_is_sending = false;
    m_problem.clear();
    m_problem_field.clear();
    m_was_refused = false;
}

const std::string& SentForm::typed(std::string_view field) const {
    static const std::string nothing;
    const auto found = m_typed.find(field);
    return found == m_typed.end() ? nothing : found->second;
}

void SentForm::type(std::string_view field, std::string_view text) {
    m_typed.insert_or_assign(std::string{field}, std::string{text});
}

void SentForm::send(std::string method, std::string path, std::string body, std::function<void(const Answer&)> done) {
    if (m_is_sending) return;
    m_is_sending = true;
    m_problem.clear();
    m_problem_field.clear();
    m_api.send(std::move(method), std::move(path), std::move(body),
               [this, begun = m_begun, done = std::move(done)](const Answer& answer) {
                   if (begun == m_begun) take(answer, done);
               });
    m_changed();
}

void SentForm::take(const Answer& answer, const std::function<void(const Answer&)>& done) {
    m_is_sending = false;
    if (answer.is_done()) {
        forget_code();
        m_waits = waits_for_second(answer);
        return done(answer);
    }
    const auto refusal = wire::decode_refusal(answer.body);
    if (refusal && refusal->field == code_field) forget_code();
    refuse(refusal ? refusal->field : std::string{}, problem_words(answer, m_api.language()));
}

void SentForm::refuse(std::string_view field, std::string words) {
    m_problem = std::move(words);
    m_problem_field = field;
    m_was_refused = true;
    m_changed();
}

void SentForm::lose_answer() {
    if (!m_is_sending) return;
    ++m_begun;
    take({.status = 0, .body = {}}, {});
}

void SentForm::forget_code() { m_typed.erase(std::string{code_field}); }

std::string_view SentForm::node_of(std::string_view field) const {
    const auto found =
        std::find_if(m_fields.begin(), m_fields.end(), [&](const SentField& each) { return each.name == field; });
    return found == m_fields.end() ? std::string_view{} : found->node;
}

std::string_view SentForm::node_to_mend() const {
    return m_problem_field == m_fixed ? std::string_view{} : node_of(m_problem_field);
}

std::string_view SentForm::problem_at(std::string_view field) const {
    return m_problem_field == field && field != m_fixed ? std::string_view{m_problem} : std::string_view{};
}

std::string_view SentForm::problem() const {
    return node_to_mend().empty() ? std::string_view{m_problem} : std::string_view{};
}

std::optional<Refused> SentForm::take_refused() {
    if (!std::exchange(m_was_refused, false)) return std::nullopt;
    return Refused{node_to_mend(), m_problem};
}

} // namespace zhiping::desk
