#include "native/http/exchange/callers.hpp"

#include "native/app/read_evaluation.hpp"
#include "native/http/exchange/receipt_cookies.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

namespace zhiping::http {

namespace {

constexpr Error evidence_not_found() { return {ErrorCode::NotFound, Text::EvidenceNotFound, UploadIdTag::field}; }

std::nullopt_t refused(Exchange& exchange, const Error& error) {
    refuse(exchange, error);
    return std::nullopt;
}

Result<Secret> secret_of(const httplib::Request& request) {
    constexpr std::string_view scheme = wire::authorization_scheme;
    const Error needed{ErrorCode::Unauthorized, Text::SecretNeeded};
    const auto header = request.get_header_value("Authorization");
    if (!header.starts_with(scheme)) return needed;
    const auto secret = Secret::parse(std::string_view{header}.substr(scheme.size()));
    if (!secret) return needed;
    return *secret;
}

} // namespace

std::optional<Anyone> anyone(Exchange&) { return Anyone{}; }

std::optional<CodeHolder> code_holder(Exchange& exchange) {
    const auto code = Code::parse(path_part(exchange, "code"));
    if (!code) return refused(exchange, {ErrorCode::NotFound, Text::CodeMistypedHeading, "code"});
    return CodeHolder{*code};
}

std::optional<SecretHolder> secret_holder(Exchange& exchange) {
    const auto secret = secret_of(exchange.request);
    if (!secret) return refused(exchange, secret.error());
    return SecretHolder{*secret};
}

std::optional<ReceiptHolder> receipt_holder(Exchange& exchange) {
    const auto holder = secret_holder(exchange);
    if (!holder) return std::nullopt;
    const auto number = ReceiptNumber::parse(path_part(exchange, "receipt"));
    if (!number) return refused(exchange, {ErrorCode::NotFound, Text::EvaluationNotFound, "receipt"});
    return ReceiptHolder{*number, holder->secret};
}

// A caller with neither pass nor secret is told that one is needed.
std::optional<EvidenceViewer> evidence_viewer(Exchange& exchange) {
    const auto number = ReceiptNumber::parse(path_part(exchange, "receipt"));
    if (!number) return refused(exchange, evidence_not_found());
    if (has_evidence_pass(exchange, *number)) return EvidenceViewer{*number};
    const auto holder = secret_holder(exchange);
    if (!holder) return std::nullopt;
    if (!app::read_evaluation(exchange.context.store, *number, holder->secret))
        return refused(exchange, evidence_not_found());
    return EvidenceViewer{*number};
}

std::optional<UploadHolder> upload_holder(Exchange& exchange) {
    const auto holder = secret_holder(exchange);
    if (!holder) return std::nullopt;
    const auto id = UploadId::parse(path_part(exchange, "upload"));
    if (!id) return refused(exchange, {ErrorCode::NotFound, Text::UploadNotFound, UploadIdTag::field});
    return UploadHolder{*id, holder->secret};
}

} // namespace zhiping::http
