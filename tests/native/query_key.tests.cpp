#include "native/sealing/query_key.hpp"

#include <catch_amalgamated.hpp>
#include <set>

using namespace zhiping;
using namespace zhiping::sealing;

namespace {

ReceiptNumber number(std::uint8_t last) {
    return ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, last});
}

QueryKey key_of(std::uint8_t byte) {
    std::array<std::uint8_t, FileKey::size> bytes;
    bytes.fill(byte);
    return {FileKey{bytes}};
}

} // namespace

TEST_CASE("The query code of a receipt is always the same, because it stands on paper") {
    // Reckoned by another implementation: BLAKE2b with this key, of 16 bytes, over "query code ZP-20261120-04106105-X".
    CHECK(query_code_of(key_of(7), number(5)).text() == "G4TR0-FBCNY");
}

TEST_CASE("Another key or another receipt makes another query code") {
    std::set<std::string> codes;
    for (int last = 0; last < 200; ++last)
        codes.insert(query_code_of(key_of(7), number(static_cast<std::uint8_t>(last))).text());
    CHECK(codes.size() == 200);
    CHECK(query_code_of(key_of(8), number(5)) != query_code_of(key_of(7), number(5)));
}

TEST_CASE("Only a receipt's own query code is its query code") {
    const auto key = key_of(7);
    CHECK(is_query_code_of(key, number(5), query_code_of(key, number(5))));
    CHECK_FALSE(is_query_code_of(key, number(5), query_code_of(key, number(6))));
    CHECK_FALSE(is_query_code_of(key, number(5), query_code_of(key_of(8), number(5))));
}
