#include "shared/codes/receipt_number.hpp"

#include "shared/codes/check_symbol.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping {

namespace {

constexpr std::size_t date_symbols = 8;
constexpr std::size_t random_symbols = 8;

bool begins_with_a_date(const std::string& symbols) {
    return bool{parse_date(symbols.substr(0, 4) + "-" + symbols.substr(4, 2) + "-" + symbols.substr(6, 2))};
}

std::string_view without_prefix(std::string_view typed) {
    while (!typed.empty() && typed.front() == ' ') typed.remove_prefix(1);
    const bool has_prefix = typed.size() > 2 && (typed[0] | 0x20) == 'z' && (typed[1] | 0x20) == 'p';
    return has_prefix ? typed.substr(2) : typed;
}

} // namespace

ReceiptNumber::ReceiptNumber(std::string_view symbols)
    : m_text("ZP-" + std::string{symbols.substr(0, date_symbols)} + "-" +
             std::string{symbols.substr(date_symbols, random_symbols)} + "-" +
             std::string{symbols.substr(date_symbols + random_symbols)}) {}

Result<ReceiptNumber> ReceiptNumber::parse(std::string_view typed) {
    const auto symbols = read_base32(without_prefix(typed));
    if (!symbols || symbols->size() != date_symbols + random_symbols + 1 || !has_valid_check_symbol(*symbols) ||
        !begins_with_a_date(*symbols))
        return invalid("receipt", Text::ReceiptMalformed);
    return ReceiptNumber{*symbols};
}

ReceiptNumber ReceiptNumber::from_random(Date received, const std::array<std::uint8_t, 5>& random) {
    std::string symbols;
    for (const char character : to_string(received))
        if (character != '-') symbols += character;
    symbols += to_base32(random);
    return ReceiptNumber{symbols + check_symbol(symbols)};
}

} // namespace zhiping
