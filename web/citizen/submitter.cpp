#include "web/citizen/submitter.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/paths.hpp"
#include "web/citizen/retry_pause.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/screen.hpp"

#include <utility>

namespace zhiping::citizen {

using State = SubmissionState;
using Event = SubmissionEvent;

void Submitter::load_receipt() {
    auto receipt = citizen::load_receipt(m_setting.facts.code);
    if (!receipt) return;
    m_receipt.emplace(*std::move(receipt));
    m_state = State::Stored;
}

void Submitter::forget_receipt() {
    if (!step(Event::StartedAnew)) return;
    erase_receipt(m_setting.facts.code);
    m_receipt.reset();
}

void Submitter::submit() { step(m_evidence.are_held() ? Event::Submitted : Event::SubmittedEarly); }

void Submitter::wake() {
    if (m_state == State::WaitingForNetwork) submit();
}

void Submitter::go_on_once_uploaded() {
    if (m_evidence.are_held()) step(Event::Uploaded);
}

void Submitter::go_back() {
    const bool was_being_sent = is_being_sent(m_state);
    if (step(Event::WentBack) && was_being_sent) platform::abort_post();
}

void Submitter::abandon() {
    go_back();
    m_awaited.reset();
}

bool Submitter::step(Event event) {
    const auto next = follow(m_state, event);
    if (!next) return false;
    m_state = *next;
    m_keeper.set_submitted(is_under_way(m_state));
    if (m_attempts > 0 && !lacks_network(m_state)) {
        m_attempts = 0;
        // The page keeps one time to wake for all: uploads may be waiting for it too.
        platform::wake_after(m_evidence.uploads().is_broken() ? first_retry_pause_s : 0);
    }
    enter();
    m_listener.follow_submission();
    return true;
}

// That nobody answers is told once; it is tried again and again without a word.
void Submitter::enter() {
    switch (m_state) {
    case State::WaitingForUploads:
        m_evidence.go_on_with_all();
        return platform::announce(m_setting.words(Text::WaitingEvidenceHeading));
    case State::Sending: platform::announce(m_setting.words(Text::Submitting)); return send();
    case State::SendingAgain: return send();
    case State::WaitingForNetwork:
        if (m_attempts == 0)
            platform::announce(m_setting.words(m_is_server_busy ? Text::WaitingLaterHeading : Text::WaitingHeading));
        return platform::wake_after(retry_pause_s(++m_attempts));
    case State::FillingIn:
    case State::Stored:
    case State::Refused: return;
    }
}

void Submitter::send() {
    const auto& draft = m_keeper.draft();
    const int number = ++m_last_number;
    m_awaited.emplace(Attempt{number, draft.evaluation, draft.secret});
    platform::post(
        {.path = wire::evaluations_path,
         .body = wire::encode(Submission{draft.submission_id, draft.evaluation, m_evidence.uploads().held()}),
         .authorization = wire::authorization_scheme + draft.secret.digits(),
         .language = std::string{tag_of(m_setting.language)}},
        [this, number](const platform::HttpReply& reply) { read(number, reply); });
}

void Submitter::read(int attempt, const platform::HttpReply& reply) {
    if (!m_awaited || m_awaited->number != attempt) return;
    auto sent = *std::move(m_awaited);
    m_awaited.reset();
    constexpr int too_many = 429; // It passes by itself, so it is sent again as if nobody had answered.
    m_is_server_busy = reply.status == too_many;
    if (reply.status == 0 || m_is_server_busy) {
        step(Event::NotAnswered);
        return;
    }
    auto receipt = wire::decode_receipt(reply.body);
    if (reply.status != 201 || !receipt) {
        m_refusal.emplace(refusal_from(reply));
        step(Event::Declined);
    } else if (follow(m_state, Event::Accepted)) {
        m_receipt.emplace(KeptReceipt{{*std::move(receipt), m_setting.facts, std::move(sent.evaluation)}, sent.secret});
        keep_receipt(*m_receipt);
        step(Event::Accepted);
    }
}

// The server's words where it has any; nobody meets a bare status. What is refused in no words of ours (a firewall's
// page) the server never saw: it will not pass by itself, as trouble does.
SubmissionRefusal Submitter::refusal_from(const platform::HttpReply& reply) const {
    const auto said = wire::decode_refusal(reply.body);
    if (!said || reply.status >= 500) {
        const bool is_ours = reply.status >= 500 || reply.status == 201;
        const auto words = is_ours ? Text::ServerTrouble : Text::RefusedOnTheWay;
        return {RefusalKind::Trouble, {"", std::string{m_setting.words(words)}}};
    }
    if (said->field == field::evidence) return {RefusalKind::Evidence, {said->field, said->message}};
    if (reply.status == 409)
        return {RefusalKind::ArrivedBefore, {"", std::string{m_setting.words(Text::ArrivedBefore)}}};
    const bool at_field =
        said->field == field::satisfaction || said->field == field::situations || said->field == field::statement;
    return {RefusalKind::Answers, {at_field ? said->field : "", said->message}};
}

} // namespace zhiping::citizen
