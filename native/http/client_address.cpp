#include "native/http/client_address.hpp"

#include <algorithm>
#include <mutex>
#include <spdlog/spdlog.h>

namespace zhiping::http {

namespace {

constexpr auto forwarded_for = "X-Forwarded-For";

// Where a proxy of this server may be; a phone's address is in no log.
bool is_near(const std::string& address) {
    static const std::array networks{Network::parse("127.0.0.0/8"),    Network::parse("::1"),
                                     Network::parse("10.0.0.0/8"),     Network::parse("172.16.0.0/12"),
                                     Network::parse("192.168.0.0/16"), Network::parse("fc00::/7")};
    const auto parsed = parse_address(address);
    return parsed && std::any_of(networks.begin(), networks.end(),
                                 [&](const auto& network) { return network->contains(*parsed); });
}

void warn_once_of_proxy(const std::string& peer) {
    static std::once_flag once;
    std::call_once(once, [&] {
        spdlog::warn("{} says whom it speaks for and is not trusted, so all its clients share the limits of one; if it "
                     "is your proxy, give --trusted-proxy {}",
                     peer, peer);
    });
}

} // namespace

std::string client_of(const Front& front, const httplib::Request& request) {
    std::vector<std::string> forwarded;
    for (std::size_t index = 0; index < request.get_header_value_count(forwarded_for); ++index)
        forwarded.push_back(request.get_header_value(forwarded_for, "", index));
    const auto& peer = request.remote_addr;
    if (!forwarded.empty() && !front.is_trusted(peer) && is_near(peer)) warn_once_of_proxy(peer);
    return front.client_of(peer, forwarded);
}

std::string client_of(const Exchange& exchange) { return client_of(exchange.context.front, exchange.request); }

bool is_behind_tls(const Exchange& exchange) {
    const auto& [context, request, response, content] = exchange;
    if (context.front.public_url) return context.front.public_url->scheme == "https";
    return context.front.is_trusted(request.remote_addr) && request.get_header_value("X-Forwarded-Proto") == "https";
}

} // namespace zhiping::http
