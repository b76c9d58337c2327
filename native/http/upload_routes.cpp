#include "native/http/upload_routes.hpp"

#include "native/app/append_to_upload.hpp"
#include "native/app/create_upload.hpp"
#include "native/app/read_upload.hpp"
#include "native/app/terminate_upload.hpp"
#include "native/http/fair_share.hpp"
#include "native/http/framing.hpp"
#include "native/http/tus.hpp"
#include "shared/wire/paths.hpp"

namespace zhiping::http {

namespace {

// More than any other route takes.
constexpr std::size_t most_unasked_bytes = 128 * 1024;

const Error wrong_protocol{ErrorCode::Invalid, Text::UploadProtocol};

bool has_body(const httplib::Request& request) {
    return announced_length(request) > 0 || request.has_header("Transfer-Encoding");
}

// Reads what the request carries. What is refused in the middle is still read to its end: a phone that is cut off while
// it sends never learns why. What is refused before anything is read is not: anybody could send that, and the client
// asks anew how far the upload is, without a body.
bool read_part(const Exchange& exchange, const app::UploadPart::Take& take) {
    if (!has_body(exchange.request)) return true;
    bool is_wanted = true;
    const bool is_complete = (*exchange.content)([&](const char* bytes, std::size_t size) {
        if (exchange.context.is_stopping()) return false; // What is held by now is kept.
        is_wanted = is_wanted && take({reinterpret_cast<const std::uint8_t*>(bytes), size});
        return true;
    });
    return is_wanted && is_complete;
}

// Every answer names the version; a request of another one is refused before anything is done.
bool begin(Exchange& exchange) {
    exchange.response.set_header("Tus-Resumable", tus::version);
    if (tus::is_our_version(exchange.request)) return true;
    exchange.response.set_header("Tus-Version", tus::version);
    refuse(exchange, 412, wrong_protocol);
    return false;
}

struct Asked {
    UploadId id;
    Secret secret;
};

Result<Asked> asked_of(const Exchange& exchange) {
    return secret_of(exchange.request).and_then([&](const Secret& secret) -> Result<Asked> {
        const auto id = UploadId::parse(exchange.request.path_params.at("upload"));
        if (!id) return Error{ErrorCode::NotFound, Text::UploadNotFound, UploadIdTag::field};
        return Asked{*id, secret};
    });
}

Result<app::CreatedUpload> create(const Exchange& exchange, const Secret& secret) {
    const auto size = tus::length_of(exchange.request);
    if (!size) return size.error();
    const auto code = tus::code_of(exchange.request);
    if (!code) return code.error();
    const auto& context = exchange.context;
    // A proxy on this machine speaks for everybody.
    const auto& address = exchange.request.remote_addr;
    return app::create_upload(context.store, context.vault, {*code, *size, is_proxy_here(address) ? "" : address},
                              secret, context.clock.now());
}

Result<app::UploadState> append(const Exchange& exchange, const Asked& asked, std::uint64_t offset) {
    const auto checksum = tus::checksum_of(exchange.request);
    if (!checksum) return checksum.error();
    const auto& context = exchange.context;
    const app::UploadPart part{offset, *checksum,
                               [&](const app::UploadPart::Take& take) { return read_part(exchange, take); }};
    return app::append_to_upload(context.store, context.vault, asked.id, asked.secret, part, context.clock.now());
}

void reply_with_state(Exchange& exchange, int status, const app::UploadState& state) {
    exchange.response.status = status;
    tus::tell_state(exchange.response, state);
}

} // namespace

std::size_t most_body_bytes(const httplib::Request& request) {
    return request.path.starts_with(wire::uploads_path) ? tus::most_part_bytes : most_unasked_bytes;
}

void options_uploads(Exchange& exchange) {
    auto& response = exchange.response;
    response.status = 204;
    response.set_header("Tus-Resumable", tus::version);
    response.set_header("Tus-Version", tus::version);
    response.set_header("Tus-Extension", tus::extensions);
    response.set_header("Tus-Max-Size", std::to_string(most_evidence_bytes));
    response.set_header("Tus-Checksum-Algorithm", tus::checksum_algorithms);
    response.set_header("Cache-Control", "no-store");
}

void post_upload(Exchange& exchange) {
    if (!begin(exchange)) return;
    const auto secret = secret_of(exchange.request);
    if (!secret) return refuse(exchange, secret.error());
    const bool brings_part = has_body(exchange.request);
    if (brings_part && !tus::carries_part(exchange.request)) return refuse(exchange, 415, wrong_protocol);
    auto created = create(exchange, *secret);
    if (!created) return refuse(exchange, created.error());
    auto state = created->state;
    if (brings_part) {
        const auto& context = exchange.context;
        const auto appended = append(exchange, {created->id, *secret}, 0);
        if (!appended) { // Its sender does not know its address, so nobody could go on.
            static_cast<void>(
                app::terminate_upload(context.store, context.vault, created->id, *secret, context.clock.now()));
            return refuse(exchange, appended.error());
        }
        state = *appended;
    }
    exchange.response.set_header("Location", std::string{wire::uploads_path} + "/" + created->id.digits());
    reply_with_state(exchange, 201, state);
}

void head_upload(Exchange& exchange) {
    if (exchange.request.method != "HEAD") { // httplib answers both in one place.
        exchange.response.status = 404;
        return;
    }
    if (!begin(exchange)) return;
    const auto& context = exchange.context;
    const auto state = asked_of(exchange).and_then([&](const Asked& asked) {
        return app::read_upload(context.store, asked.id, asked.secret, context.clock.now());
    });
    if (!state) return refuse(exchange, state.error());
    reply_with_state(exchange, 200, *state);
}

void patch_upload(Exchange& exchange) {
    if (!begin(exchange)) return;
    if (!tus::carries_part(exchange.request)) return refuse(exchange, 415, wrong_protocol);
    const auto state = asked_of(exchange).and_then([&](const Asked& asked) -> Result<app::UploadState> {
        const auto offset = tus::offset_of(exchange.request);
        if (!offset) return offset.error();
        return append(exchange, asked, *offset);
    });
    if (!state) return refuse(exchange, state.error());
    reply_with_state(exchange, 204, *state);
}

void delete_upload(Exchange& exchange) {
    if (!begin(exchange)) return;
    const auto& context = exchange.context;
    const auto done = asked_of(exchange).and_then([&](const Asked& asked) {
        return app::terminate_upload(context.store, context.vault, asked.id, asked.secret, context.clock.now());
    });
    if (!done) return refuse(exchange, done.error());
    exchange.response.status = 204;
    exchange.response.set_header("Cache-Control", "no-store");
}

} // namespace zhiping::http
