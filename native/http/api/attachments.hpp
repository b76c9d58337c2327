#pragma once

#include "native/http/exchange/staff_caller.hpp"

// What is attached to replies, whole or a part of it.
namespace zhiping::http {

// Of a reply that was issued, for its citizen.
void get_case_attachment(Exchange&, const EvidenceViewer&);

// Of any reply, for staff who may read the files of the case.
void get_staff_attachment(Exchange&, const SignedIn&);

} // namespace zhiping::http
