#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhiping::outside {

// An IPv6 address, or an IPv4 address as IPv6 writes it (RFC 4291, section 2.5.5.2).
struct NetworkAddress {
    std::array<std::uint8_t, 16> bytes;

    bool operator==(const NetworkAddress&) const = default;
};

// "192.0.2.7", "2001:db8::7"; proxies write "192.0.2.7:4711", "[2001:db8::7]" and "[2001:db8::7]:4711" too.
std::optional<NetworkAddress> parse_address(std::string_view);

// What limits count as one: an IPv4 address, or the first 64 bits of an IPv6 address, because one subscriber has all
// addresses of such a prefix. What is no address stays as it is.
std::string counted_address(const std::string& address);

// All addresses that begin alike.
class Network {
public:
    // "192.0.2.7", "10.0.0.0/8", "2001:db8::/32". Nullopt for anything else, and when there are bits after the prefix.
    static std::optional<Network> parse(std::string_view);

    bool contains(const NetworkAddress&) const;

private:
    Network(const NetworkAddress& first, int bits) : m_first(first), m_bits(bits) {}

    NetworkAddress m_first;
    int m_bits; // Of the 128.
};

} // namespace zhiping::outside
