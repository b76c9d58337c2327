#include "native/sealing/person_key.hpp"

#include <catch_amalgamated.hpp>
#include <set>

using namespace zhiping;
using namespace zhiping::sealing;

namespace {

PersonKey key_of(std::uint8_t byte) {
    std::array<std::uint8_t, FileKey::size> bytes;
    bytes.fill(byte);
    return {FileKey{bytes}};
}

PhoneNumber number(std::string_view typed) { return PhoneNumber::parse(typed).value(); }
OneTimeCode code(std::string_view typed) { return OneTimeCode::parse(typed).value(); }

const std::string name = "张三丰 +8613812345678";

std::vector<std::uint8_t> sealed(const Seal& seal) {
    const std::span record{reinterpret_cast<const std::uint8_t*>(name.data()), name.size()};
    std::vector<std::uint8_t> bytes(record.size() + seal_bytes);
    seal.close(0, record, bytes);
    return bytes;
}

std::string opened(const Seal& seal, const std::vector<std::uint8_t>& bytes) {
    std::vector<std::uint8_t> record(bytes.size() - seal_bytes);
    return seal.open(0, bytes, record) ? std::string{record.begin(), record.end()} : "closed";
}

} // namespace

TEST_CASE("A number is found by the same digest however it was typed, and by another under another key") {
    const auto digest = digest_of(key_of(7), number("138 1234 5678"));
    CHECK(digest == digest_of(key_of(7), number("+86-13812345678")));
    CHECK(digest != digest_of(key_of(8), number("13812345678")));
    CHECK(digest != digest_of(key_of(7), number("13812345679")));
}

TEST_CASE("The digest of an openid is of one mini-program alone, and of nothing else that is called alike") {
    const auto digest = digest_of_openid(key_of(7), "wx1", "openid");
    CHECK(digest == digest_of_openid(key_of(7), "wx1", "openid"));
    CHECK(digest != digest_of_openid(key_of(7), "wx2", "openid"));
    CHECK(digest != digest_of_openid(key_of(7), "wx1", "openid2"));
    CHECK(digest != digest_of_openid(key_of(8), "wx1", "openid"));
    CHECK(digest != digest_of_device(key_of(7), "wx1 openid"));
}

TEST_CASE("The digest of a code is of one message alone") {
    std::set<PersonDigest> digests;
    for (const auto* id : {"a", "b"})
        for (const auto* digits : {"000000", "000001"}) digests.insert(digest_of(key_of(7), id, code(digits)));
    digests.insert(digest_of(key_of(8), "a", code("000000")));
    CHECK(digests.size() == 5);
}

TEST_CASE("What is personal opens with its own key and in its own place only, and never looks alike") {
    const auto place = random_file_id();
    const auto bytes = sealed(seal_of(key_of(7), place));
    CHECK(opened(seal_of(key_of(7), place), bytes) == name);
    CHECK(opened(seal_of(key_of(8), place), bytes) == "closed");
    CHECK(opened(seal_of(key_of(7), random_file_id()), bytes) == "closed");
    CHECK(sealed(seal_of(key_of(7), place)) != bytes);
    CHECK(std::string{bytes.begin(), bytes.end()}.find("138") == std::string::npos);
}
