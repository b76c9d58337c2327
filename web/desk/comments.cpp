#include "web/desk/comments.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/comment_json.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/plain_form.hpp"

#include <algorithm>

namespace zhiping::desk {

void Comments::show(std::string_view unit_id) {
    if (unit_id == m_unit_id && m_state != State::Failed) return;
    if (unit_id != m_unit_id) forget();
    m_unit_id = unit_id;
    m_state = State::Reading;
    refresh();
}

void Comments::refresh() {
    if (!m_unit_id.empty()) ask_for_page({});
}

void Comments::show_more() {
    if (m_next) ask_for_page(*m_next);
}

void Comments::show_answered_too(bool answered_too) {
    if (answered_too == m_answered_too) return;
    m_answered_too = answered_too;
    m_items.clear();
    m_next.reset();
    m_state = State::Reading;
    refresh();
}

void Comments::lose_answer() {
    for (auto& [receipt, draft] : m_drafts) {
        if (!draft.is_sending) continue;
        draft.is_sending = false;
        draft.problem = text(Text::NoNetworkKept, m_api.language());
    }
}

void Comments::forget() {
    ++m_asked; // What is still on its way is nobody's.
    ++m_begun;
    m_state = State::Reading;
    m_problem.clear();
    m_unit_id.clear();
    m_answered_too = false;
    m_items.clear();
    m_next.reset();
    m_opened.reset();
    m_drafts.clear();
    m_said.clear();
}

void Comments::ask_for_page(const std::string& after) {
    std::vector<wire::FormField> fields{{"unit", m_unit_id}};
    if (!m_answered_too) fields.push_back({"outcome", "none"});
    fields.push_back({"limit", "200"});
    if (!after.empty()) fields.push_back({"after", after});
    const bool is_next = !after.empty();
    m_api.get(std::string{wire::comments_path} + "?" + wire::encode_form_fields(fields),
              [this, is_next, asked = ++m_asked](const Answer& answer) {
                  if (asked == m_asked) take_page(answer, is_next);
              });
}

void Comments::take_page(const Answer& answer, bool is_next) {
    const auto page = read_answer(answer, wire::decode_comment_page);
    if (!page) {
        m_problem = unread_words(answer, m_api.language());
        if (m_items.empty()) m_state = State::Failed;
        return m_changed();
    }
    m_problem.clear();
    m_state = State::Here;
    if (!is_next) m_items.clear();
    m_next = page->next;
    for (const auto& comment : page->comments) {
        if (m_opened && m_opened->receipt == comment.receipt) m_opened = comment;
        m_items.push_back(comment);
    }
    m_changed();
}

void Comments::open(std::size_t row) { m_opened = m_items[row]; }

bool Comments::move(int rows) {
    if (m_items.empty()) return false;
    const auto last = static_cast<std::int64_t>(m_items.size()) - 1;
    const auto at = current();
    const auto wanted = at ? static_cast<std::int64_t>(*at) + rows : rows > 0 ? 0 : last;
    if (wanted < 0 || wanted > last) return false;
    open(static_cast<std::size_t>(wanted));
    return true;
}

std::optional<std::size_t> Comments::current() const {
    if (!m_opened) return std::nullopt;
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const Comment& each) { return each.receipt == m_opened->receipt; });
    return found == m_items.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - m_items.begin())};
}

const CommentDraft& Comments::draft() const {
    static const CommentDraft none;
    const auto found = m_opened ? m_drafts.find(m_opened->receipt.text()) : m_drafts.end();
    return found == m_drafts.end() ? none : found->second;
}

CommentDraft* Comments::open_draft() { return m_opened ? &m_drafts[m_opened->receipt.text()] : nullptr; }

void Comments::choose(std::optional<CommentOutcome> outcome) {
    if (auto* draft = open_draft()) draft->outcome = outcome;
}

void Comments::write(std::string_view words) {
    if (auto* draft = open_draft()) draft->words = words;
}

void Comments::send() {
    auto* draft = open_draft();
    if (!draft || draft->is_sending || m_opened->given) return;
    draft->outcome_problem.clear();
    draft->words_problem.clear();
    draft->problem.clear();
    if (!draft->outcome) {
        draft->outcome_problem = text(Text::ChooseOne, m_api.language());
        return m_changed();
    }
    const CommentAnswer answer{*draft->outcome, draft->words};
    if (const auto checked = check_answer(answer); !checked) {
        draft->words_problem = text(checked.error().message, m_api.language());
        return m_changed();
    }
    draft->is_sending = true;
    const auto receipt = m_opened->receipt;
    m_api.send("POST", std::string{wire::comments_path} + "/" + receipt.text() + "/answer", wire::encode(answer),
               [this, receipt, begun = m_begun](const Answer& given) {
                   if (begun == m_begun) take_sent(receipt, given);
               });
    m_changed();
}

void Comments::take_sent(const ReceiptNumber& receipt, const Answer& answer) {
    auto& draft = m_drafts[receipt.text()];
    draft.is_sending = false;
    const auto answered = wire::decode_comment(answer.body);
    if (answer.is_done() && answered) {
        put(*answered);
        m_drafts.erase(receipt.text());
        m_said = text(Text::DeskCommentsSent, m_api.language());
    } else {
        take_refusal(draft, answer);
    }
    m_changed();
}

// What was written stays. Where somebody else has answered, what stands is shown.
void Comments::take_refusal(CommentDraft& draft, const Answer& answer) {
    const auto conflict = wire::decode_comment_conflict(answer.body);
    if (answer.status == 409 && conflict) put(conflict->standing);
    const auto refusal = wire::decode_refusal(answer.body);
    const auto words = answer.status == 0 ? std::string{text(Text::NoNetworkKept, m_api.language())}
                                          : problem_words(answer, m_api.language());
    if (refusal && refusal->field == "words")
        draft.words_problem = words;
    else
        draft.problem = words;
}

void Comments::put(const Comment& comment) {
    for (auto& each : m_items)
        if (each.receipt == comment.receipt) each = comment;
    if (m_opened && m_opened->receipt == comment.receipt) m_opened = comment;
}

} // namespace zhiping::desk
