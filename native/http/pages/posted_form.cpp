#include "native/http/pages/posted_form.hpp"

#include "native/http/exchange/body_limits.hpp"
#include "native/http/transport/header_list.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

const Error malformed{ErrorCode::Invalid, Text::RequestMalformed};

bool is_urlencoded(const httplib::Request& request) {
    return equal_ignoring_case(without_parameters(request.get_header_value("Content-Type")),
                               "application/x-www-form-urlencoded");
}

} // namespace

PostedForm::PostedForm(const Exchange& exchange, FileOwner owner, const std::optional<Error>& files_refused)
    : m_received(read(exchange, std::move(owner), files_refused)) {
    if (!m_received && m_received.error().code != ErrorCode::Invalid) m_status = status_of(m_received.error().code);
}

Result<ReceivedForm> PostedForm::read(const Exchange& exchange, FileOwner owner,
                                      const std::optional<Error>& files_refused) {
    const auto& request = exchange.request;
    if (is_urlencoded(request))
        return read_body(exchange, max_form_fields_bytes)
            .and_then(wire::decode_form_fields)
            .and_then([](std::vector<wire::FormField> fields) -> Result<ReceivedForm> {
                return ReceivedForm{std::move(fields)};
            });
    const auto boundary = boundary_of(request.get_header_value("Content-Type"));
    if (!boundary || request.has_header("Content-Encoding")) {
        m_status = 415;
        return malformed;
    }
    if (!request.has_header("Content-Length")) {
        m_status = 411;
        return malformed;
    }
    m_receiver.emplace(exchange, std::move(owner), *boundary);
    if (files_refused) m_receiver->refuse_files(*files_refused);
    return m_receiver->receive();
}

const std::optional<RefusedFile>& PostedForm::refused_file() const {
    static const std::optional<RefusedFile> none;
    return m_receiver ? m_receiver->refused() : none;
}

std::exception_ptr PostedForm::trouble() const { return m_receiver ? m_receiver->trouble() : nullptr; }

void PostedForm::keep_files() {
    if (m_receiver) m_receiver->keep_files();
}

} // namespace zhiping::http
