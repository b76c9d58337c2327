#pragma once

#include "shared/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhiping {

// The code on a document or at a place: 80 random bits as 16 symbols of Crockford's base 32, and
// a check symbol. It names the thing that is evaluated and gives away nothing about it.
class Code {
public:
    // Small letters, spaces, hyphens, O for 0 and I or L for 1 are forgiven. Anything but 17
    // symbols with the right check symbol is refused.
    static Result<Code> parse(std::string_view typed);

    static Code from_random(const std::array<std::uint8_t, 10>& random);

    // The 17 symbols, as stored, sent and put into the address.
    const std::string& symbols() const { return m_symbols; }

    // For people: "7K3F-9QXM-2B4C-8D1E-5".
    std::string grouped() const;

    bool operator==(const Code&) const = default;

private:
    explicit Code(std::string symbols) : m_symbols(std::move(symbols)) {}

    std::string m_symbols;
};

} // namespace zhiping
