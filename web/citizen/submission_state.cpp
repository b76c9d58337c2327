#include "web/citizen/submission_state.hpp"

namespace zhiping::citizen {

namespace {

using State = SubmissionState;
using Event = SubmissionEvent;

struct Transition {
    State from;
    Event event;
    State to;
};

// Every step that a submission may take. A pair that is not listed is ignored.
constexpr Transition transitions[] = {
    {State::FillingIn, Event::Submitted, State::Sending},
    {State::FillingIn, Event::SubmittedEarly, State::WaitingForUploads},
    // It arrived before the person went back, so it is stored.
    {State::FillingIn, Event::Accepted, State::Stored},

    {State::WaitingForUploads, Event::Uploaded, State::Sending},
    {State::WaitingForUploads, Event::WentBack, State::FillingIn},

    {State::Sending, Event::NotAnswered, State::WaitingForNetwork},
    {State::Sending, Event::Accepted, State::Stored},
    {State::Sending, Event::Declined, State::Refused},
    // The page lets nobody press it; should a press come all the same, nothing of what was sent changes.
    {State::Sending, Event::WentBack, State::FillingIn},

    {State::WaitingForNetwork, Event::Submitted, State::SendingAgain},
    {State::WaitingForNetwork, Event::SubmittedEarly, State::WaitingForUploads},
    {State::WaitingForNetwork, Event::WentBack, State::FillingIn},

    {State::SendingAgain, Event::NotAnswered, State::WaitingForNetwork},
    {State::SendingAgain, Event::Accepted, State::Stored},
    {State::SendingAgain, Event::Declined, State::Refused},
    {State::SendingAgain, Event::WentBack, State::FillingIn},

    {State::Refused, Event::Submitted, State::Sending},
    {State::Refused, Event::SubmittedEarly, State::WaitingForUploads},
    {State::Refused, Event::WentBack, State::FillingIn},

    {State::Stored, Event::StartedAnew, State::FillingIn},
};

} // namespace

std::optional<State> follow(State state, Event event) {
    for (const auto& transition : transitions)
        if (transition.from == state && transition.event == event) return transition.to;
    return std::nullopt;
}

bool is_under_way(State state) {
    return state == State::WaitingForUploads || is_being_sent(state) || lacks_network(state);
}

bool is_being_sent(State state) { return state == State::Sending || state == State::SendingAgain; }

bool lacks_network(State state) { return state == State::WaitingForNetwork || state == State::SendingAgain; }

} // namespace zhiping::citizen
