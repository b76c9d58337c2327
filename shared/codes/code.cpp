#include "shared/codes/code.hpp"

#include "shared/codes/check_symbol.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping {

namespace {

constexpr std::size_t code_symbols = 17;

} // namespace

Result<Code> Code::parse(std::string_view typed) {
    const auto symbols = read_base32(typed);
    if (!symbols || symbols->size() != code_symbols || !has_valid_check_symbol(*symbols))
        return invalid("code", Text::CodeNeeded);
    return Code{*symbols};
}

Code Code::from_random(const std::array<std::uint8_t, 10>& random) {
    auto symbols = to_base32(random);
    symbols += check_symbol(symbols);
    return Code{std::move(symbols)};
}

std::string Code::grouped() const {
    std::string grouped;
    for (std::size_t index = 0; index < m_symbols.size(); ++index) {
        if (index > 0 && index % 4 == 0) grouped += '-';
        grouped += m_symbols[index];
    }
    return grouped;
}

} // namespace zhiping
