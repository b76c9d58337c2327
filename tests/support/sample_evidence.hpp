#pragma once

#include "native/app/append_to_upload.hpp"
#include "native/app/create_upload.hpp"
#include "native/app/read_upload.hpp"
#include "native/evidence/vault.hpp"
#include "tests/support/forgetful_folder.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <random>

namespace zhiping::tests {

using Bytes = std::vector<std::uint8_t>;

// A photo, as far as its first bytes say; the rest is by chance, the same for the same seed.
inline Bytes sample_photo(std::size_t size, std::uint32_t seed = 1) {
    std::mt19937 random{seed};
    Bytes bytes(size);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    constexpr std::array<std::uint8_t, 4> jpeg{0xFF, 0xD8, 0xFF, 0xE0};
    std::copy_n(jpeg.begin(), std::min(size, jpeg.size()), bytes.begin());
    return bytes;
}

inline Bytes sample_video(std::size_t size, std::uint32_t seed = 1) {
    auto bytes = sample_photo(size, seed);
    constexpr std::string_view mp4{"\0\0\0\x18"
                                   "ftypmp42\0\0\0\0"
                                   "mp42isom",
                                   24};
    std::copy_n(mp4.begin(), std::min(size, mp4.size()), bytes.begin());
    return bytes;
}

inline sealing::KeyRing sample_keys() {
    sealing::KeyRing keys;
    keys.add_newest(parse_date("2026-11-20").value());
    return keys;
}

// A part that comes whole, in pieces as a socket gives them; `breaks_after` bytes of it when it breaks off.
inline app::UploadPart sample_part(std::uint64_t offset, std::span<const std::uint8_t> bytes,
                                   std::optional<std::size_t> breaks_after = {}, std::size_t piece = 16 * 1024) {
    const auto arriving = bytes.first(breaks_after.value_or(bytes.size()));
    return {.offset = offset, .read = [=](const app::UploadPart::Take& take) {
                for (std::size_t at = 0; at < arriving.size(); at += piece)
                    if (!take(arriving.subspan(at, std::min(piece, arriving.size() - at)))) return false;
                return !breaks_after;
            }};
}

// A store and a disk of evidence that forgets what is not synced.
struct EvidenceHouse {
    TemporaryFolder place;
    store::Store store{place.path() / "zhiping.db"};
    Code code = fill_with_samples(store);
    ForgetfulDisk disk;
    sealing::KeyRing keys = sample_keys();
    std::optional<evidence::Vault> vault;

    explicit EvidenceHouse(const evidence::Quotas& quotas = {}) { open(quotas); }

    // As after a restart: nothing is known but what is stored.
    void open(const evidence::Quotas& quotas = {}) {
        vault.emplace(std::make_unique<ForgetfulFolder>(disk), keys, quotas);
    }

    Result<app::CreatedUpload> create(std::uint64_t size, Instant now = sample_now,
                                      const std::string& address = "192.0.2.1") {
        return app::create_upload(store, *vault, {code, size, address}, sample_secret, now, chance);
    }
    Result<app::UploadState> append(const UploadId& id, const app::UploadPart& part, Instant now = sample_now,
                                    const Secret& secret = sample_secret) {
        return app::append_to_upload(store, *vault, id, secret, part, now);
    }
    Result<app::UploadState> read(const UploadId& id, Instant now = sample_now, const Secret& secret = sample_secret) {
        return app::read_upload(store, id, secret, now);
    }

    // A file that is held whole.
    UploadId upload(std::span<const std::uint8_t> content) {
        const auto created = create(content.size()).value();
        if (append(created.id, sample_part(0, content)).value().held != content.size())
            throw std::logic_error{"not held"};
        return created.id;
    }

    store::FoundUpload stored(const UploadId& id) {
        return store
            .read([&](store::Database& database) { return store::find_upload(database, store::digest(id.digits())); })
            .value();
    }
};

} // namespace zhiping::tests
