#pragma once

#include "native/journal/line.hpp"
#include "native/outside/random.hpp"
#include "native/store/cases.hpp"

// An event as the case has it, as it is stored, and as the journal knows it.
namespace zhiping::cases {

// With new salts.
store::EventRow to_row(std::int64_t evaluation_id, const CaseEvent&, outside::Random&);

// With its words, where they were not erased. Throws DatabaseError (Damaged) when it cannot be read.
CaseEvent to_event(const store::EventRow&);

// "case RECEIPT NUMBER ACTION FACTS [WORDS] AT": commitments to what it did and who did it, and to what was said.
journal::Line event_line(const ReceiptNumber&, const store::EventRow&);

} // namespace zhiping::cases
