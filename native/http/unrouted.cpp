#include "native/http/unrouted.hpp"

#include "native/http/exchange/trouble.hpp"
#include "native/http/pages/find_page.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/transport/header_list.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

// What went wrong before a route was reached, by httplib's status.
Error unrouted_error(int status) {
    if (status == 404) return {ErrorCode::NotFound, Text::PageMissing};
    if (status == 413) return {ErrorCode::TooLarge, Text::BodyTooLarge};
    if (status < 500) return {ErrorCode::Invalid, Text::RequestMalformed};
    if (status == 503) return {ErrorCode::Unavailable, Text::TooManyAtOnce};
    return {ErrorCode::Unavailable, Text::InternalError};
}

bool takes_page(const httplib::Request& request) {
    return !request.path.starts_with("/api/") && is_accepted(request.get_header_value("Accept"), "text/html");
}

void send_error(Exchange& exchange, int status, const Error& error, const std::string& message) {
    if (!takes_page(exchange.request)) return refuse(exchange, status, error);
    const auto visit = visit_of(exchange.request);
    const auto heading = text(status == 404 ? Text::PageMissingHeading : Text::ServiceName, visit.language);
    const bool is_receipt = status == 404 && exchange.request.path.starts_with("/r/");
    const auto address = is_receipt ? find_page_address(visit) : std::string{};
    reply_page(exchange, status,
               notice_page(heading, message, visit, {address, text(Text::FindByCode, visit.language)}));
}

} // namespace

void reply_to_unrouted(const Context& context, const httplib::Request& request, httplib::Response& response) {
    Exchange exchange{context, request, response};
    const auto error = unrouted_error(response.status);
    send_error(exchange, response.status, error, std::string{text(error.message, language_of(request))});
}

void reply_to_exception(const Context& context, const httplib::Request& request, httplib::Response& response,
                        const std::exception_ptr& cause) {
    Exchange exchange{context, request, response};
    const auto trouble = log_trouble(exchange, cause);
    send_error(exchange, trouble.status, trouble.error,
               std::string{text(trouble.error.message, language_of(request))} + " (" + trouble.request_id + ")");
}

} // namespace zhiping::http
