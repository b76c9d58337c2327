#include "shared/codes/query_code.hpp"

#include "shared/codes/check_symbol.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping {

namespace {

constexpr std::size_t group_symbols = 5;
constexpr std::size_t code_symbols = 2 * group_symbols;

} // namespace

QueryCode::QueryCode(std::string_view symbols)
    : m_text(std::string{symbols.substr(0, group_symbols)} + "-" + std::string{symbols.substr(group_symbols)}) {}

Result<QueryCode> QueryCode::parse(std::string_view typed) {
    const auto symbols = read_base32(typed);
    if (!symbols || symbols->size() != code_symbols || !has_valid_check_symbol(*symbols))
        return invalid("query_code", Text::QueryCodeMalformed);
    return QueryCode{*symbols};
}

QueryCode QueryCode::from_bits(const std::array<std::uint8_t, 10>& bits) {
    auto symbols = to_base32(bits).substr(0, code_symbols - 1);
    symbols += check_symbol(symbols);
    return QueryCode{symbols};
}

} // namespace zhiping
