#include "native/http/api/evidence.hpp"

#include "native/app/open_evidence.hpp"
#include "native/http/transport/byte_range.hpp"
#include "native/http/transport/connection.hpp"
#include "native/http/transport/fair_share.hpp"
#include "shared/text/text_ids.hpp"

#include <charconv>

namespace zhiping::http {

namespace {

// Nothing in what a stranger sent may run, load or be framed.
constexpr auto sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'";

Error not_found() { return {ErrorCode::NotFound, Text::EvidenceNotFound, UploadIdTag::field}; }

Result<int> position_of(const Exchange& exchange) {
    const auto& digits = path_part(exchange, "position");
    int position = 0;
    const auto [stopped, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), position);
    if (problem != std::errc{} || stopped != digits.data() + digits.size()) return not_found();
    return position;
}

void describe(httplib::Response& response, const Evidence& facts, const ReceiptNumber& receipt, int position) {
    const auto& format = facts_of(evidence_formats, facts.format);
    response.headers.erase("Accept-Ranges");
    response.set_header("Accept-Ranges", "bytes");
    response.set_header("Cache-Control", "no-store");
    response.set_header("Content-Security-Policy", sandbox);
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    response.set_header("X-Accel-Buffering", "no"); // nginx must not buffer it on its disk unencrypted.
    response.set_header("Content-Disposition", "attachment; filename=\"" + receipt.text() + "-" +
                                                   std::to_string(position) + "." + std::string{format.id} + "\"");
    response.set_header("ETag", "\"" + to_digits(facts.hash) + "\"");
}

ChosenRange range_of(const httplib::Request& request, const Evidence& facts) {
    const auto only_if = request.get_header_value("If-Range");
    const bool is_same = only_if.empty() || only_if == "\"" + to_digits(facts.hash) + "\"";
    return choose_range(is_same ? request.get_header_value("Range") : "", facts.bytes);
}

// What is sent, and the share of the transfers that it holds.
struct Giving {
    std::shared_ptr<app::OpenEvidence> evidence;
    std::shared_ptr<FairShare::Place> place;
};

void send(httplib::Response& response, const Giving& giving, const ChosenRange& chosen) {
    const auto& evidence = giving.evidence;
    const auto& [first, last] = chosen.range;
    const auto bytes = std::to_string(evidence->facts().bytes);
    if (chosen.answer == RangeAnswer::Part)
        response.set_header("Content-Range",
                            "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/" + bytes);
    response.status = chosen.answer == RangeAnswer::Part ? 206 : 200;
    const std::string type{facts_of(evidence_formats, evidence->facts().format).media_type};
    response.set_content_provider(
        last - first + 1, type, [giving, first](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            const auto part = giving.evidence->read(first + offset);
            return sink.write(reinterpret_cast<const char*>(part.data()), std::min(part.size(), length));
        });
}

} // namespace

void get_evidence(Exchange& exchange, const EvidenceViewer& viewer) {
    const auto& context = exchange.context;
    const auto position = position_of(exchange);
    if (!position) return refuse(exchange, position.error());
    const auto client = client_of(exchange);
    const auto place = std::make_shared<FairShare::Place>(*context.transfers, client);
    if (!place->is_granted())
        return refuse(exchange, {ErrorCode::Unavailable, Text::UploadTooMany, UploadIdTag::field});
    auto opened = app::open_evidence(context.store, context.vault, viewer.number, *position);
    if (!opened) return refuse(exchange, opened.error());
    const std::shared_ptr<app::OpenEvidence> evidence = *std::move(opened);
    const auto chosen = range_of(exchange.request, evidence->facts());
    if (chosen.answer == RangeAnswer::Unsatisfiable) {
        exchange.response.set_header("Content-Range", "bytes */" + std::to_string(evidence->facts().bytes));
        return refuse(exchange, 416, {ErrorCode::Invalid, Text::FieldOutOfRange, "Range"});
    }
    describe(exchange.response, evidence->facts(), viewer.number, *position);
    Connection::of_this_thread()->allow_pauses(
        [&context, client] { return context.transfers->is_half_free(client) && !context.is_stopping(); });
    send(exchange.response, {evidence, place}, chosen);
}

} // namespace zhiping::http
