#pragma once

#include "shared/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhiping {

// What opens an evaluation together with its receipt number, without a link (查询码): 45 bits as 9 symbols of
// Crockford's base 32, and a check symbol. It is short enough to be read out over a telephone, so guesses must be
// limited.
class QueryCode {
public:
    // The same slips as in a code are forgiven. Anything but 10 symbols with the right check symbol is refused.
    static Result<QueryCode> parse(std::string_view typed);

    // Its first 45 bits.
    static QueryCode from_bits(const std::array<std::uint8_t, 10>& bits);

    // "7K3F9-QXM4A"
    const std::string& text() const { return m_text; }

    // Not for what a stranger typed: it takes longer the more is right (native/sealing/query_key.hpp).
    bool operator==(const QueryCode&) const = default;

private:
    explicit QueryCode(std::string_view symbols);

    std::string m_text;
};

} // namespace zhiping
