#include "native/settings/listen_address.hpp"

#include <charconv>

namespace zhiping::settings {

std::optional<ListenAddress> parse_listen_address(const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    auto host = text.substr(0, colon);
    const bool has_brackets = host.starts_with('[') && host.ends_with(']');
    if (has_brackets)
        host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string::npos)
        return std::nullopt;

    int port = -1;
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data() + colon + 1, end, port);
    if (problem != std::errc{} || stop != end || port < 0 || port > 65535 || host.empty()) return std::nullopt;
    return ListenAddress{host, port};
}

std::string to_url(const ListenAddress& address) {
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    return "http://" + (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

} // namespace zhiping::settings
