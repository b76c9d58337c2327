#include "web/citizen/submission_state.hpp"

#include <catch_amalgamated.hpp>

#include <array>

using namespace zhiping::citizen;
using State = SubmissionState;
using Event = SubmissionEvent;

// What a submission does, and what it takes no notice of.

namespace {

constexpr std::array all_states{State::FillingIn,    State::WaitingForUploads,
                                State::Sending,      State::WaitingForNetwork,
                                State::SendingAgain, State::Stored,
                                State::Refused};
constexpr std::array all_events{Event::Submitted,   Event::SubmittedEarly, Event::Uploaded, Event::WentBack,
                                Event::NotAnswered, Event::Accepted,       Event::Declined, Event::StartedAnew};

} // namespace

TEST_CASE("A submission goes from the form over the network to its receipt") {
    CHECK(follow(State::FillingIn, Event::Submitted) == State::Sending);
    CHECK(follow(State::Sending, Event::NotAnswered) == State::WaitingForNetwork);
    CHECK(follow(State::WaitingForNetwork, Event::Submitted) == State::SendingAgain);
    CHECK(follow(State::SendingAgain, Event::NotAnswered) == State::WaitingForNetwork);
    CHECK(follow(State::SendingAgain, Event::Accepted) == State::Stored);
}

TEST_CASE("One that is submitted early waits for its uploads and for nothing else") {
    CHECK(follow(State::FillingIn, Event::SubmittedEarly) == State::WaitingForUploads);
    CHECK(follow(State::WaitingForUploads, Event::Uploaded) == State::Sending);
    for (const auto event : {Event::Submitted, Event::SubmittedEarly, Event::NotAnswered, Event::Accepted,
                             Event::Declined, Event::StartedAnew})
        CHECK_FALSE(follow(State::WaitingForUploads, event));
}

TEST_CASE("What is being sent is not submitted once more") {
    for (const auto state : {State::Sending, State::SendingAgain})
        for (const auto event : {Event::Submitted, Event::SubmittedEarly, Event::Uploaded})
            CHECK_FALSE(follow(state, event));
}

TEST_CASE("Uploads that are held send nothing that was not submitted") {
    for (const auto state : all_states)
        if (state != State::WaitingForUploads) CHECK_FALSE(follow(state, Event::Uploaded));
}

TEST_CASE("After going back only a receipt is heard: what arrived is stored") {
    CHECK(follow(State::FillingIn, Event::Accepted) == State::Stored);
    CHECK_FALSE(follow(State::FillingIn, Event::NotAnswered));
    CHECK_FALSE(follow(State::FillingIn, Event::Declined));
}

TEST_CASE("A refusal stands until the person goes back or submits again, whatever else is answered") {
    CHECK(follow(State::Refused, Event::WentBack) == State::FillingIn);
    CHECK(follow(State::Refused, Event::Submitted) == State::Sending);
    CHECK(follow(State::Refused, Event::SubmittedEarly) == State::WaitingForUploads);
    for (const auto event : {Event::NotAnswered, Event::Accepted, Event::Declined})
        CHECK_FALSE(follow(State::Refused, event));
}

TEST_CASE("A receipt is the end, until another evaluation is filled in") {
    for (const auto event : all_events)
        if (event != Event::StartedAnew) CHECK_FALSE(follow(State::Stored, event));
    CHECK(follow(State::Stored, Event::StartedAnew) == State::FillingIn);
    for (const auto state : all_states)
        if (state != State::Stored) CHECK_FALSE(follow(state, Event::StartedAnew));
}

TEST_CASE("Whatever goes on by itself can be gone back from, and does not after that") {
    for (const auto state : all_states) {
        if (!is_under_way(state)) continue;
        CHECK(follow(state, Event::WentBack) == State::FillingIn);
    }
    CHECK_FALSE(is_under_way(State::FillingIn));
    CHECK_FALSE(is_under_way(State::Refused));
    CHECK_FALSE(is_under_way(State::Stored));
}
