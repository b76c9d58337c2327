#pragma once

#include <cstdint>
#include <optional>

namespace zhiping::citizen {

// Where a submission is on its way.
enum class SubmissionState : std::uint8_t {
    FillingIn,
    WaitingForUploads, // Pressed before all evidence is held: it goes by itself then.
    Sending,           // For the first time: nothing can be changed meanwhile.
    WaitingForNetwork, // Nobody answered, or it is to come later: it is sent again by itself.
    SendingAgain,      // The person may go back all the same, which ends the attempt.
    Stored,            // Its receipt is shown.
    Refused,           // By the server, until the person goes back or submits again.
};

enum class SubmissionEvent : std::uint8_t {
    Submitted,      // By the person or by itself, with all evidence held.
    SubmittedEarly, // The same, with evidence still on its way.
    Uploaded,       // All evidence is held now.
    WentBack,       // The person, to change something.
    NotAnswered,    // By nobody: the network is gone. Or only that it is to come later.
    Accepted,       // The receipt came.
    Declined,       // Any other answer came.
    StartedAnew,    // The person filled in another one after the receipt.
};

// The state that an event leads to; nullopt when the event means nothing in this state, and changes nothing.
std::optional<SubmissionState> follow(SubmissionState, SubmissionEvent);

// Whether it is to be sent, or sent again, without another press: also after the code is opened again.
bool is_under_way(SubmissionState);

// Whether an answer of the server is awaited.
bool is_being_sent(SubmissionState);

// Whether nobody answered the last time.
bool lacks_network(SubmissionState);

} // namespace zhiping::citizen
