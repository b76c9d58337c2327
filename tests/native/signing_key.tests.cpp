#include "native/sealing/signing_key.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::sealing;

namespace {

const auto today = parse_date("2026-11-20").value();

std::array<std::uint8_t, 32> from_hex(std::string_view digits) {
    std::array<std::uint8_t, 32> bytes;
    for (std::size_t index = 0; index < bytes.size(); ++index)
        bytes[index] = static_cast<std::uint8_t>(std::stoi(std::string{digits.substr(2 * index, 2)}, nullptr, 16));
    return bytes;
}

SigningKey first_of_rfc() {
    return {"0123456789abcdef", today,
            FileKey{from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")}};
}

} // namespace

TEST_CASE("Keys and signatures are those of RFC 8032, section 7.1, test 1") {
    const auto key = first_of_rfc();
    CHECK(key.public_key().bytes == from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    const auto signature = key.sign("");
    const auto half = from_hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155");
    CHECK(std::ranges::equal(half, std::span{signature}.first(32)));
}

TEST_CASE("A signature is refused for other words, by another key, and when one bit of it is another") {
    const auto key = first_of_rfc();
    const SigningKey other{"fedcba9876543210", today, FileKey::from_random()};
    auto signature = key.sign("words");
    CHECK(is_signed_by(key.public_key(), "words", signature));
    CHECK_FALSE(is_signed_by(key.public_key(), "worda", signature));
    CHECK_FALSE(is_signed_by(key.public_key(), "", signature));
    CHECK_FALSE(is_signed_by(other.public_key(), "words", signature));
    CHECK(key.sign("words") == signature);
    for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit) {
        signature[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        CHECK_FALSE(is_signed_by(key.public_key(), "words", signature));
        signature[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    }
}

TEST_CASE("A public key is written as openssl reads it") {
    CHECK(to_pem(first_of_rfc().public_key()) == "-----BEGIN PUBLIC KEY-----\n"
                                                 "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                                                 "-----END PUBLIC KEY-----\n");
}
