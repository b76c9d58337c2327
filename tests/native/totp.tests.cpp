#include "native/sealing/totp.hpp"

#include "native/sealing/base32.hpp"

#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::sealing;
using namespace std::chrono_literals;

namespace {

std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// Of RFC 6238, appendix B.
const auto secret = bytes_of("12345678901234567890").first<totp_secret_bytes>();

Instant at(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }

} // namespace

TEST_CASE("Codes are those of RFC 6238") {
    struct Vector {
        std::int64_t seconds;
        std::string_view code;
    };
    for (const auto& [seconds, code] :
         {Vector{59, "94287082"}, Vector{1111111109, "07081804"}, Vector{1111111111, "14050471"},
          Vector{1234567890, "89005924"}, Vector{2000000000, "69279037"}, Vector{20000000000, "65353130"}})
        CHECK(totp_code(secret, totp_step(at(seconds)), 8) == code);
}

TEST_CASE("A clock off by 30 s is accepted, one off by 60 or 90 s is not") {
    const auto now = at(1800000000); // A step begins.
    for (const auto off : {-30s, 0s, 29s, 30s, 59s}) {
        INFO(off.count());
        CHECK(find_totp_step(secret, totp_code(secret, totp_step(now + off)), now) == totp_step(now + off));
    }
    for (const auto off : {-90s, -60s, -31s, 60s, 90s}) {
        INFO(off.count());
        CHECK_FALSE(find_totp_step(secret, totp_code(secret, totp_step(now + off)), now));
    }
}

TEST_CASE("What is not the code is refused, whatever it is") {
    const auto now = at(59);
    CHECK(find_totp_step(secret, "287082", now));
    for (const auto* code : {"", "287083", "28708", "2870820", " 287082", "94287082", "２８７０８２"})
        CHECK_FALSE(find_totp_step(secret, code, now));
    std::array<std::uint8_t, totp_secret_bytes> other;
    std::ranges::copy(secret, other.begin());
    other.back() ^= 1;
    CHECK_FALSE(find_totp_step(other, "287082", now));
}

TEST_CASE("Base32 is that of RFC 4648, without padding") {
    for (const auto& [text, written] : {std::pair{"", ""},
                                        {"f", "MY"},
                                        {"fo", "MZXQ"},
                                        {"foo", "MZXW6"},
                                        {"foob", "MZXW6YQ"},
                                        {"fooba", "MZXW6YTB"},
                                        {"foobar", "MZXW6YTBOI"}})
        CHECK(to_base32(bytes_of(text)) == written);
}

TEST_CASE("The address for a phone's app names the secret, and whose it is") {
    CHECK(totp_address(secret, "014537") ==
          "otpauth://totp/Zhiping:014537?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Zhiping");
}
