#pragma once

#include "native/http/pages/template.hpp"
#include "shared/cases/citizen_view.hpp"

namespace zhiping::http {

// Which units of staff have looked at an evaluation and its case, and when. Nothing while none has.
Html views_html(const CitizenViews&, Language);

} // namespace zhiping::http
