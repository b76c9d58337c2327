#include "native/sealing/seal.hpp"

#include <catch_amalgamated.hpp>
#include <sodium.h>

#include <vector>

using namespace zhiping::sealing;

namespace {

using Bytes = std::vector<std::uint8_t>;

// The file's id and the record's number, as they are sealed with a record.
Bytes place_of(const FileId& id, std::uint64_t number) {
    Bytes place(id.begin(), id.end());
    for (int byte = 0; byte < 8; ++byte) place.push_back(static_cast<std::uint8_t>(number >> (8 * byte)));
    return place;
}

} // namespace

TEST_CASE("A sealed record is XChaCha20-Poly1305 as libsodium has it, in both directions") {
    const Seal seal{random_file_id(), FileKey::from_random()};
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{1000}, record_bytes}) {
        const Bytes record(size, 'r');
        const auto number = size * 1'000'000'007;
        const auto place = place_of(seal.id, number);
        Bytes sealed(size + seal_bytes), opened(size);
        seal.close(number, record, sealed);
        REQUIRE(crypto_aead_xchacha20poly1305_ietf_decrypt(opened.data(), nullptr, nullptr, sealed.data() + 24,
                                                           size + 16, place.data(), place.size(), sealed.data(),
                                                           seal.key.bytes().data()) == 0);
        CHECK(opened == record);

        randombytes_buf(sealed.data(), 24);
        crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + 24, nullptr, record.data(), size, place.data(),
                                                   place.size(), nullptr, sealed.data(), seal.key.bytes().data());
        CHECK(seal.open(number, sealed, opened));
        CHECK(opened == record);
        CHECK_FALSE(seal.open(number + 1, sealed, opened));
        sealed.back() ^= 1;
        CHECK_FALSE(seal.open(number, sealed, opened));
    }
}

TEST_CASE("Sealing twice gives other bytes, and what is too short or too long for a record does not open") {
    const Seal seal{random_file_id(), FileKey::from_random()};
    const Bytes record(100, 'r');
    Bytes one(140), other(140), opened(100);
    seal.close(1, record, one);
    seal.close(1, record, other);
    CHECK(one != other);
    for (const std::size_t size : {std::size_t{0}, std::size_t{39}, std::size_t{139}, std::size_t{141}}) {
        one.resize(size);
        CHECK_FALSE(seal.open(1, one, opened));
    }
}
