#include "native/app/append_to_upload.hpp"

#include "native/app/room.hpp"
#include "native/app/sealed_files.hpp"
#include "native/evidence/sealed_file.hpp"
#include "shared/evidence/evidence_kind.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using sealing::ContentHash;
using Bytes = std::span<const std::uint8_t>;

Error refusal(ErrorCode code, Message message) { return {code, message, UploadIdTag::field}; }

// One upload while a part is added to it. Nothing counts until commit() has returned.
class Append {
public:
    Append(store::Store& store, evidence::Vault& vault, const store::FoundUpload& upload,
           const evidence::UploadsUnderWay::Hold& hold, bool ends_file)
        : m_store(store), m_vault(vault), m_upload(upload), m_hold(hold), m_ends_file(ends_file), m_size(upload.size),
          m_seal(seal_of(vault, upload.sealing)), m_file(vault.folder().open_or_create(file_of(upload))),
          m_writer(*m_file, m_seal, upload.held.bytes, open_rest()), m_format(upload.held.format),
          m_hash(hash_of_held()) {}

    // Bytes of a discarded part take no space.
    ~Append() {
        if (m_counts || !m_writer.has_written()) return;
        try {
            const auto held = m_upload.held.bytes;
            m_file->cut(sealing::sealed_size(held - held % sealing::record_bytes));
        } catch (const std::exception&) {
            // It is written over by the next part, or goes with the upload.
        }
    }
    Append(const Append&) = delete;
    Append& operator=(const Append&) = delete;

    void expect(const Checksum& checksum) {
        m_part_hash = checksum.algorithm == ChecksumAlgorithm::Sha1 ? ContentHash::sha1() : ContentHash::sha256();
    }

    // False when the part is refused: problem() says why.
    bool take(Bytes bytes) {
        if (bytes.size() > m_size - m_writer.held())
            m_problem =
                refusal(ErrorCode::TooLarge, m_ends_file ? evidence_kinds.back().too_large : Text::UploadTooLong);
        else if (!m_format)
            recognise(bytes);
        else if (m_ends_file)
            check_length(m_writer.held() + bytes.size());
        if (!m_problem) check_room_for(bytes.size());
        if (m_problem) return false;
        if (m_part_hash) m_part_hash->add(bytes);
        m_hash.add(bytes);
        m_writer.append(bytes);
        return true;
    }

    // All of the part has come.
    void end() {
        if (!m_ends_file || m_problem || is_empty()) return;
        m_size = m_writer.held();
        if (!m_format) recognise({});
    }

    const std::optional<Error>& problem() const { return m_problem; }
    bool has(const Checksum& checksum) const { return m_part_hash->value() == checksum.value; }
    bool is_empty() const { return m_writer.held() == m_upload.held.bytes; }

    // Nullopt when the upload has changed since it was read.
    std::optional<UploadState> commit(Instant now) {
        m_counts = true; // Once the commit was tried, it may have succeeded.
        const auto held = write_to_disk(now);
        const bool was_as_read = m_store.write([&](store::Database& database) {
            return store::update_upload(database, m_upload.id, m_upload.held.bytes, m_size, held);
        });
        if (!was_as_read) return std::nullopt;
        m_hold.keep(held.hash ? std::nullopt : std::optional{evidence::UploadsUnderWay::Hashed{held.bytes, m_hash}});
        return UploadState{.size = m_size, .held = held.bytes, .expires = held.expires, .format = m_format};
    }

private:
    std::vector<std::uint8_t> open_rest() const {
        const auto& sealed = m_upload.held.rest;
        if (sealed.empty()) return {};
        std::vector<std::uint8_t> rest(sealed.size() - std::min(sealed.size(), sealing::seal_bytes));
        if (!m_seal.open(m_upload.held.bytes / sealing::record_bytes, sealed, rest))
            throw sealing::DamagedFile{"the rest of upload " + file_of(m_upload) + " is not what was written there"};
        return rest;
    }

    ContentHash hash_of_held() const {
        const auto held = m_upload.held.bytes;
        if (auto hashed = m_hold.hashed(); hashed && hashed->bytes == held) return std::move(hashed->hash);
        auto hash = ContentHash::sha256();
        if (m_upload.is_whole()) return hash; // Nothing can be added any more.
        const auto rest = m_writer.rest();
        evidence::read_sealed(*m_file, m_seal, held - rest.size(), [&](Bytes record) { hash.add(record); });
        hash.add(rest);
        return hash;
    }

    // Before a format is known, all that is held is the writer's rest.
    void recognise(Bytes bytes) {
        const auto held = m_writer.rest();
        std::vector<std::uint8_t> first(held.begin(), held.end());
        first.insert(first.end(), bytes.begin(),
                     bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), telling_bytes)));
        if (first.size() < telling_bytes && held.size() + bytes.size() < m_size) return;
        const auto purpose = m_upload.owner.purpose;
        m_format = find_upload_format(purpose, first);
        if (!m_format)
            m_problem = refusal(ErrorCode::Invalid, facts_of(upload_purposes, purpose).unknown_format);
        else
            check_length(m_ends_file ? held.size() + bytes.size() : m_size);
    }

    // Checked again after so many bytes, because others take space meanwhile. A full disk is temporary: the phone
    // continues later.
    void check_room_for(std::size_t bytes) {
        constexpr std::uint64_t step = 1 << 20;
        const auto written = m_taken;
        m_taken += bytes;
        if (m_taken <= m_has_room_for) return;
        m_has_room_for = std::min(m_taken + step, m_size - m_upload.held.bytes);
        const auto allowed = m_store.read([&](store::Database& database) {
            return check_room(database, m_vault, {m_upload.code, m_upload.address, m_upload.owner, m_upload.id},
                              {m_has_room_for, m_has_room_for - written});
        });
        if (allowed) return;
        m_problem = Error{ErrorCode::Unavailable, allowed.error().message, UploadIdTag::field};
    }

    void check_length(std::uint64_t length) {
        if (const auto allowed = check_upload_length(*m_format, length); !allowed) m_problem = allowed.error();
    }

    store::Held write_to_disk(Instant now) {
        const bool is_whole = m_writer.held() == m_size;
        if (is_whole) m_writer.end();
        if (m_writer.has_written()) m_file->sync();
        if (m_upload.held.bytes < sealing::record_bytes) m_vault.folder().sync(); // The file may be new.
        store::Held held{
            .bytes = m_writer.held(), .format = m_format, .received = now, .expires = now + upload_lifetime};
        if (const auto rest = m_writer.rest(); !rest.empty()) {
            held.rest.resize(rest.size() + sealing::seal_bytes);
            m_seal.close(m_writer.next_record(), rest, held.rest);
        }
        if (is_whole) held.hash = sha256_of(m_hash);
        return held;
    }

    store::Store& m_store;
    evidence::Vault& m_vault;
    const store::FoundUpload& m_upload;
    const evidence::UploadsUnderWay::Hold& m_hold;
    const bool m_ends_file;
    std::uint64_t m_size; // Of the file; while it is not known, what is reserved.
    const sealing::Seal m_seal;
    const std::unique_ptr<files::File> m_file;
    evidence::SealedWriter m_writer;
    std::optional<UploadFormat> m_format;
    ContentHash m_hash; // Of all that is held and all of this part so far.
    std::optional<ContentHash> m_part_hash;
    bool m_counts = false;
    std::uint64_t m_taken = 0; // Of this part.
    std::uint64_t m_has_room_for = 0;
    std::optional<Error> m_problem;
};

Result<UploadState> add(Append& append, const UploadPart& part, const UploadState& before, Instant now) {
    if (part.checksum) append.expect(*part.checksum);
    const bool is_complete = part.read([&](Bytes bytes) { return append.take(bytes); });
    const auto broken_off =
        refusal(ErrorCode::Busy, Text::UploadBrokenOff); // The upload itself is fine and can continue.
    if (is_complete) append.end();
    if (append.problem()) return *append.problem();
    if (part.checksum && !is_complete) return broken_off;
    if (part.checksum && !append.has(*part.checksum)) return refusal(ErrorCode::Damaged, Text::UploadChecksumWrong);
    if (append.is_empty()) return is_complete ? Result<UploadState>{before} : broken_off;
    const auto state = append.commit(now);
    if (!state) return refusal(ErrorCode::Conflict, Text::UploadOffsetWrong);
    if (!is_complete) return broken_off;
    return *state;
}

} // namespace

Result<UploadState> append_to_upload(store::Store& store, evidence::Vault& vault, const UploadId& id,
                                     const Secret& secret, const UploadPart& part, Instant now) {
    const auto asked = find_upload(store, id, secret, now);
    if (!asked) return asked.error();
    const evidence::UploadsUnderWay::Hold hold{vault.under_way(), asked->sealing.file_id};
    if (!hold.is_granted()) return refusal(ErrorCode::Busy, Text::UploadBusy);
    hold.let_interrupt(part.interrupt);
    const auto upload = find_upload(store, id, secret, now); // Again: another may have gone on in between.
    if (!upload) return upload.error();
    if (part.size && *part.size != upload->size) return Error{ErrorCode::Invalid, Text::UploadProtocol};
    if (part.offset != upload->held.bytes) return refusal(ErrorCode::Conflict, Text::UploadOffsetWrong);
    Append append{store, vault, *upload, hold, part.ends_file};
    return add(append, part, state_of(*upload), now);
}

void interrupt_append(store::Store& store, evidence::Vault& vault, const UploadId& id, const Secret& secret,
                      Instant now) {
    constexpr std::chrono::seconds patience{
        3}; // For a disk that is slow to sync. After that the offset is reported as it is.
    if (const auto upload = find_upload(store, id, secret, now))
        vault.under_way().interrupt(upload->sealing.file_id, patience);
}

} // namespace zhiping::app
