#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace zhiping::sealing {

// A file, a key or a hash is not what was stored. what() names the file, for the operator.
class DamagedFile : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A key that is wiped when nobody needs it any more.
class FileKey {
public:
    static constexpr std::size_t size = 32;

    static FileKey from_random();
    explicit FileKey(std::span<const std::uint8_t, size>);
    ~FileKey();
    FileKey(const FileKey&) = default;
    FileKey& operator=(const FileKey&) = default;

    std::span<const std::uint8_t, size> bytes() const { return m_bytes; }
    std::span<std::uint8_t, size> bytes() { return m_bytes; }

private:
    FileKey() = default;
    std::array<std::uint8_t, size> m_bytes;
};

using FileId = std::array<std::uint8_t, 16>;

FileId random_file_id();

// What the file is called: its id in hexadecimal digits, which says nothing about its content.
std::string file_name(const FileId&);

// Of what file_name() wrote; nullopt for all else.
std::optional<FileId> file_id_of(std::string_view name);

// A file is a row of records, each sealed by itself with XChaCha20-Poly1305 and a nonce of its own. All
// but the last hold record_bytes. The file's id and the record's number are sealed with it, so that
// no record opens in another place or file; how long the file must be is known from the database.
inline constexpr std::size_t record_bytes = 64 * 1024;
inline constexpr std::size_t seal_bytes = 24 + 16; // The nonce before a record and its tag after it.

// How long a file with so many bytes of content is.
std::uint64_t sealed_size(std::uint64_t content_bytes);

struct Seal {
    FileId id;
    FileKey key;

    // Precondition: `sealed` is seal_bytes longer than `record`.
    void close(std::uint64_t number, std::span<const std::uint8_t> record, std::span<std::uint8_t> sealed) const;

    // False when it is not what close() made of this number; then `record` holds nothing.
    [[nodiscard]] bool open(std::uint64_t number, std::span<const std::uint8_t> sealed,
                            std::span<std::uint8_t> record) const;
};

} // namespace zhiping::sealing
