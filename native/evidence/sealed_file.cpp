#include "native/evidence/sealed_file.hpp"

#include <algorithm>

namespace zhiping::evidence {

using sealing::DamagedFile;
using sealing::record_bytes;
using sealing::Seal;
using sealing::seal_bytes;

namespace {

// After so many bytes the disk starts writing while more arrive.
constexpr std::uint64_t records_at_once = 16;

constexpr std::uint64_t place_of(std::uint64_t record) { return record * (record_bytes + seal_bytes); }

// Reads a record of so many bytes into `record`; `sealed` is room for it on the way.
void read_record(const files::File& file, const Seal& seal, std::uint64_t number, std::size_t bytes,
                 std::vector<std::uint8_t>& sealed, std::vector<std::uint8_t>& record) {
    sealed.resize(bytes + seal_bytes);
    record.resize(bytes);
    const auto count = file.read_at(place_of(number), sealed);
    if (count < sealed.size() || !seal.open(number, sealed, record))
        throw DamagedFile{"record " + std::to_string(number) + " of file " + sealing::file_name(seal.id) +
                          (count < sealed.size() ? " is cut off" : " is not what was written there")};
}

std::size_t bytes_of_record(std::uint64_t number, std::uint64_t content_bytes) {
    return static_cast<std::size_t>(std::min<std::uint64_t>(record_bytes, content_bytes - number * record_bytes));
}

} // namespace

SealedWriter::SealedWriter(files::File& file, const Seal& seal, std::uint64_t held, std::span<const std::uint8_t> rest)
    : m_file(file), m_seal(seal), m_held(held), m_rest(rest.begin(), rest.end()),
      m_first_unsynced(held / record_bytes) {
    m_rest.reserve(record_bytes);
    m_sealed.reserve(record_bytes + seal_bytes);
}

void SealedWriter::append(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto taken = bytes.first(std::min(bytes.size(), record_bytes - m_rest.size()));
        const auto number = next_record();
        bytes = bytes.subspan(taken.size());
        m_held += taken.size();
        if (taken.size() == record_bytes) { // Needs no copy.
            write_record(taken, number);
            continue;
        }
        m_rest.insert(m_rest.end(), taken.begin(), taken.end());
        if (m_rest.size() < record_bytes) continue;
        write_record(m_rest, number);
        m_rest.clear();
    }
}

void SealedWriter::end() {
    if (!m_rest.empty()) write_record(m_rest, next_record());
    m_rest.clear();
}

void SealedWriter::write_record(std::span<const std::uint8_t> record, std::uint64_t number) {
    m_sealed.resize(record.size() + seal_bytes);
    m_seal.close(number, record, m_sealed);
    m_file.write_at(place_of(number), m_sealed);
    m_has_written = true;
    if (number + 1 - m_first_unsynced < records_at_once) return;
    m_file.begin_sync(place_of(m_first_unsynced), place_of(number + 1 - m_first_unsynced));
    m_first_unsynced = number + 1;
}

void read_sealed(const files::File& file, const Seal& seal, std::uint64_t bytes,
                 const std::function<void(std::span<const std::uint8_t>)>& take) {
    std::vector<std::uint8_t> sealed, record;
    for (std::uint64_t number = 0; number * record_bytes < bytes; ++number) {
        read_record(file, seal, number, bytes_of_record(number, bytes), sealed, record);
        take(record);
    }
}

SealedReader::SealedReader(const files::File& file, const Seal& seal, std::uint64_t bytes)
    : m_file(file), m_seal(seal), m_bytes(bytes) {
    if (const auto size = file.size(); size != sealing::sealed_size(bytes))
        throw DamagedFile{"file " + sealing::file_name(seal.id) + " has " + std::to_string(size) +
                          " bytes instead of " + std::to_string(sealing::sealed_size(bytes))};
}

std::span<const std::uint8_t> SealedReader::read(std::uint64_t offset) {
    const auto number = offset / record_bytes;
    if (number != m_opened) {
        m_opened = UINT64_MAX;
        read_record(m_file, m_seal, number, bytes_of_record(number, m_bytes), m_sealed, m_record);
        m_opened = number;
    }
    return std::span<const std::uint8_t>{m_record}.subspan(offset % record_bytes);
}

} // namespace zhiping::evidence
