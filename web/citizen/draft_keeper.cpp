#include "web/citizen/draft_keeper.hpp"

#include "web/citizen/draft_store.hpp"
#include "web/citizen/phone_clock.hpp"
#include "web/citizen/random_token.hpp"

#include <utility>

namespace zhiping::citizen {

namespace {

// Whether what was typed can be put into a kept evaluation without writing over another statement.
bool fits_into(const Evaluation& kept, const Evaluation& typed) {
    const auto fits = [](const std::string& before, const std::string& now) {
        return before.empty() || now.empty() || before == now;
    };
    return fits(kept.statement, typed.statement) && fits(kept.where.words, typed.where.words);
}

void put_into(Evaluation& kept, const Evaluation& typed) {
    if (typed.satisfaction) kept.satisfaction = typed.satisfaction;
    if (!typed.situations.empty()) kept.situations = typed.situations;
    if (!typed.statement.empty()) kept.statement = typed.statement;
    if (!typed.where.words.empty()) kept.where.words = typed.where.words;
    if (typed.where.position) {
        kept.where.position = typed.where.position;
        kept.where.agreed_at = typed.where.agreed_at;
    }
}

} // namespace

DraftKeeper::DraftKeeper(const Setting& setting) : m_setting(setting), m_draft(new_draft()), m_kept(m_draft) {}

Draft DraftKeeper::new_draft() const {
    return {.submission_id = random_token<SubmissionId>(),
            .secret = random_token<Secret>(),
            .saved_at = phone_now(),
            .evaluation = {.code = m_setting.facts.code,
                           .catalogue_version = newest_catalogue().version,
                           .language = m_setting.language,
                           .agreed_at = phone_now()}};
}

void DraftKeeper::load() {
    auto draft = load_draft(m_setting.facts.code);
    if (!draft || !draft->agreed) return;
    m_draft = *std::move(draft);
    m_kept = m_draft;
}

void DraftKeeper::go_on_with(const wire::PlainForm& form) {
    set_submitted(false);
    const auto& typed = form.submission.evaluation;
    if (m_draft.agreed && fits_into(m_draft.evaluation, typed)) return put_into(m_draft.evaluation, typed);
    m_draft = {.submission_id = form.submission.id,
               .secret = form.secret,
               .saved_at = phone_now(),
               .agreed = true,
               .evaluation = typed};
}

void DraftKeeper::agree() {
    m_draft.agreed = true;
    m_draft.evaluation.agreed_at = phone_now();
    m_draft.evaluation.language = m_setting.language;
}

void DraftKeeper::keep() {
    if (!m_draft.agreed || (m_draft.evaluation == m_kept.evaluation && m_draft.evidence == m_kept.evidence)) return;
    keep_now();
}

void DraftKeeper::keep_now() {
    m_kept = m_draft;
    m_draft.saved_at = phone_now();
    write();
}

// How long it is kept counts from the last change, not from the last attempt to send it.
void DraftKeeper::write() { m_is_kept = save_draft(m_draft); }

// One that is to be sent is written whenever it is: another tab may have erased it meanwhile.
void DraftKeeper::set_submitted(bool submitted) {
    if (!submitted && !m_draft.submitted) return;
    m_draft.submitted = submitted;
    write();
}

void DraftKeeper::forget_kept() { erase_draft(m_draft); }

void DraftKeeper::erase() {
    forget_kept();
    m_draft = new_draft();
    m_kept = m_draft;
}

void DraftKeeper::clear() {
    const auto agreed_at = m_draft.evaluation.agreed_at;
    const auto language = m_draft.evaluation.language;
    erase();
    m_draft.agreed = true;
    m_draft.evaluation.agreed_at = agreed_at;
    m_draft.evaluation.language = language;
    m_kept = m_draft;
}

void DraftKeeper::become_another_submission() {
    const auto fresh = new_draft();
    m_draft.submission_id = fresh.submission_id;
    m_draft.secret = fresh.secret;
}

bool DraftKeeper::is_taken_over(std::string_view key) const {
    return m_draft.agreed && !m_draft.submitted && is_kept_under(m_draft, key);
}

} // namespace zhiping::citizen
