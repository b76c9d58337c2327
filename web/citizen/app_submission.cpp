#include "web/citizen/app.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/paths.hpp"
#include "web/citizen/draft_store.hpp"

#include <algorithm>

// From the last press to the receipt, over a network that may be gone for days.
namespace zhiping::citizen {

namespace {

constexpr int first_pause_s = 5;
constexpr int longest_pause_s = 60;

int pause_after(int attempts) { return std::min(first_pause_s << std::min(attempts - 1, 4), longest_pause_s); }

} // namespace

void App::submit() {
    m_problems.clear();
    update_title();
    if (!m_uploads.are_held() || m_files_coming > 0) return wait_for_uploads();
    if (m_attempts == 0) platform::announce(text_of(Text::Submitting));
    send();
}

void App::send() {
    m_sending = true;
    m_sent = m_draft.evaluation;
    m_draft.submitted = true;
    m_draft_kept = save_draft(m_draft);
    platform::post({.path = wire::evaluations_path,
                    .body = wire::encode(Submission{m_draft.submission_id, m_draft.evaluation, m_uploads.held()}),
                    .authorization = wire::authorization_scheme + m_draft.secret.digits(),
                    .language = std::string{tag_of(m_language)}},
                   [this](const platform::HttpReply& reply) { read_reply(reply); });
    m_frames.follow_press();
}

void App::read_reply(const platform::HttpReply& reply) {
    m_sending = false;
    m_frames.follow_press();
    if (reply.status == 0) return wait_for_network();
    stop_waiting();
    if (reply.status == 201)
        if (const auto receipt = wire::decode_receipt(reply.body)) return show_receipt(*receipt);
    refuse(reply);
}

void App::show_receipt(const Receipt& receipt) {
    m_stored = StoredEvaluation{receipt, m_facts, *m_sent};
    m_stored_secret = m_draft.secret;
    keep_receipt(*m_stored, *m_stored_secret);
    m_uploads.forget_all(true);
    erase_draft(m_draft);
    m_draft = new_draft();
    go_to(Screen::Receipt);
    read_evidence();
}

// What the server holds, in its own words. Where nobody answers the receipt goes without.
void App::read_evidence() {
    if (!m_stored->receipt.evidence_head || !m_stored->evidence.empty() || !m_stored_secret) return;
    const auto authorization = wire::authorization_scheme + m_stored_secret->digits();
    platform::get(std::string{wire::evaluations_path} + "/" + m_stored->receipt.number.text(), authorization,
                  [this](const platform::HttpReply& reply) {
                      auto stored = wire::decode_stored_evaluation(reply.body);
                      if (!stored || !m_stored || stored->receipt.number != m_stored->receipt.number) return;
                      m_stored = *std::move(stored);
                      keep_receipt(*m_stored, *m_stored_secret);
                      m_frames.follow_press();
                  });
}

// The server's words where it has any; nobody meets a bare status.
void App::refuse(const platform::HttpReply& reply) {
    const auto refusal = wire::decode_refusal(reply.body);
    if (!refusal || reply.status >= 500) return show_problems({{"", std::string{text_of(Text::ServerTrouble)}}});
    if (refusal->field == field::evidence) return send_evidence_again(refusal->message);
    if (reply.status == 409) return offer_anew();
    const bool at_field = refusal->field == field::satisfaction || refusal->field == field::situations ||
                          refusal->field == field::statement;
    if (at_field && m_screen != Screen::Evaluation) go_to(Screen::Evaluation);
    show_problems({{at_field ? refusal->field : "", refusal->message}});
}

// It is told once, and then tried again and again without a word.
void App::wait_for_network() {
    if (!m_draft.submitted) return; // The person has gone back meanwhile, to change something.
    wait_after_break(++m_attempts);
    if (m_attempts > 1) return;
    platform::announce(text_of(Text::WaitingHeading));
    go_to(Screen::Check);
}

void App::wait_after_break(int count) { platform::wake_after(pause_after(count)); }

void App::wake() {
    if (m_attempts > 0 && !m_sending) submit();
    if (m_uploads.is_broken()) m_uploads.retry();
    m_frames.follow_press();
}

void App::stop_waiting() {
    m_attempts = 0;
    m_uploading = false;
    platform::wake_after(m_uploads.is_broken() ? first_pause_s : 0);
    if (m_sending) platform::abort_post();
    if (!m_draft.submitted) return;
    m_draft.submitted = false;
    m_draft_kept = save_draft(m_draft);
}

// An answer was lost on its way, and the person changed something before trying again.
void App::offer_anew() {
    erase_draft(m_draft);
    become_another_submission();
    m_draft_kept = save_draft(m_draft);
    show_problems({{"", std::string{text_of(Text::ArrivedBefore)}}});
}

// The answers stay. Also when another tab took this tab's draft over: then each has its own.
void App::become_another_submission(bool shares_files) {
    const auto fresh = new_draft();
    m_draft.submission_id = fresh.submission_id;
    m_draft.secret = fresh.secret;
    m_uploads.begin_anew(shares_files);
}

} // namespace zhiping::citizen
