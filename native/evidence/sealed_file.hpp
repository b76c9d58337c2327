#pragma once

#include "native/files/folder.hpp"
#include "native/sealing/seal.hpp"

#include <functional>
#include <vector>

namespace zhiping::evidence {

// Appends to a sealed file. Only whole records are written, each once and in its place, so that nothing
// that was held before is ever touched; what does not fill a record yet is the rest, which its caller keeps
// elsewhere until more comes. Memory: two records.
class SealedWriter {
public:
    // `held` bytes of content are there: whole records in the file, and the rest. What the file has
    // beyond them was never acknowledged and is written over.
    SealedWriter(files::File&, const sealing::Seal&, std::uint64_t held, std::span<const std::uint8_t> rest);

    void append(std::span<const std::uint8_t>);
    void end(); // Writes the rest too, as the last record.

    std::uint64_t held() const { return m_held; }
    std::span<const std::uint8_t> rest() const { return m_rest; }
    std::uint64_t next_record() const { return m_held / sealing::record_bytes; } // Its number: the rest's.
    bool has_written() const { return m_has_written; }                           // Then the file must be synced.

private:
    void write_record(std::span<const std::uint8_t>, std::uint64_t number);

    files::File& m_file;
    const sealing::Seal& m_seal;
    std::uint64_t m_held;
    std::vector<std::uint8_t> m_rest;
    std::uint64_t m_first_unsynced; // The number of a record.
    std::vector<std::uint8_t> m_sealed;
    bool m_has_written = false;
};

// Reads the first `bytes` of the content, in order, by whole records. Throws DamagedFile when one is not
// what was written in its place.
void read_sealed(const files::File&, const sealing::Seal&, std::uint64_t bytes,
                 const std::function<void(std::span<const std::uint8_t>)>& take);

// Reads from any place of a file that is whole.
class SealedReader {
public:
    // Throws DamagedFile when the file is not exactly as long as `bytes` of content make it.
    SealedReader(const files::File&, const sealing::Seal&, std::uint64_t bytes);

    // From `offset` to the end of its record; valid until the next call. Precondition: offset < bytes.
    std::span<const std::uint8_t> read(std::uint64_t offset);

private:
    const files::File& m_file;
    const sealing::Seal m_seal;
    const std::uint64_t m_bytes;
    std::uint64_t m_opened = UINT64_MAX; // Which record is in m_record.
    std::vector<std::uint8_t> m_record;
    std::vector<std::uint8_t> m_sealed;
};

} // namespace zhiping::evidence
