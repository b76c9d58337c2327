#include "native/http/transport/client_address.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <spdlog/spdlog.h>

namespace zhiping::http {

namespace {

constexpr auto forwarded_for = "X-Forwarded-For";

// A phone's address is in no log.
bool is_here(const std::string& address) {
    static const std::array networks{outside::Network::parse("127.0.0.0/8"), outside::Network::parse("::1")};
    const auto parsed = outside::parse_address(address);
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

// Several such headers have no defined order, so they are ignored.
std::string client_of(const Front& front, const httplib::Request& request) {
    const auto& peer = request.remote_addr;
    const auto count = request.get_header_value_count(forwarded_for);
    if (count > 0 && !front.is_trusted(peer) && is_here(peer)) warn_once_of_proxy(peer);
    return front.client_of(peer, count == 1 ? request.get_header_value(forwarded_for) : "");
}

bool is_behind_tls(const Front& front, const httplib::Request& request) {
    if (front.public_url) return front.public_url->scheme == "https";
    return front.is_trusted(request.remote_addr) && request.get_header_value("X-Forwarded-Proto") == "https";
}

} // namespace zhiping::http
