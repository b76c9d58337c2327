#include "native/app/create_upload.hpp"

#include "native/app/code_refusals.hpp"
#include "native/outside/random.hpp"
#include "native/store/codes.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Result<Ok> check_code(store::Database& database, const Code& code) {
    const auto state = store::find_code_state(database, code);
    if (!state) return code_unknown();
    if (state->is_revoked) return code_revoked();
    return Ok{};
}

Result<Ok> check_room(const store::Reserved& reserved, const WantedUpload& wanted, evidence::Vault& vault) {
    const auto& quotas = vault.quotas();
    const auto size = std::max(wanted.size, store::least_reserved_bytes);
    const auto too_large = [](Text message) { return Error{ErrorCode::TooLarge, message, UploadIdTag::field}; };
    if (reserved.of_code + size > quotas.of_code) return too_large(Text::UploadQuotaCode);
    if (!wanted.address.empty() && reserved.of_address + size > quotas.of_address)
        return too_large(Text::UploadQuotaAddress);
    if (reserved.in_all + size > quotas.in_all) return too_large(Text::UploadQuotaAll);
    if (vault.folder().free_bytes() < reserved.still_to_come + evidence::sealed_size(size) + quotas.kept_free)
        return Error{ErrorCode::Full, Text::UploadNoSpace, UploadIdTag::field};
    return Ok{};
}

store::Sealing new_sealing(evidence::Vault& vault) {
    const evidence::Seal seal{evidence::random_file_id(), evidence::FileKey::from_random()};
    auto wrapped = vault.wrap(seal);
    return {seal.id, std::move(wrapped.key_id), std::move(wrapped.bytes)};
}

} // namespace

Result<CreatedUpload> create_upload(store::Store& store, evidence::Vault& vault, const WantedUpload& wanted,
                                    const Secret& secret, Instant now) {
    if (const auto allowed = check_evidence_length(wanted.size); !allowed) return allowed.error();
    const auto id = UploadId::from_random(outside::random_bytes<16>());
    const store::NewUpload upload{.token = store::digest(id.digits()),
                                  .secret = store::digest(secret.digits()),
                                  .address = store::digest(wanted.address),
                                  .code = wanted.code,
                                  .size = wanted.size,
                                  .sealing = new_sealing(vault),
                                  .expires = now + empty_upload_lifetime};
    return store.write([&](store::Database& database) -> Result<CreatedUpload> {
        if (const auto allowed = check_code(database, wanted.code); !allowed) return allowed.error();
        const auto reserved = store::reserved_bytes(database, wanted.code, upload.address);
        if (const auto allowed = check_room(reserved, wanted, vault); !allowed) return allowed.error();
        store::insert_upload(database, upload, now);
        return CreatedUpload{id, {.size = wanted.size, .held = 0, .expires = upload.expires}};
    });
}

} // namespace zhiping::app
