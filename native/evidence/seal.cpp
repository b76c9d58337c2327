#include "native/evidence/seal.hpp"

#include <algorithm>
#include <sodium.h>

namespace zhiping::evidence {

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(FileKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(seal_bytes == nonce_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);

void fill_random(std::span<std::uint8_t> bytes) {
    static const bool is_ready = sodium_init() >= 0;
    if (!is_ready) throw std::runtime_error{"libsodium cannot be used on this machine"};
    randombytes_buf(bytes.data(), bytes.size());
}

// What is sealed along with a record: where it belongs.
using Place = std::array<std::uint8_t, std::tuple_size_v<FileId> + 8>;

Place place_of(const FileId& id, std::uint64_t number) {
    Place place;
    std::copy(id.begin(), id.end(), place.begin());
    for (std::size_t byte = 0; byte < 8; ++byte) place[id.size() + byte] = static_cast<std::uint8_t>(number >> (8 * byte));
    return place;
}

} // namespace

FileKey FileKey::from_random() {
    FileKey key;
    fill_random(key.m_bytes);
    return key;
}

FileKey::FileKey(std::span<const std::uint8_t, size> bytes) { std::copy(bytes.begin(), bytes.end(), m_bytes.begin()); }

FileKey::~FileKey() { sodium_memzero(m_bytes.data(), m_bytes.size()); }

FileId random_file_id() {
    FileId id;
    fill_random(id);
    return id;
}

std::string file_name(const FileId& id) {
    std::string name(2 * id.size() + 1, '\0');
    sodium_bin2hex(name.data(), name.size(), id.data(), id.size());
    name.pop_back();
    return name;
}

std::uint64_t sealed_size(std::uint64_t content_bytes) {
    const auto records = (content_bytes + record_bytes - 1) / record_bytes;
    return content_bytes + records * seal_bytes;
}

void Seal::close(std::uint64_t number, std::span<const std::uint8_t> record, std::span<std::uint8_t> sealed) const {
    const auto place = place_of(id, number);
    const auto nonce = sealed.first(nonce_bytes);
    fill_random(nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, record.data(), record.size(),
                                               place.data(), place.size(), nullptr, nonce.data(), key.bytes().data());
}

bool Seal::open(std::uint64_t number, std::span<const std::uint8_t> sealed, std::span<std::uint8_t> record) const {
    if (sealed.size() != record.size() + seal_bytes) return false;
    const auto place = place_of(id, number);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(record.data(), nullptr, nullptr, sealed.data() + nonce_bytes,
                                                      sealed.size() - nonce_bytes, place.data(), place.size(),
                                                      sealed.data(), key.bytes().data()) == 0;
}

} // namespace zhiping::evidence
