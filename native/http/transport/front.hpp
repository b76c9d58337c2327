#pragma once

#include "native/outside/network.hpp"
#include "shared/wire/origin.hpp"

#include <vector>

namespace zhiping::http {

// What stands between the phones and this server. By default nobody does, and no header says anything.
struct Front {
    std::vector<outside::Network> trusted_proxies = {};
    std::optional<wire::Origin> public_url = {}; // Under which phones reach the server.

    bool is_trusted(const std::string& address) const;

    // Who asks, as limits count: the last address that a trusted hop added to X-Forwarded-For, and the other end of
    // the connection where that is not trusted. `forwarded` is the value of that header, empty without one.
    std::string client_of(const std::string& peer, const std::string& forwarded) const;
};

} // namespace zhiping::http
