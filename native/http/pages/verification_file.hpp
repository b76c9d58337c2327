#pragma once

#include "native/http/exchange/exchange.hpp"

#include <string_view>

namespace zhiping::http {

// Answers with the file by which WeChat sees whose address this is (native/app/verification_file.hpp). False, and not
// answered, when there is none or it has another name.
bool offer_verification_file(Exchange&, std::string_view name);

} // namespace zhiping::http
