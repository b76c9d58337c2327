#include "native/http/pages/form_fields.hpp"

#include "native/http/transport/header_list.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

Result<std::vector<wire::FormField>> read_form_fields(const Exchange& exchange) {
    const auto type = exchange.request.get_header_value("Content-Type");
    if (!equal_ignoring_case(without_parameters(type), "application/x-www-form-urlencoded"))
        return invalid("", Text::RequestMalformed);
    return read_body(exchange, exchange.max_body_bytes).and_then(wire::decode_form_fields);
}

} // namespace zhiping::http
