#include "native/sealing/seal.hpp"

#include "native/sealing/chacha20_poly1305.hpp"

#include <algorithm>
#include <sodium.h>

namespace zhiping::sealing {

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(FileKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(seal_bytes == nonce_bytes + chacha20_poly1305::tag_bytes);

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
    for (std::size_t byte = 0; byte < 8; ++byte)
        place[id.size() + byte] = static_cast<std::uint8_t>(number >> (8 * byte));
    return place;
}

// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): HChaCha20 makes a key of the first 16 bytes of the nonce, and the other
// 8 are the nonce of ChaCha20-Poly1305.
class RecordKey {
public:
    RecordKey(const FileKey& key, std::span<const std::uint8_t> nonce) {
        crypto_core_hchacha20(m_key.data(), nonce.data(), key.bytes().data(), nullptr);
        std::copy(nonce.begin() + crypto_core_hchacha20_INPUTBYTES, nonce.end(), m_nonce.begin() + 4);
    }
    ~RecordKey() { sodium_memzero(m_key.data(), m_key.size()); }
    RecordKey(const RecordKey&) = delete;
    RecordKey& operator=(const RecordKey&) = delete;

    chacha20_poly1305::Key key() const { return {m_key, m_nonce}; }

private:
    std::array<std::uint8_t, chacha20_poly1305::key_bytes> m_key;
    std::array<std::uint8_t, chacha20_poly1305::nonce_bytes> m_nonce{};
};

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

std::optional<FileId> file_id_of(std::string_view name) {
    FileId id;
    std::size_t length = 0;
    const bool is_id = sodium_hex2bin(id.data(), id.size(), name.data(), name.size(), nullptr, &length, nullptr) == 0 &&
                       length == id.size();
    return is_id ? std::optional{id} : std::nullopt;
}

std::uint64_t sealed_size(std::uint64_t content_bytes) {
    const auto records = (content_bytes + record_bytes - 1) / record_bytes;
    return content_bytes + records * seal_bytes;
}

void Seal::close(std::uint64_t number, std::span<const std::uint8_t> record, std::span<std::uint8_t> sealed) const {
    const auto place = place_of(id, number);
    const auto nonce = sealed.first(nonce_bytes);
    fill_random(nonce);
    const RecordKey derived{key, nonce};
    chacha20_poly1305::close(derived.key(), place, record, sealed.subspan(nonce_bytes));
}

bool Seal::open(std::uint64_t number, std::span<const std::uint8_t> sealed, std::span<std::uint8_t> record) const {
    if (sealed.size() != record.size() + seal_bytes) return false;
    const auto place = place_of(id, number);
    const RecordKey derived{key, sealed.first(nonce_bytes)};
    return chacha20_poly1305::open(derived.key(), place, sealed.subspan(nonce_bytes), record);
}

} // namespace zhiping::sealing
