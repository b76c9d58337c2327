#include "native/http/api/tus.hpp"

#include "native/http/api/base64.hpp"
#include "native/http/transport/header_list.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

#include <array>
#include <charconv>
#include <ctime>

namespace zhiping::http::tus {

namespace {

struct AlgorithmFacts {
    app::ChecksumAlgorithm value;
    std::string_view id;
    std::size_t bytes;
};

constexpr std::array algorithms{
    AlgorithmFacts{app::ChecksumAlgorithm::Sha1, "sha1", 20},
    AlgorithmFacts{app::ChecksumAlgorithm::Sha256, "sha256", 32},
};
static_assert(follows_enum(algorithms));

Error malformed() { return {ErrorCode::Invalid, Text::UploadProtocol}; }

Result<std::uint64_t> number_in(const httplib::Request& request, const char* header) {
    const auto digits = request.get_header_value(header);
    std::uint64_t number = 0;
    const auto end = digits.data() + digits.size();
    const auto [stopped, problem] = std::from_chars(digits.data(), end, number);
    if (problem != std::errc{} || stopped != end || request.get_header_value_count(header) != 1) return malformed();
    return number;
}

// An entry of Upload-Metadata; empty when there is none.
Result<std::string> metadata_of(const httplib::Request& request, const std::string& name) {
    const auto header = request.get_header_value("Upload-Metadata");
    for (std::string_view rest = header; !rest.empty();) {
        const auto end = std::min(rest.find(','), rest.size());
        const auto entry = without_parameters(rest.substr(0, end)); // Base64 has no semicolons: only the spaces go.
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!entry.starts_with(name + " ")) continue;
        const auto value = decode_base64(entry.substr(name.size() + 1));
        if (!value) return malformed();
        return std::string{value->begin(), value->end()};
    }
    return std::string{};
}

// Where uploads are made, and each of them.
bool is_about_uploads(std::string_view path) {
    return path.starts_with(wire::uploads_path) || path.ends_with("/uploads");
}

// "Thu, 01 Dec 1994 16:00:00 GMT" (RFC 9110, 5.6.7).
std::string http_date(Instant instant) {
    const std::time_t seconds = instant.time_since_epoch().count();
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 64> text;
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

} // namespace

bool is_our_version(const httplib::Request& request) { return request.get_header_value("Tus-Resumable") == version; }

bool carries_part(const httplib::Request& request) {
    return equal_ignoring_case(without_parameters(request.get_header_value("Content-Type")), part_type);
}

Result<std::uint64_t> length_of(const httplib::Request& request) { return number_in(request, "Upload-Length"); }

Result<std::optional<std::uint64_t>> repeated_length_of(const httplib::Request& request) {
    if (!request.has_header("Upload-Length")) return std::optional<std::uint64_t>{};
    return length_of(request).and_then(
        [](std::uint64_t length) -> Result<std::optional<std::uint64_t>> { return std::optional{length}; });
}

Result<std::uint64_t> offset_of(const httplib::Request& request) { return number_in(request, "Upload-Offset"); }

Result<Code> code_of(const httplib::Request& request) {
    return metadata_of(request, "code").and_then([](const std::string& symbols) { return Code::parse(symbols); });
}

Result<std::string> file_name_of(const httplib::Request& request) { return metadata_of(request, "filename"); }

Result<std::optional<app::Checksum>> checksum_of(const httplib::Request& request) {
    if (!request.has_header("Upload-Checksum")) return std::optional<app::Checksum>{};
    const auto header = request.get_header_value("Upload-Checksum");
    const auto space = std::min(header.find(' '), header.size());
    const auto algorithm = find_by_id(algorithms, std::string_view{header}.substr(0, space));
    const auto value = decode_base64(std::string_view{header}.substr(std::min(space + 1, header.size())));
    if (!algorithm || !value || value->size() != facts_of(algorithms, *algorithm).bytes) return malformed();
    return std::optional{app::Checksum{*algorithm, *value}};
}

void choose_method(httplib::Request& request) {
    if (request.method != "POST" || !request.path.starts_with(wire::uploads_path)) return;
    const auto wanted = request.get_header_value("X-HTTP-Method-Override");
    for (const auto* method : {"HEAD", "PATCH", "DELETE"})
        if (wanted == method) request.method = method;
}

void tell_version(const httplib::Request& request, httplib::Response& response) {
    const bool is_told = response.has_header("Tus-Resumable");
    if (!is_told && is_about_uploads(request.path)) response.set_header("Tus-Resumable", version);
}

void tell_state(httplib::Response& response, const app::UploadState& state) {
    response.set_header("Upload-Offset", std::to_string(state.held));
    response.set_header("Upload-Length", std::to_string(state.size));
    response.set_header("Upload-Expires", http_date(state.expires));
    response.set_header("Cache-Control", "no-store");
}

} // namespace zhiping::http::tus
