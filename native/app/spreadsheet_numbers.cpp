#include "native/app/spreadsheet_numbers.hpp"

#include <algorithm>
#include <string_view>

namespace zhiping::app {

namespace {

constexpr std::size_t kept_digits = 15; // A double's (IEEE 754).
constexpr std::string_view digits = "0123456789";

bool is_number(std::string_view text) { return !text.empty() && text.find_first_not_of(digits) == text.npos; }

// Digits, perhaps with one point or comma among them, then E and an exponent with its sign.
bool is_shortened(std::string_view number) {
    const auto exponent = number.find_first_of("Ee");
    if (exponent == number.npos || exponent + 2 >= number.size()) return false;
    const auto sign = number[exponent + 1];
    if (sign != '+' && sign != '-') return false;
    std::string mantissa{number.substr(0, exponent)};
    if (const auto point = mantissa.find_first_of(".,"); point != mantissa.npos) mantissa.erase(point, 1);
    return is_number(mantissa) && is_number(number.substr(exponent + 2));
}

bool is_long(std::string_view number) { return is_number(number) && number.size() > kept_digits; }

bool is_rounded(std::string_view number) {
    return is_long(number) && number.find_first_not_of('0', kept_digits) == number.npos;
}

} // namespace

std::optional<BadRow> find_shortened_number(const std::vector<store::NewCode>& codes) {
    for (std::size_t row = 0; row < codes.size(); ++row)
        if (is_shortened(codes[row].document_number))
            return BadRow{row, "document_number " + codes[row].document_number +
                                   " was shortened by a spreadsheet: format the column as text, enter the numbers "
                                   "again and export it"};
    return std::nullopt;
}

bool have_rounded_numbers(const std::vector<store::NewCode>& codes) {
    const auto count = [&](auto is_such) {
        return std::ranges::count_if(codes, [&](const auto& code) { return is_such(code.document_number); });
    };
    const auto rounded = count(is_rounded);
    return rounded >= 2 && 2 * rounded > count(is_long);
}

} // namespace zhiping::app
