#include "native/app/verify_file.hpp"

#include "native/app/sealed_files.hpp"
#include "native/app/upload_state.hpp"
#include "native/evidence/sealed_file.hpp"
#include "native/store/evidence.hpp"

namespace zhiping::app {

namespace {

using sealing::DamagedFile;

std::string with_file(const std::string& what, const std::string& name) { return what + " (file " + name + ")"; }

KeptFile kept_file(const std::string& what, const store::StoredEvidence& stored) {
    const auto name = sealing::file_name(stored.sealing.file_id);
    return {with_file(what, name), name, stored.sealing, stored.evidence.bytes, {}, stored.evidence.hash};
}

KeptFile kept_file(const std::string& what, const store::Attachment& attachment) {
    const auto name = sealing::file_name(attachment.sealing.file_id);
    return {with_file(what, name), name, attachment.sealing, attachment.bytes, {}, attachment.hash};
}

KeptFile kept_file(const store::FoundUpload& upload) {
    const auto name = file_of(upload);
    const auto& held = upload.held;
    return {with_file("an upload", name), name, upload.sealing, held.bytes, held.rest, held.hash};
}

// What the database keeps of an upload instead of the file.
void check_rest(const KeptFile& file, const sealing::Seal& seal, std::size_t bytes) {
    if (file.rest.empty() && bytes == 0) return;
    std::vector<std::uint8_t> rest(bytes);
    if (!seal.open(file.held / sealing::record_bytes, file.rest, rest))
        throw DamagedFile{"what the database holds of it is damaged"};
}

void read_whole(const files::File* opened, const KeptFile& file, const sealing::Seal& seal,
                const std::function<void(std::size_t)>& tell) {
    const auto in_file = content_in_file(file);
    check_rest(file, seal, static_cast<std::size_t>(file.held - in_file));
    if (in_file == 0) return;
    if (!opened) throw DamagedFile{"the file is missing"};
    if (file.hash && opened->size() != sealing::sealed_size(file.held))
        throw DamagedFile{"the file is not as long as it was"};
    auto hash = sealing::ContentHash::sha256();
    evidence::read_sealed(*opened, seal, in_file, [&](std::span<const std::uint8_t> record) {
        if (file.hash) hash.add(record);
        tell(record.size());
    });
    if (file.hash && sha256_of(hash) != *file.hash)
        throw DamagedFile{"its content is another than the one that was received"};
}

} // namespace

std::string evidence_name(int position, const std::string& receipt) {
    return "evidence " + std::to_string(position) + " of " + (receipt.empty() ? "no evaluation" : receipt);
}

std::string attachment_name(const store::AttachmentPlace& place, const std::string& receipt) {
    return "attachment " + std::to_string(place.position) + " of event " + std::to_string(place.number) + " of " +
           (receipt.empty() ? "no evaluation" : receipt);
}

std::vector<KeptFile> list_kept_files(store::Database& database, std::vector<std::string>& problems) {
    std::vector<KeptFile> files;
    store::list_all_evidence(
        database,
        [&](const auto& place, const auto& receipt, const auto& stored) {
            if (!stored.removed) files.push_back(kept_file(evidence_name(place.position, receipt.text()), stored));
        },
        [&](const auto& place, const auto& receipt, const auto& problem) {
            problems.push_back(evidence_name(place.position, receipt) + ": " + problem);
        });
    store::list_all_attachments(
        database,
        [&](const auto& placed, const auto& receipt) {
            files.push_back(kept_file(attachment_name(placed.place, receipt.text()), placed.attachment));
        },
        [&](const auto& place, const auto& receipt, const auto& problem) {
            problems.push_back(attachment_name(place, receipt) + ": " + problem);
        });
    store::list_uploads(database, [&](const store::ListedUpload& listed) {
        const auto& [upload, problem] = listed.found;
        if (upload)
            files.push_back(kept_file(*upload));
        else
            problems.push_back("upload " + std::to_string(listed.id) + ": " + problem);
    });
    return files;
}

std::uint64_t content_in_file(const KeptFile& file) {
    return file.hash ? file.held : file.held - file.held % sealing::record_bytes;
}

std::optional<std::string> find_file_problem(evidence::Vault& vault, const KeptFile& file,
                                             const std::function<void(std::size_t)>& tell) {
    try {
        const auto seal = seal_of(vault, file.sealing);
        read_whole(vault.folder().open(file.name).get(), file, seal, tell);
        return std::nullopt;
    } catch (const std::exception& problem) {
        return problem.what();
    }
}

} // namespace zhiping::app
