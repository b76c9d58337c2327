#include "native/http/transport/front.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The last address first.
std::vector<std::string> hops_of(std::string_view rest) {
    std::vector<std::string> hops;
    for (auto comma = rest.find(','); comma != rest.npos; comma = rest.find(',')) {
        hops.emplace_back(trimmed(rest.substr(0, comma)));
        rest.remove_prefix(comma + 1);
    }
    hops.emplace_back(trimmed(rest));
    std::reverse(hops.begin(), hops.end());
    return hops;
}

} // namespace

bool Front::is_trusted(const std::string& address) const {
    const auto parsed = outside::parse_address(address);
    return parsed && std::any_of(trusted_proxies.begin(), trusted_proxies.end(),
                                 [&](const outside::Network& network) { return network.contains(*parsed); });
}

std::string Front::client_of(const std::string& peer, const std::string& forwarded) const {
    auto client = peer;
    for (const auto& hop : hops_of(forwarded)) {
        if (!is_trusted(client) || !outside::parse_address(hop)) break;
        client = hop;
    }
    return outside::counted_address(client);
}

} // namespace zhiping::http
