#include "shared/wire/origin.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace zhiping::wire {

namespace {

struct Scheme {
    std::string_view name;
    int port;
};
constexpr std::array schemes{Scheme{"http", 80}, Scheme{"https", 443}};

std::string in_lower_case(std::string_view text) {
    std::string lower{text};
    for (char& symbol : lower)
        if (symbol >= 'A' && symbol <= 'Z') symbol = static_cast<char>(symbol | 0x20);
    return lower;
}

const Scheme* take_scheme(std::string_view& url) {
    const auto end = url.find("://");
    if (end == url.npos) return nullptr;
    const auto name = in_lower_case(url.substr(0, end));
    const auto* found =
        std::find_if(schemes.begin(), schemes.end(), [&](const Scheme& scheme) { return scheme.name == name; });
    url.remove_prefix(end + 3);
    return found == schemes.end() ? nullptr : found;
}

// Names with letters of any language are written as xn--, as browsers send them (RFC 5891).
bool is_in_name(char symbol) {
    return (symbol >= 'a' && symbol <= 'z') || (symbol >= '0' && symbol <= '9') || symbol == '-' || symbol == '.' ||
           symbol == '_';
}

bool is_in_ipv6(char symbol) {
    return (symbol >= 'a' && symbol <= 'f') || (symbol >= '0' && symbol <= '9') || symbol == ':' || symbol == '.';
}

bool is_host(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']') && host.size() > 3)
        return std::all_of(host.begin() + 1, host.end() - 1, is_in_ipv6);
    return !host.empty() && !host.starts_with('.') && std::all_of(host.begin(), host.end(), is_in_name);
}

std::optional<int> parse_port(std::string_view digits) {
    int port = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (problem != std::errc{} || end != digits.data() + digits.size() || port < 1 || port > 65535) return std::nullopt;
    return port;
}

} // namespace

std::optional<Origin> parse_origin(std::string_view url) {
    const auto* scheme = take_scheme(url);
    if (!scheme) return std::nullopt;
    const auto after_host = url.starts_with('[') ? url.find(']') : 0;
    const auto colon = after_host == url.npos ? url.npos : url.find(':', after_host);
    const auto port = colon == url.npos ? std::optional{scheme->port} : parse_port(url.substr(colon + 1));
    auto host = in_lower_case(url.substr(0, colon));
    if (!port || !is_host(host)) return std::nullopt;
    return Origin{std::string{scheme->name}, std::move(host), *port};
}

std::string to_url(const Origin& origin) {
    const bool is_own = std::any_of(schemes.begin(), schemes.end(), [&](const Scheme& scheme) {
        return scheme.name == origin.scheme && scheme.port == origin.port;
    });
    return origin.scheme + "://" + origin.host + (is_own ? "" : ":" + std::to_string(origin.port));
}

} // namespace zhiping::wire
