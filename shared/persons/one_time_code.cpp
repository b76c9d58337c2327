#include "shared/persons/one_time_code.hpp"

#include "shared/persons/typed_digit.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

namespace zhiping {

namespace {

constexpr std::size_t code_digits = 6;

bool is_filler(char32_t sign) { return sign == ' ' || sign == '-' || sign == 0xA0 || sign == 0x3000; }

} // namespace

Result<OneTimeCode> OneTimeCode::parse(std::string_view typed) {
    const Error malformed{ErrorCode::Invalid, Text::OneTimeCodeMalformed, "one_time_code"};
    std::string digits;
    while (!typed.empty()) {
        const auto sign = take_code_point(typed);
        if (!sign) return malformed;
        if (is_filler(*sign)) continue;
        const auto digit = typed_digit(*sign);
        if (!digit || digits.size() == code_digits) return malformed;
        digits += *digit;
    }
    if (digits.size() != code_digits) return malformed;
    return OneTimeCode{std::move(digits)};
}

OneTimeCode OneTimeCode::from_number(std::uint32_t number) {
    auto digits = std::to_string(number);
    return OneTimeCode{std::string(code_digits - digits.size(), '0') + digits};
}

} // namespace zhiping
