#pragma once

#include "web/citizen/draft_keeper.hpp"
#include "web/citizen/draft_store.hpp"
#include "web/citizen/evidence_files.hpp"
#include "web/citizen/submission_state.hpp"
#include "web/platform/network.hpp"

#include <optional>

namespace zhiping::citizen {

enum class RefusalKind {
    Trouble,       // The server's own, or an answer that is none of ours.
    Answers,       // The problem is at a field, or at the whole form.
    Evidence,      // The server has forgotten what it held for this submission, or never had it.
    ArrivedBefore, // An answer was lost on its way, and the person changed something before trying again.
};

struct SubmissionRefusal {
    RefusalKind kind;
    FieldProblem problem;
};

class SubmissionListener {
public:
    virtual void follow_submission() = 0; // After each step of it: Submitter::state() says where it led.

protected:
    ~SubmissionListener() = default;
};

// The submission, from the last press to the receipt, over a network that may be gone for days. What it does when, the
// table of submission_state.cpp says. Only the answer to the last attempt counts, and counts once.
class Submitter {
public:
    Submitter(const Setting& setting, DraftKeeper& keeper, EvidenceFiles& evidence, SubmissionListener& listener)
        : m_setting(setting), m_keeper(keeper), m_evidence(evidence), m_listener(listener) {}

    SubmissionState state() const { return m_state; }
    int attempts() const { return m_attempts; } // That led to nothing, in a row.

    // Why it waits: the server takes no more just now. Else nobody answered.
    bool is_server_busy() const { return m_is_server_busy; }

    const SubmissionRefusal& refusal() const { return *m_refusal; } // Precondition: Refused.
    const KeptReceipt& receipt() const { return *m_receipt; }       // Precondition: Stored.

    void load_receipt();   // Shown in this tab before, if any was.
    void forget_receipt(); // The person has filled in another one.

    void submit(); // Waits first for evidence that is on its way.
    void wake();   // Time to send again what nobody answered.
    void go_on_once_uploaded();

    // Nothing is sent by itself any more. Should it have arrived all the same, the receipt is shown.
    void go_back();

    // The same for a draft that is no more: whatever is still answered is not heard.
    void abandon();

private:
    struct Attempt {
        int number;
        Evaluation evaluation;
        Secret secret;
    };

    bool step(SubmissionEvent);
    void enter();
    void send();
    void read(int attempt, const platform::HttpReply&);
    SubmissionRefusal refusal_from(const platform::HttpReply&) const;

    const Setting& m_setting;
    DraftKeeper& m_keeper;
    EvidenceFiles& m_evidence;
    SubmissionListener& m_listener;
    SubmissionState m_state = SubmissionState::FillingIn;
    int m_attempts = 0;
    bool m_is_server_busy = false;
    int m_last_number = 0;
    std::optional<Attempt> m_awaited; // The last, until it is answered.
    std::optional<SubmissionRefusal> m_refusal;
    std::optional<KeptReceipt> m_receipt;
};

} // namespace zhiping::citizen
