#include "native/http/pages/site.hpp"

#include "native/http/transport/header_list.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace zhiping::http {

namespace {

struct ContentType {
    std::string_view extension;
    std::string_view name;
};

// What is not listed is not served: the compressed twins of a file are reached through its own name.
constexpr std::array content_types{
    ContentType{".wasm", "application/wasm"},
    ContentType{".js", "text/javascript; charset=utf-8"},
    ContentType{".css", "text/css; charset=utf-8"},
    ContentType{".svg", "image/svg+xml"},
    ContentType{".png", "image/png"},
    ContentType{".json", "application/json"},
};

std::string_view content_type_of(std::string_view name) {
    for (const auto& type : content_types)
        if (name.ends_with(type.extension)) return type.name;
    return {};
}

// Empty when there is no such file.
std::string_view find_file(std::string_view name) {
    const auto files = site_files();
    const auto found =
        std::lower_bound(files.begin(), files.end(), name,
                         [](const EmbeddedFile& file, std::string_view wanted) { return file.name < wanted; });
    return found != files.end() && found->name == name ? found->bytes : std::string_view{};
}

} // namespace

std::string_view page_template(std::string_view name) {
    const auto page = find_file(name);
    if (page.empty()) throw std::logic_error{"the site lacks " + std::string{name}};
    return page;
}

std::string_view page_style_source() { return page_template("style.sha256"); }

std::optional<Asset> find_asset(std::string_view name) {
    const auto path = "assets/" + std::string{name};
    const auto type = content_type_of(name);
    const auto plain = find_file(path);
    if (type.empty() || plain.empty()) return std::nullopt;
    return Asset{
        .content_type = type, .plain = plain, .brotli = find_file(path + ".br"), .gzip = find_file(path + ".gz")};
}

EncodedAsset choose_encoding(const Asset& asset, std::string_view accept_encoding) {
    if (!asset.brotli.empty() && is_accepted(accept_encoding, "br")) return {"br", asset.brotli};
    if (!asset.gzip.empty() && is_accepted(accept_encoding, "gzip")) return {"gzip", asset.gzip};
    return {"", asset.plain};
}

} // namespace zhiping::http
