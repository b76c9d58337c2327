#pragma once

#include "native/app/append_to_upload.hpp"
#include "native/http/exchange/exchange.hpp"
#include "shared/codes/code.hpp"

// What headers say in tus 1.0.0, the protocol for uploads that go on after they broke off
// (tus.io/protocols/resumable-upload).
namespace zhiping::http::tus {

inline constexpr auto version = "1.0.0";
inline constexpr auto extensions = "creation,creation-with-upload,expiration,checksum,termination";
inline constexpr auto checksum_algorithms = "sha1,sha256";
inline constexpr auto part_type = "application/offset+octet-stream";

bool is_our_version(const httplib::Request&); // In Tus-Resumable.
bool carries_part(const httplib::Request&);   // By its Content-Type.

// Upload-Length; invalid when there is none, or it comes later.
Result<std::uint64_t> length_of(const httplib::Request&);

// Upload-Length of a part, which need not say it.
Result<std::optional<std::uint64_t>> repeated_length_of(const httplib::Request&);

// Upload-Offset.
Result<std::uint64_t> offset_of(const httplib::Request&);

// The entry "code" of Upload-Metadata.
Result<Code> code_of(const httplib::Request&);

// The entry "filename"; empty when there is none.
Result<std::string> file_name_of(const httplib::Request&);

// Upload-Checksum, when there is one.
Result<std::optional<app::Checksum>> checksum_of(const httplib::Request&);

// Takes X-HTTP-Method-Override for the method of a POST to an upload: some networks let no PATCH or DELETE pass.
void choose_method(httplib::Request&);

// Tus-Resumable, for every answer about uploads.
void tell_version(const httplib::Request&, httplib::Response&);

// Upload-Offset, Upload-Length and Upload-Expires, for an answer.
void tell_state(httplib::Response&, const app::UploadState&);

} // namespace zhiping::http::tus
