#pragma once

#include "native/outside/random.hpp"
#include "native/sealing/person_key.hpp"
#include "native/store/store.hpp"
#include "shared/cases/reply.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/result.hpp"

#include <functional>

namespace zhiping::app {

// Called with how many steps are done.
using PilotProgress = std::function<void(std::size_t done, std::size_t all)>;

// What is stored afterwards.
struct PilotCounts {
    int evaluations = 0;
    int satisfied = 0;
    int dissatisfied = 0;
    int in_time = 0; // Replies.
    int accepted = 0;
    int unanswered = 0;
    std::array<int, overall_findings.size()> findings = {}; // Of the replies, in the order of overall_findings.
    std::optional<ReceiptNumber> example = {};              // A case to look at.
};

bool is_in_use(store::Store&);

// Plays the pilot (pilot_story.hpp): units, codes, evaluations, replies, answers and clocks go through the functions
// that serve people, each at its time in 2023. Precondition: the store has no evaluations.
PilotCounts load_pilot(store::Store&, const sealing::PersonKey&, outside::Random&, const PilotProgress& = {});

} // namespace zhiping::app
