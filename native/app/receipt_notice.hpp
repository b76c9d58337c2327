#pragma once

#include "native/outside/random.hpp"
#include "native/store/persons.hpp"

namespace zhiping::app {

// Tells the person of an evaluation, who is known from now on, that it was received, and by when there is a reply,
// where one is promised. Precondition: keep_person() has just said that it became theirs.
void keep_receipt_notice(store::Database&, const store::EvaluationPerson&, const std::optional<Date>& due,
                         outside::Random&);

} // namespace zhiping::app
