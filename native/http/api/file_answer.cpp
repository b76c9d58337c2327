#include "native/http/api/file_answer.hpp"

#include "native/http/transport/byte_range.hpp"
#include "native/http/transport/connection.hpp"
#include "native/http/transport/fair_share.hpp"
#include "shared/evaluation/token.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

// Nothing in what a stranger sent may run, load or be framed.
constexpr auto sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'";

std::string etag_of(const GivenFile& file) { return "\"" + to_digits(file.hash) + "\""; }

void describe(httplib::Response& response, const GivenFile& file) {
    response.headers.erase("Accept-Ranges");
    response.set_header("Accept-Ranges", "bytes");
    response.set_header("Cache-Control", "no-store");
    response.set_header("Content-Security-Policy", sandbox);
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    response.set_header("X-Accel-Buffering", "no"); // nginx must not buffer it on its disk unencrypted.
    response.set_header("Content-Disposition", "attachment; filename=\"" + file.name + "\"");
    response.set_header("ETag", etag_of(file));
}

ChosenRange range_of(const httplib::Request& request, const GivenFile& file) {
    const auto only_if = request.get_header_value("If-Range");
    const bool is_same = only_if.empty() || only_if == etag_of(file);
    return choose_range(is_same ? request.get_header_value("Range") : "", file.bytes);
}

// What is sent, and the share of the transfers that it holds.
struct Giving {
    GivenFile file;
    std::shared_ptr<FairShare::Place> place;
};

void send(httplib::Response& response, const Giving& giving, const ChosenRange& chosen) {
    const auto& [first, last] = chosen.range;
    const auto bytes = std::to_string(giving.file.bytes);
    if (chosen.answer == RangeAnswer::Part)
        response.set_header("Content-Range",
                            "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/" + bytes);
    response.status = chosen.answer == RangeAnswer::Part ? 206 : 200;
    response.set_content_provider(last - first + 1, std::string{giving.file.media_type},
                                  [giving, first](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                      const auto part = giving.file.read(first + offset);
                                      return sink.write(reinterpret_cast<const char*>(part.data()),
                                                        std::min(part.size(), length));
                                  });
}

} // namespace

void give_file(Exchange& exchange, const std::function<Result<GivenFile>()>& open) {
    const auto& context = exchange.context;
    const auto client = client_of(exchange);
    const auto place = std::make_shared<FairShare::Place>(*context.transfers, client);
    if (!place->is_granted())
        return refuse(exchange, {ErrorCode::Unavailable, Text::UploadTooMany, UploadIdTag::field});
    const auto file = open();
    if (!file) return refuse(exchange, file.error());
    const auto chosen = range_of(exchange.request, *file);
    if (chosen.answer == RangeAnswer::Unsatisfiable) {
        exchange.response.set_header("Content-Range", "bytes */" + std::to_string(file->bytes));
        return refuse(exchange, 416, {ErrorCode::Invalid, Text::FieldOutOfRange, "Range"});
    }
    describe(exchange.response, *file);
    Connection::of_this_thread()->allow_pauses(
        [&context, client] { return context.transfers->is_half_free(client) && !context.is_stopping(); });
    send(exchange.response, {*file, place}, chosen);
}

} // namespace zhiping::http
