#include "native/http/pages/page_callers.hpp"

#include "native/http/pages/code_notice.hpp"

namespace zhiping::http {

std::optional<CodeHolder> page_code_holder(Exchange& exchange) {
    const auto& typed = path_part(exchange, "code");
    if (const auto code = Code::parse(typed)) return CodeHolder{*code};
    refuse_mistyped_code(exchange, typed);
    return std::nullopt;
}

std::optional<ReceiptHolder> page_receipt_holder(Exchange& exchange) {
    const auto number = ReceiptNumber::parse(path_part(exchange, "receipt"));
    const auto secret = Secret::parse(exchange.request.get_param_value("secret"));
    if (number && secret) return ReceiptHolder{*number, *secret};
    exchange.response.status = 404;
    return std::nullopt;
}

} // namespace zhiping::http
