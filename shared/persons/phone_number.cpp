#include "shared/persons/phone_number.hpp"

#include "shared/persons/typed_digit.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <optional>

namespace zhiping {

namespace {

constexpr std::size_t min_digits = 7; // The shortest that are in use with their country's code.
constexpr std::size_t max_digits = 15;
constexpr std::string_view china = "86";
constexpr std::size_t china_digits = 11;
constexpr std::size_t shown_of_china = 4;
constexpr std::size_t shown_of_others = 2; // There are numbers of seven digits.

Error malformed() { return {ErrorCode::Invalid, Text::PhoneMalformed, "phone"}; }

bool is_filler(char32_t sign) {
    constexpr std::u32string_view fillers =
        U" \t\u00A0\u3000\u202A\u202C\u2060\uFEFF-\u2010\u2011\u2012\u2013\uFF0D().\uFF08\uFF09";
    return fillers.find(sign) != std::u32string_view::npos;
}

// Its digits, and a + before them when one was typed; nullopt when there is anything else.
std::optional<std::string> digits_of(std::string_view typed) {
    std::string digits;
    while (!typed.empty()) {
        const auto sign = take_code_point(typed);
        if (!sign || digits.size() > 2 * max_digits) return std::nullopt;
        if (is_filler(*sign)) continue;
        if (const auto digit = typed_digit(*sign))
            digits += *digit;
        else if ((*sign == '+' || *sign == 0xFF0B) && digits.empty())
            digits += '+';
        else
            return std::nullopt;
    }
    return digits;
}

bool is_chinese_mobile(std::string_view digits) {
    return digits.size() == china_digits && digits[0] == '1' && digits[1] >= '3';
}

// With its country's code and nothing before that; empty when it has none.
std::string international(std::string digits) {
    if (digits.starts_with('+')) return digits.substr(1);
    if (digits.starts_with("00")) return digits.substr(2);
    if (is_chinese_mobile(digits)) return std::string{china} + digits;
    if (digits.starts_with(china) && is_chinese_mobile(digits.substr(china.size()))) return digits;
    return {};
}

} // namespace

Result<PhoneNumber> PhoneNumber::parse(std::string_view typed) {
    const auto digits = digits_of(typed);
    if (!digits) return malformed();
    const auto number = international(*digits);
    if (number.size() < min_digits || number.size() > max_digits || number[0] == '0') return malformed();
    if (number.starts_with(china) && !is_chinese_mobile(std::string_view{number}.substr(china.size())))
        return malformed();
    return PhoneNumber{"+" + number};
}

std::string PhoneNumber::masked() const {
    const auto last = [&](std::size_t shown) { return "****" + m_text.substr(m_text.size() - shown); };
    const auto prefix = "+" + std::string{china};
    if (m_text.starts_with(prefix)) return m_text.substr(prefix.size(), 3) + last(shown_of_china);
    return m_text.substr(0, 3) + " " + last(shown_of_others);
}

} // namespace zhiping
