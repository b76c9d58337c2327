#include "native/app/announce_upload.hpp"

#include "native/app/room.hpp"
#include "native/app/sealed_files.hpp"

namespace zhiping::app {

Result<CreatedUpload> announce_upload(store::Store& store, evidence::Vault& vault, const AnnouncedFile& file,
                                      const Secret& secret, const FindUploadTarget& find_target, Instant now,
                                      outside::Random& random) {
    if (const auto allowed = check_upload_length(file.purpose, file.size); !allowed) return allowed.error();
    const auto id = UploadId::from_random(random.bytes<16>());
    const auto address = store::digest(file.address);
    const auto sealing = new_sealing(vault);
    const auto expires = now + empty_upload_lifetime;
    auto created = store.write([&](store::Database& database) -> Result<CreatedUpload> {
        const auto target = find_target(database);
        if (!target) return target.error();
        const auto& [code, owner] = *target;
        const auto allowed = check_room(database, vault, {code, address, owner}, {file.size, file.size});
        if (!allowed) return allowed.error();
        store::insert_upload(database,
                             {.token = store::digest(id.digits()),
                              .secret = store::digest(secret.digits()),
                              .address = address,
                              .code = code,
                              .size = file.size,
                              .sealing = sealing,
                              .expires = expires,
                              .owner = owner,
                              .name = file.name},
                             now);
        return CreatedUpload{id, {.size = file.size, .held = 0, .expires = expires}};
    });
    if (created) let_go_of_empty_uploads(store, vault, address);
    return created;
}

} // namespace zhiping::app
