#include "native/outside/network.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace zhiping::outside {

namespace {

constexpr std::array<std::uint8_t, 12> ipv4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int ipv4_bits = 96; // Before those of the IPv4 address.
constexpr int line_bits = 64;

std::string without_port(std::string_view text) {
    if (text.starts_with('[')) return std::string{text.substr(1, text.find(']') - 1)};
    const bool is_ipv4_with_port = std::count(text.begin(), text.end(), ':') == 1;
    return std::string{is_ipv4_with_port ? text.substr(0, text.find(':')) : text};
}

bool is_ipv4(const NetworkAddress& address) {
    return std::equal(ipv4_prefix.begin(), ipv4_prefix.end(), address.bytes.begin());
}

bool bit_of(const NetworkAddress& address, int index) {
    return (address.bytes[static_cast<std::size_t>(index / 8)] >> (7 - index % 8) & 1) != 0;
}

std::optional<int> parse_bits(std::string_view digits, int most) {
    int bits = -1;
    const auto [stop, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (problem != std::errc{} || stop != digits.data() + digits.size() || bits < 0 || bits > most) return std::nullopt;
    return bits;
}

std::string to_string(const NetworkAddress& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(AF_INET6, address.bytes.data(), text.data(), text.size());
    return text.data();
}

} // namespace

std::optional<NetworkAddress> parse_address(std::string_view text) {
    const auto address = without_port(text);
    NetworkAddress parsed{};
    if (::inet_pton(AF_INET6, address.c_str(), parsed.bytes.data()) == 1) return parsed;
    std::copy(ipv4_prefix.begin(), ipv4_prefix.end(), parsed.bytes.begin());
    if (::inet_pton(AF_INET, address.c_str(), parsed.bytes.data() + ipv4_prefix.size()) == 1) return parsed;
    return std::nullopt;
}

std::string counted_address(const std::string& address) {
    auto parsed = parse_address(address);
    if (!parsed) return address;
    if (!is_ipv4(*parsed)) std::fill(parsed->bytes.begin() + line_bits / 8, parsed->bytes.end(), std::uint8_t{0});
    return to_string(*parsed);
}

std::optional<Network> Network::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto written = text.substr(0, slash);
    const auto first = parse_address(written);
    if (!first || written.find_first_not_of("0123456789abcdefABCDEF.:") != written.npos) return std::nullopt;
    if (without_port(written) != written) return std::nullopt;
    const bool is_short = is_ipv4(*first) && written.find(':') == written.npos;
    auto bits = std::optional{is_short ? 32 : 128};
    if (slash != text.npos) bits = parse_bits(text.substr(slash + 1), *bits);
    if (!bits) return std::nullopt;
    const int all = is_short ? ipv4_bits + *bits : *bits;
    for (int index = all; index < 128; ++index)
        if (bit_of(*first, index)) return std::nullopt;
    return Network{*first, all};
}

bool Network::contains(const NetworkAddress& address) const {
    for (int index = 0; index < m_bits; ++index)
        if (bit_of(address, index) != bit_of(m_first, index)) return false;
    return true;
}

} // namespace zhiping::outside
