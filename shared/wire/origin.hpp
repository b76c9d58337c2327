#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhiping::wire {

// What of a URL tells one server from another (RFC 6454, section 4).
struct Origin {
    std::string scheme; // "http" or "https".
    std::string host;   // In lower case; IPv6 in brackets.
    int port;           // The scheme's own where none is written.

    bool operator==(const Origin&) const = default;
};

// Of a URL that says nothing else, "https://zhiping.example" or "http://[::1]:8080"; nullopt for another scheme, no
// host, user information, a port that is none, and whatever follows: a path, a query, a space.
std::optional<Origin> parse_origin(std::string_view url);

// The URL again, without a port that is the scheme's own.
std::string to_url(const Origin&);

} // namespace zhiping::wire
