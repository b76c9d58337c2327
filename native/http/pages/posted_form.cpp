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

PostedForm::PostedForm(const Exchange& exchange, const Code& code, const std::optional<Error>& files_refused)
    : m_form(read(exchange, code, files_refused)) {
    if (!m_form && m_form.error().code != ErrorCode::Invalid) m_status = status_of(m_form.error().code);
}

Result<wire::PlainForm> PostedForm::read(const Exchange& exchange, const Code& code,
                                         const std::optional<Error>& files_refused) {
    const auto& request = exchange.request;
    if (is_urlencoded(request))
        return read_body(exchange, max_form_fields_bytes).and_then([&](const std::string& body) {
            return wire::decode_plain_form(body, code);
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
    m_receiver.emplace(exchange, code, *boundary);
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
