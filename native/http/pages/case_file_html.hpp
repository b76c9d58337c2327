#pragma once

#include "native/app/print_case.hpp"
#include "native/http/pages/template.hpp"
#include "shared/text/language.hpp"

namespace zhiping::http {

// A case for paper, section by section: all that its reader may see of it, in words.
Html case_file_html(const app::PrintedCase&, Instant now, Language);

} // namespace zhiping::http
