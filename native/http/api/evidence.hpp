#pragma once

#include "native/http/exchange/callers.hpp"

namespace zhiping::http {

// A photo or video of an evaluation, or a part of one.
void get_evidence(Exchange&, const EvidenceViewer&);

} // namespace zhiping::http
