#pragma once

#include "native/app/person_sessions.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/exchange/exchange.hpp"

#include <optional>

// What a browser keeps of a person (own_cookie.hpp): its session, which ends with the browser unless its person wants
// it kept, and for a day chance by which codes are counted.
namespace zhiping::http {

app::PersonMeans person_means(const Exchange&);

void give_person_cookie(Exchange&, const app::NewPersonSession&);
void end_person_cookie(Exchange&);

// Who is signed in. A token that has become old is replaced with the answer.
std::optional<app::SignedInPerson> signed_in_person(Exchange&);

// With what is personal of a submission sealed, and as whoever is signed in.
app::Submitter submitter_of(const Exchange&);

std::optional<app::DeviceToken> device_of(const Exchange&);
app::DeviceToken device_or_new(Exchange&);

} // namespace zhiping::http
