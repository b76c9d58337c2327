#include "native/app/announce_upload.hpp"
#include "native/app/code_refusals.hpp"
#include "native/store/codes.hpp"

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
    const auto find_target = [&](store::Database& database) -> Result<UploadTarget> {
        if (const auto allowed = check_code(database, wanted.code, now); !allowed) return allowed.error();
        return UploadTarget{wanted.code, {}};
    };
    return announce_upload(store, vault, {UploadPurpose::Evaluation, wanted.size, wanted.address}, secret, find_target,
                           now, random);
}

} // namespace zhiping::app
