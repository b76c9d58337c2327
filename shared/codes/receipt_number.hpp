#pragma once

#include "shared/calendar/date.hpp"
#include "shared/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhiping {

// What the citizen keeps: ZP-YYYYMMDD-XXXXXXXX-C, the day of receipt in China, 40 random bits and
// a check symbol over both. It says nothing about who or how many.
class ReceiptNumber {
public:
    // The same slips as in a code are forgiven, and a missing "ZP" and missing hyphens.
    static Result<ReceiptNumber> parse(std::string_view typed);

    static ReceiptNumber from_random(Date received, const std::array<std::uint8_t, 5>& random);

    // "ZP-20261120-7K3F9QXM-4"
    const std::string& text() const { return m_text; }

    bool operator==(const ReceiptNumber&) const = default;

private:
    explicit ReceiptNumber(std::string_view symbols);

    std::string m_text;
};

} // namespace zhiping
