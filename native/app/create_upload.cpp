#include "native/app/create_upload.hpp"

#include "native/app/code_refusals.hpp"
#include "native/app/room.hpp"
#include "native/app/sealed_files.hpp"
#include "native/store/codes.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Result<Ok> check_code(store::Database& database, const Code& code, Instant now) {
    const auto state = store::find_code_state(database, code);
    if (!state) return code_unknown();
    if (!may_finish(state->revoked_at, now)) return code_revoked();
    return Ok{};
}

} // namespace

Result<CreatedUpload> create_upload(store::Store& store, evidence::Vault& vault, const WantedUpload& wanted,
                                    const Secret& secret, Instant now, outside::Random& random) {
    if (const auto allowed = check_evidence_length(wanted.size); !allowed) return allowed.error();
    const auto id = UploadId::from_random(random.bytes<16>());
    const store::NewUpload upload{.token = store::digest(id.digits()),
                                  .secret = store::digest(secret.digits()),
                                  .address = store::digest(wanted.address),
                                  .code = wanted.code,
                                  .size = wanted.size,
                                  .sealing = new_sealing(vault),
                                  .expires = now + empty_upload_lifetime};
    auto created = store.write([&](store::Database& database) -> Result<CreatedUpload> {
        if (const auto allowed = check_code(database, wanted.code, now); !allowed) return allowed.error();
        const auto allowed = check_room(database, vault, wanted.code, upload.address, {wanted.size, wanted.size});
        if (!allowed) return allowed.error();
        store::insert_upload(database, upload, now);
        return CreatedUpload{id, {.size = wanted.size, .held = 0, .expires = upload.expires}};
    });
    if (created) let_go_of_empty_uploads(store, vault, upload.address);
    return created;
}

} // namespace zhiping::app
