#pragma once

#include "shared/cases/case_event.hpp"

namespace zhiping {

// The free texts of an event. They are kept apart from what it did: once they are erased, the case still stands.
struct EventWords {
    std::string words = {};
    std::string reply_text = {};
    std::string reply_basis = {};
    std::vector<std::string> ways = {}; // Of the findings that decline, in their order.

    bool is_empty() const { return *this == EventWords{}; }

    bool operator==(const EventWords&) const = default;
};

// Leaves the details without them.
EventWords take_words(CaseDetails&);

// Puts them back where take_words() found them.
void give_words(CaseDetails&, EventWords);

} // namespace zhiping
