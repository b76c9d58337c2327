#include "native/http/pages/form_receiver.hpp"

#include "native/app/append_to_upload.hpp"
#include "native/app/terminate_upload.hpp"
#include "native/http/exchange/body_limits.hpp"
#include "native/http/transport/connection.hpp"
#include "native/http/transport/framing.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

constexpr auto files_field = UploadIdTag::field;
constexpr std::size_t max_fields = 100; // A form has a third of these.

const Error malformed{ErrorCode::Invalid, Text::RequestMalformed};

Error refusal(ErrorCode code, Message message) { return {code, message, files_field}; }

std::span<const std::uint8_t> bytes_of(std::string_view piece) {
    return {reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()};
}

} // namespace

FormReceiver::FormReceiver(const Exchange& exchange, FileOwner owner, std::string_view boundary)
    : m_exchange(exchange), m_owner(std::move(owner)), m_rest(announced_length(exchange.request)),
      m_body([this](std::span<char> room) { return read(room); }, boundary) {}

FormReceiver::~FormReceiver() { let_go(); }

// httplib would read the form's parts itself, and keeps what comes before the first and between them.
std::size_t FormReceiver::read(std::span<char> room) {
    if (m_rest == 0 || m_exchange.context.is_stopping()) return 0;
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(room.size(), m_rest));
    const auto received = Connection::of_this_thread()->read(room.data(), most);
    if (received <= 0) return 0;
    m_rest -= static_cast<std::uint64_t>(received);
    return static_cast<std::size_t>(received);
}

void FormReceiver::refuse_files(const Error& reason) {
    if (!check_room()) Connection::of_this_thread()->allow_time_for(m_rest); // A browser sends them all the same.
    m_refused = RefusedFile{0, {}, reason};
}

Result<ReceivedForm> FormReceiver::receive() {
    while (const auto part = m_body.next())
        if (const auto problem = take_part(*part)) return *problem;
    if (m_body.has_ended() && m_rest == 0) {
        Connection::of_this_thread()->end_body();
    } else {
        if (m_files == 0) return malformed;
        if (!m_refused) m_refused = RefusedFile{0, {}, refusal(ErrorCode::Invalid, Text::PlainFilesBrokenOff)};
    }
    if (m_refused) let_go();
    return ReceivedForm{m_fields, m_made};
}

std::optional<Error> FormReceiver::take_part(const PartHead& part) {
    if (!part.file_name) return take_field(part.name);
    if (part.name != files_field) return malformed;
    if (part.file_name->empty() && m_body.is_part_empty()) return std::nullopt; // No file was chosen.
    return take_file(*part.file_name);
}

std::optional<Error> FormReceiver::take_field(const std::string& name) {
    const Error too_large{ErrorCode::TooLarge, Text::BodyTooLarge};
    std::string value;
    m_field_bytes += name.size();
    if (m_fields.size() >= max_fields) return too_large;
    m_body.read([&](std::string_view piece) {
        m_field_bytes += piece.size();
        if (m_field_bytes > max_form_fields_bytes) return false;
        value += piece;
        return true;
    });
    if (m_field_bytes > max_form_fields_bytes) return too_large;
    if (!m_body.is_broken()) m_fields.push_back({name, std::move(value)});
    return std::nullopt;
}

std::optional<Error> FormReceiver::take_file(const std::string& name) {
    const auto secret = find_secret();
    if (!secret) return malformed;
    ++m_files;
    if (m_refused) return std::nullopt;
    try {
        if (auto problem = store_file(*secret)) m_refused = RefusedFile{m_files, name, *std::move(problem)};
    } catch (...) {
        m_trouble = std::current_exception();
        m_refused = RefusedFile{m_files, name, {ErrorCode::Unavailable, Text::StorageFull, files_field}};
    }
    return std::nullopt;
}

std::optional<Secret> FormReceiver::find_secret() const { return m_owner.find_secret(m_fields); }

std::optional<Error> FormReceiver::check_room() {
    if (announced_length(m_exchange.request) > max_form_bytes) {
        Connection::of_this_thread()->hasten();
        return refusal(ErrorCode::TooLarge, Text::PlainFilesTooMuch);
    }
    if (!m_place) m_place.emplace(*m_exchange.context.transfers, client_of(m_exchange));
    if (!m_place->is_granted()) return refusal(ErrorCode::Unavailable, Text::PlainFilesBusy);
    return std::nullopt;
}

std::optional<Error> FormReceiver::store_file(const Secret& secret) {
    if (auto problem = check_room()) return problem;
    Connection::of_this_thread()->allow_time_for(m_rest);
    if (m_body.is_part_empty()) return refusal(ErrorCode::Invalid, Text::EvidenceEmpty);
    const auto stored = upload(secret);
    if (m_body.is_broken()) return refusal(ErrorCode::Invalid, Text::PlainFilesBrokenOff);
    if (!stored) return stored.error();
    if (const auto allowed = check_evidence_count(m_formats); !allowed) return allowed.error();
    return std::nullopt;
}

// A form does not say how long its files are: so the upload is announced with the most that it may come to, the rest of
// the request, and gets its real size when its part ends.
Result<UploadId> FormReceiver::upload(const Secret& secret) {
    const auto& context = m_exchange.context;
    const auto most = std::min<std::uint64_t>(m_rest + m_body.waiting_bytes(), max_evidence_bytes);
    const auto created = m_owner.create(most, secret);
    if (!created) return created.error();
    m_made.push_back(created->id);
    const app::UploadPart whole{.offset = 0,
                                .read =
                                    [&](const app::UploadPart::Take& take) {
                                        return m_body.read(
                                            [&](std::string_view piece) { return take(bytes_of(piece)); });
                                    },
                                .ends_file = true};
    const auto appended =
        app::append_to_upload(context.store, context.vault, created->id, secret, whole, context.clock.now());
    if (!appended) return appended.error();
    if (appended->format) m_formats.push_back(std::get<EvidenceFormat>(*appended->format));
    return created->id;
}

// Those that became evidence are uploads no more, and stay.
void FormReceiver::let_go() noexcept try {
    const auto& context = m_exchange.context;
    const auto secret = find_secret();
    for (const auto& id : std::exchange(m_made, {}))
        static_cast<void>(app::terminate_upload(context.store, context.vault, id, *secret, context.clock.now()));
} catch (...) { // A broken disk: they expire.
}

} // namespace zhiping::http
