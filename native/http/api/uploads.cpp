#include "native/http/api/uploads.hpp"

#include "native/app/append_to_upload.hpp"
#include "native/app/create_case_upload.hpp"
#include "native/app/read_upload.hpp"
#include "native/app/terminate_upload.hpp"
#include "native/http/api/receipt_in_path.hpp"
#include "native/http/api/tus.hpp"
#include "native/http/exchange/limits.hpp"
#include "native/http/transport/connection.hpp"
#include "native/http/transport/fair_share.hpp"
#include "native/http/transport/framing.hpp"
#include "shared/evidence/evidence_kind.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

#include <functional>

namespace zhiping::http {

namespace {

const Error wrong_protocol{ErrorCode::Invalid, Text::UploadProtocol};

// What is read of a part after it was refused, so that a phone that is nearly done learns why.
constexpr std::size_t max_refused_bytes = 256 * 1024;

// Reads the part. Only an accepted part gets the time its bytes take, because anybody could send one that is refused. A
// part that is refused in the middle is read for a moment more.
bool read_part(const Exchange& exchange, const app::UploadPart::Take& take) {
    if (!carries_body(exchange.request)) return true;
    auto& connection = *Connection::of_this_thread();
    connection.allow_time_for(announced_length(exchange.request));
    bool is_wanted = true;
    std::size_t refused_bytes = 0;
    const bool is_complete = (*exchange.content)([&](const char* bytes, std::size_t size) {
        if (exchange.context.is_stopping()) return false; // What is held by now is kept.
        if (is_wanted && take({reinterpret_cast<const std::uint8_t*>(bytes), size})) return true;
        if (std::exchange(is_wanted, false)) connection.hasten();
        refused_bytes += size;
        return refused_bytes <= max_refused_bytes;
    });
    if (is_complete) connection.end_body();
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

Result<Ok> check_announcing(const Exchange& exchange) {
    return check_limit_of_address(exchange, Limited::UploadAnnounced, Text::UploadTooMany);
}

// Makes an upload of a length for whoever asks.
using Create = std::function<Result<app::CreatedUpload>(std::uint64_t size)>;

Result<app::CreatedUpload> create_of_submission(const Exchange& exchange, const Secret& secret, std::uint64_t size) {
    const auto& context = exchange.context;
    if (const auto allowed = check_announcing(exchange); !allowed) return allowed.error();
    return tus::code_of(exchange.request).and_then([&](const Code& code) {
        return app::create_upload(context.store, context.vault, {code, size, client_of(exchange)}, secret,
                                  context.clock.now(), context.random);
    });
}

Result<app::CreatedUpload> create_of_reply(const Exchange& exchange, const app::StaffMember& member,
                                           const Secret& secret, std::uint64_t size) {
    const auto receipt = receipt_in_path(exchange);
    if (!receipt) return receipt.error();
    const auto name = tus::file_name_of(exchange.request);
    if (!name) return name.error();
    const auto& context = exchange.context;
    return app::create_reply_upload(context.store, context.vault, {*receipt, size, client_of(exchange), *name}, member,
                                    secret, context.clock.now(), context.random);
}

Result<app::UploadState> append(const Exchange& exchange, const UploadHolder& holder, std::uint64_t offset) {
    const auto checksum = tus::checksum_of(exchange.request);
    if (!checksum) return checksum.error();
    const auto size = tus::repeated_length_of(exchange.request);
    if (!size) return size.error();
    const auto& context = exchange.context;
    const FairShare::Place place{*context.transfers, client_of(exchange)};
    if (!place.is_granted()) return Error{ErrorCode::Unavailable, Text::UploadTooMany, UploadIdTag::field};
    const app::UploadPart part{
        .offset = offset,
        .checksum = *checksum,
        .read = [&](const app::UploadPart::Take& take) { return read_part(exchange, take); },
        .size = *size,
        .interrupt = [connection = Connection::of_this_thread()] { connection->stop_reading(); }};
    return app::append_to_upload(context.store, context.vault, holder.id, holder.secret, part, context.clock.now());
}

// The client never learnt its address, so nobody could resume it.
void let_go(const Context& context, const UploadId& id, const Secret& secret) {
    static_cast<void>(app::terminate_upload(context.store, context.vault, id, secret, context.clock.now()));
}

// The part that came along with the request that created the upload.
Result<app::UploadState> append_first(const Exchange& exchange, const UploadHolder& created) try {
    auto appended = append(exchange, created, 0);
    if (!appended) let_go(exchange.context, created.id, created.secret);
    return appended;
} catch (...) {
    let_go(exchange.context, created.id, created.secret);
    throw;
}

void reply_with_state(Exchange& exchange, int status, const app::UploadState& state) {
    exchange.response.status = status;
    tus::tell_state(exchange.response, state);
}

void post(Exchange& exchange, const Secret& secret, const Create& create) {
    if (!begin(exchange)) return;
    const bool brings_part = carries_body(exchange.request);
    if (brings_part && !tus::carries_part(exchange.request)) return refuse(exchange, 415, wrong_protocol);
    // We do not support concatenation; ignoring the header would leave the parts separate.
    if (exchange.request.has_header("Upload-Concat")) return refuse(exchange, wrong_protocol);
    auto created = tus::length_of(exchange.request).and_then(create);
    if (!created) return refuse(exchange, created.error());
    auto state = created->state;
    if (brings_part) {
        const auto appended = append_first(exchange, {created->id, secret});
        if (!appended) return refuse(exchange, appended.error());
        state = *appended;
    }
    exchange.response.set_header("Location", std::string{wire::uploads_path} + "/" + created->id.digits());
    reply_with_state(exchange, 201, state);
}

} // namespace

void options_uploads(Exchange& exchange, const Anyone&) {
    auto& response = exchange.response;
    response.status = 204;
    response.set_header("Tus-Resumable", tus::version);
    response.set_header("Tus-Version", tus::version);
    response.set_header("Tus-Extension", tus::extensions);
    response.set_header("Tus-Max-Size", std::to_string(max_evidence_bytes));
    response.set_header("Tus-Checksum-Algorithm", tus::checksum_algorithms);
    response.set_header("Cache-Control", "no-store");
}

void post_upload(Exchange& exchange, const SecretHolder& holder) {
    post(exchange, holder.secret,
         [&](std::uint64_t size) { return create_of_submission(exchange, holder.secret, size); });
}

void post_addition_upload(Exchange& exchange, const ReceiptHolder& holder) {
    const auto& context = exchange.context;
    post(exchange, holder.secret, [&](std::uint64_t size) -> Result<app::CreatedUpload> {
        if (const auto allowed = check_announcing(exchange); !allowed) return allowed.error();
        return app::create_addition_upload(context.store, context.vault, {holder.number, size, client_of(exchange)},
                                           holder.secret, holder.secret, context.clock.now(), context.random);
    });
}

void post_reply_upload(Exchange& exchange, const SignedIn& caller) {
    const auto holder = secret_holder(exchange);
    if (!holder) return;
    post(exchange, holder->secret,
         [&](std::uint64_t size) { return create_of_reply(exchange, caller.member, holder->secret, size); });
}

void head_upload(Exchange& exchange, const UploadHolder& holder) {
    if (!begin(exchange)) return;
    const auto& context = exchange.context;
    app::interrupt_append(context.store, context.vault, holder.id, holder.secret, context.clock.now());
    const auto state = app::read_upload(context.store, holder.id, holder.secret, context.clock.now());
    if (!state) return refuse(exchange, state.error());
    reply_with_state(exchange, 200, *state);
}

void patch_upload(Exchange& exchange, const UploadHolder& holder) {
    if (!begin(exchange)) return;
    if (!tus::carries_part(exchange.request)) return refuse(exchange, 415, wrong_protocol);
    const auto state = tus::offset_of(exchange.request).and_then([&](std::uint64_t offset) {
        return append(exchange, holder, offset);
    });
    if (!state) return refuse(exchange, state.error());
    reply_with_state(exchange, 204, *state);
}

void delete_upload(Exchange& exchange, const UploadHolder& holder) {
    if (!begin(exchange)) return;
    const auto& context = exchange.context;
    const auto done =
        app::terminate_upload(context.store, context.vault, holder.id, holder.secret, context.clock.now());
    if (!done) return refuse(exchange, done.error());
    exchange.response.status = 204;
    exchange.response.set_header("Cache-Control", "no-store");
}

} // namespace zhiping::http
