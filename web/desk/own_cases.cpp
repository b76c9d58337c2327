#include "web/desk/own_cases.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/officer_case_json.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/plain_form.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

std::string path_of(const ReceiptNumber& receipt) {
    return std::string{wire::officer_cases_path} + "/" + receipt.text();
}

bool is_blank(std::string_view words) { return words.find_first_not_of(" \t\n\r") == std::string_view::npos; }

} // namespace

std::string name_of(const OwnField& field) {
    const auto name = "own." + field.receipt.text();
    return field.question ? name + ".question." + std::to_string(*field.question) : name + ".objection";
}

void OwnCases::show() {
    if (m_is_asked && m_state != State::Failed) return;
    m_state = State::Reading;
    refresh();
}

void OwnCases::refresh() {
    m_is_asked = true;
    ask_for_page({});
}

void OwnCases::show_more() {
    if (m_next) ask_for_page(*m_next);
}

void OwnCases::lose_answer() {
    for (auto& [name, written] : m_written) {
        if (!written.is_sending) continue;
        written.is_sending = false;
        written.problem = text(Text::NoNetworkKept, m_api.language());
    }
}

void OwnCases::forget() {
    ++m_asked; // What is still on its way is nobody's.
    ++m_begun;
    m_state = State::Reading;
    m_problem.clear();
    m_is_asked = false;
    m_items.clear();
    m_next.reset();
    m_written.clear();
    m_said.clear();
}

void OwnCases::ask_for_page(const std::string& after) {
    const bool is_next = !after.empty();
    std::string path{wire::officer_cases_path};
    if (is_next) path += "?" + wire::encode_form_fields(std::vector<wire::FormField>{{"after", after}});
    m_api.get(std::move(path), [this, is_next, asked = ++m_asked](const Answer& answer) {
        if (asked == m_asked) take_page(answer, is_next);
    });
}

void OwnCases::take_page(const Answer& answer, bool is_next) {
    const auto page = read_answer(answer, wire::decode_officer_page);
    if (!page) {
        m_problem = unread_words(answer, m_api.language());
        if (m_items.empty()) m_state = State::Failed;
        return m_changed();
    }
    m_problem.clear();
    m_state = State::Here;
    if (!is_next) m_items.clear();
    m_next = page->next;
    m_items.insert(m_items.end(), page->cases.begin(), page->cases.end());
    m_changed();
}

const OwnWords& OwnCases::written(const OwnField& field) const {
    static const OwnWords none;
    const auto found = m_written.find(name_of(field));
    return found == m_written.end() ? none : found->second;
}

void OwnCases::write(const OwnField& field, std::string_view words) { m_written[name_of(field)].words = words; }

void OwnCases::send(const OwnField& field) {
    auto& written = m_written[name_of(field)];
    if (written.is_sending) return;
    written.problem.clear();
    if (is_blank(written.words)) {
        written.problem = text(Text::WordsNeeded, m_api.language());
        return m_changed();
    }
    written.is_sending = true;
    const auto action = field.question ? CaseAction::AnswerQuestions : CaseAction::ObjectToOutcome;
    m_api.send("POST", path_of(field.receipt) + "/actions", wire::encode({action, field.question, written.words}),
               [this, field, begun = m_begun](const Answer& answer) {
                   if (begun == m_begun) take_sent(field, answer);
               });
    m_changed();
}

void OwnCases::take_sent(const OwnField& field, const Answer& answer) {
    auto& written = m_written[name_of(field)];
    written.is_sending = false;
    const auto afterwards = wire::decode_officer_case(answer.body);
    if (answer.is_done() && afterwards) {
        put(*afterwards);
        m_written.erase(name_of(field));
        m_said = text(field.question ? Text::DoneAnswerQuestion : Text::DoneContest, m_api.language());
    } else {
        written.problem = answer.status == 0 ? std::string{text(Text::NoNetworkKept, m_api.language())}
                                             : problem_words(answer, m_api.language());
        if (answer.status == 409) ask_for_case(field.receipt);
    }
    m_changed();
}

// It is not any more as it is shown.
void OwnCases::ask_for_case(const ReceiptNumber& receipt) {
    m_api.get(path_of(receipt), [this, begun = m_begun](const Answer& answer) {
        const auto read = wire::decode_officer_case(answer.body);
        if (begun != m_begun || !answer.is_done() || !read) return;
        put(*read);
        m_changed();
    });
}

void OwnCases::put(const OfficerCase& changed) {
    for (auto& each : m_items)
        if (each.subject.receipt == changed.subject.receipt) each = changed;
}

} // namespace zhiping::desk
