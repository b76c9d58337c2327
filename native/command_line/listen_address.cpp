#include "native/command_line/listen_address.hpp"

#include "native/command_line/commands.hpp"

#include <charconv>

namespace zhiping::command_line {

ListenAddress parse_listen_address(const std::string& text) {
    const CommandError refusal{"--listen '" + text + "' is not ADDRESS:PORT, like 127.0.0.1:8080"};
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) throw refusal;
    auto host = text.substr(0, colon);
    const bool has_brackets = host.starts_with('[') && host.ends_with(']');
    if (has_brackets)
        host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string::npos)
        throw refusal;

    int port = -1;
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data() + colon + 1, end, port);
    if (problem != std::errc{} || stop != end || port < 0 || port > 65535 || host.empty()) throw refusal;
    return {host, port};
}

std::string to_url(const ListenAddress& address) {
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    return "http://" + (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

} // namespace zhiping::command_line
