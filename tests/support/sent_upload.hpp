#pragma once

#include "tests/support/running_server.hpp"

#include <cstdint>
#include <vector>

namespace zhiping::tests {

inline std::string base64(std::string_view text) {
    constexpr auto alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string encoded;
    for (std::size_t at = 0; at < text.size(); at += 3) {
        std::uint32_t bits = 0;
        for (std::size_t byte = 0; byte < 3; ++byte)
            bits = bits << 8 | (at + byte < text.size() ? static_cast<std::uint8_t>(text[at + byte]) : 0u);
        for (int symbol = 0; symbol < 4; ++symbol)
            encoded +=
                at + static_cast<std::size_t>(symbol) > text.size() ? '=' : alphabet[bits >> (18 - 6 * symbol) & 63];
    }
    return encoded;
}

inline httplib::Headers tus_headers(const std::string& secret = secret_digits) {
    return {{"Tus-Resumable", "1.0.0"}, {"Authorization", "Bearer " + secret}};
}

// A photo by its first bytes.
inline std::string jpeg(std::size_t size, char filled_with = 'x') {
    std::string bytes(size, filled_with);
    return bytes.replace(0, std::min<std::size_t>(size, 4), std::string{"\xFF\xD8\xFF\xE0"}.substr(0, size));
}

// The beginning of a PATCH, for tests that send the body themselves.
inline std::string patch_start(const std::string& path, std::size_t offset, std::size_t length,
                               const std::string& more = "") {
    return "PATCH " + path + " HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nAuthorization: Bearer " + secret_digits +
           "\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: " + std::to_string(offset) +
           "\r\nContent-Length: " + std::to_string(length) + "\r\n" + more + "\r\n";
}

// The requests of tus, as a phone makes them one by one.
class Uploader {
public:
    explicit Uploader(RunningServer& server, std::string secret = secret_digits)
        : m_server(server), m_secret(std::move(secret)) {}

    httplib::Result create(std::size_t size, const std::string& code, httplib::Headers more = {},
                           const std::string& body = "") {
        more.emplace("Upload-Metadata", "filename " + base64("a.jpg") + ",code " + base64(code));
        return create_at("/api/v1/uploads", size, std::move(more), body);
    }

    // At an address of its own, for a case.
    httplib::Result create_at(const std::string& address, std::size_t size, httplib::Headers more = {},
                              const std::string& body = "") {
        auto headers = headers_with(std::move(more));
        headers.emplace("Upload-Length", std::to_string(size));
        return m_server.client().Post(address, headers, body, body.empty() ? "" : part_type);
    }

    // The path of a new upload.
    std::string path(std::size_t size) { return create(size, m_server.document_code)->get_header_value("Location"); }

    httplib::Result patch(const std::string& path, std::size_t offset, const std::string& part,
                          httplib::Headers more = {}) {
        auto headers = headers_with(std::move(more));
        headers.emplace("Upload-Offset", std::to_string(offset));
        return m_server.client().Patch(path, headers, part, part_type);
    }

    httplib::Result head(const std::string& path) { return m_server.client().Head(path, tus_headers(m_secret)); }
    httplib::Result remove(const std::string& path) { return m_server.client().Delete(path, tus_headers(m_secret)); }

    // Sends a whole file and returns its upload's id.
    std::string upload(const std::string& content) { return send(path(content.size()), content); }
    std::string upload_at(const std::string& address, const std::string& content, httplib::Headers more = {}) {
        return send(create_at(address, content.size(), std::move(more))->get_header_value("Location"), content);
    }

    static constexpr auto part_type = "application/offset+octet-stream";

private:
    std::string send(const std::string& made, const std::string& content) {
        if (patch(made, 0, content)->status != 204) throw std::logic_error{"the upload was refused"};
        return made.substr(made.rfind('/') + 1);
    }

    httplib::Headers headers_with(httplib::Headers more) const {
        more.merge(tus_headers(m_secret));
        return more;
    }

    RunningServer& m_server;
    std::string m_secret;
};

} // namespace zhiping::tests
