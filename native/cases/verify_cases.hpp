#pragma once

#include "native/store/database.hpp"

#include <functional>
#include <string>

namespace zhiping::cases {

// Makes every case again from its events and compares: the events with the journal, which has one line for each in this
// order, what was said with what the line commits to (unless it was erased), what stands beside the events for lists
// and for the job with what they come to, and the attachments that are stored with those that replies list; and the
// policies that were loaded with their acts. A case that the journal knows and nothing else is a problem too (the first
// hundred). Each problem is told in one line. Memory does not grow with the cases.
void verify_cases(store::Database&, const std::function<void(const std::string&)>& tell_problem);

} // namespace zhiping::cases
