#pragma once

#include "native/http/exchange/exchange.hpp"
#include "shared/codes/code.hpp"

#include <string_view>

// The pages of codes that open no form.
namespace zhiping::http {

// What cannot be a code, as somebody typed it.
void refuse_mistyped_code(Exchange&, std::string_view typed);

// One that is unknown (not_found) or revoked (gone). Who asks for many unknown ones is told to come later.
void refuse_code(Exchange&, const Code&, const Error&);

} // namespace zhiping::http
