#include "shared/codes/query_code.hpp"

#include "shared/codes/check_symbol.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;

namespace {

const auto malformed = invalid("query_code", Text::QueryCodeMalformed);

QueryCode some_query_code() {
    return QueryCode::from_bits({0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF});
}

} // namespace

TEST_CASE("A query code is its first 45 bits and a check symbol, in two groups of five") {
    const std::string symbols = "012345678";
    CHECK(some_query_code().text() == std::string{"01234-5678"} + check_symbol(symbols));
    CHECK(QueryCode::from_bits({0x00, 0x44, 0x32, 0x14, 0xC7, 0x47, 0xFF, 0xFF, 0xFF, 0xFF}) == some_query_code());
    CHECK(*QueryCode::parse(some_query_code().text()) == some_query_code());
}

TEST_CASE("A query code is read without its hyphen, with spaces, in small letters and with symbols that look alike") {
    const std::string check(1, some_query_code().text().back());
    for (const auto* typed :
         {"01234-5678", "012345678", " 01 23 45 678 ", "o1234 5678", "OI234-5678", "-0l234--5678-"}) {
        CAPTURE(typed);
        CHECK(*QueryCode::parse(typed + check) == some_query_code());
    }
    const auto letters = QueryCode::from_bits({0xAB, 0xCD, 0xEF, 0xAB, 0xCD, 0xEF, 0xAB, 0xCD, 0xEF, 0xAB}).text();
    auto small = letters;
    for (auto& symbol : small)
        if (symbol >= 'A' && symbol <= 'Z') symbol = static_cast<char>(symbol | 0x20);
    CHECK(QueryCode::parse(small)->text() == letters);
}

TEST_CASE("Every wrong symbol and every swap in a query code is caught") {
    const auto text = some_query_code().text();
    for (std::size_t left = 0; left < text.size(); ++left) {
        if (text[left] == '-') continue;
        for (const char wrong : base32_alphabet) {
            auto changed = text;
            changed[left] = wrong;
            CHECK(bool{QueryCode::parse(changed)} == (changed == text));
        }
        for (std::size_t right = left + 1; right < text.size(); ++right) {
            auto changed = text;
            if (text[right] != '-') std::swap(changed[left], changed[right]);
            CHECK(bool{QueryCode::parse(changed)} == (changed == text));
        }
    }
}

TEST_CASE("Anything else is not a query code") {
    const auto text = some_query_code().text();
    for (std::size_t length = 0; length < text.size(); ++length)
        CHECK(refusal(QueryCode::parse(text.substr(0, length))) == malformed);
    for (const auto& typed : {text + "0", "0" + text, text + "\n", text + text, std::string("查询码"),
                              std::string("U1234-56789"), std::string(100'000, '2')})
        CHECK(refusal(QueryCode::parse(typed)) == malformed);
}
