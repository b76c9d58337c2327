#pragma once

#include <optional>
#include <string>

namespace zhiping::settings {

struct ListenAddress {
    std::string host;
    int port;

    bool operator==(const ListenAddress&) const = default;
};

// "127.0.0.1:8080", "[::1]:8080"; port 0 is any free one. Nullopt for anything else.
std::optional<ListenAddress> parse_listen_address(const std::string&);

// As a browser takes it: "http://127.0.0.1:8080".
std::string to_url(const ListenAddress&);

} // namespace zhiping::settings
