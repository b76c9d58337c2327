#pragma once

#include "native/embedded.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace zhiping::http {

// What the web build made, as it was when the server was built.
std::span<const EmbeddedFile> site_files();

// One of the files that web/CMakeLists.txt packs as --page, "evaluate.html" say, with its {{slots}}
// open. Throws std::logic_error when the site was built without it.
std::string_view page_template(std::string_view name);

// The source (CSP Level 3, hash-source) that allows the style which each page carries.
std::string_view page_style_source();

// A file under /assets/. Its name carries the hash of its content, so it never changes.
struct Asset {
    std::string_view content_type;
    std::string_view plain;
    std::string_view brotli; // Empty when there is none.
    std::string_view gzip;
};

std::optional<Asset> find_asset(std::string_view name);

// The form of an asset for whoever sent this Accept-Encoding (RFC 9110, 12.5.3): brotli before gzip
// before plain, as far as accepted and there.
struct EncodedAsset {
    std::string_view coding; // For Content-Encoding; empty for plain.
    std::string_view bytes;
};

EncodedAsset choose_encoding(const Asset&, std::string_view accept_encoding);

} // namespace zhiping::http
