#pragma once

#include "native/http/exchange/staff_caller.hpp"

namespace zhiping::http {

// A photo or video of an evaluation, or a part of one.
void get_evidence(Exchange&, const EvidenceViewer&);

// The same of the evaluation of a case, for staff who may read its files.
void get_staff_evidence(Exchange&, const SignedIn&);

} // namespace zhiping::http
