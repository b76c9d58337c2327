#include "native/app/wechat_users.hpp"

#include "native/sealing/personal_record.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

// Sealed with what it is found by, as numbers are.
sealing::Seal openid_seal(const sealing::PersonKey& key, const store::Digest& digest) {
    sealing::FileId id;
    std::copy_n(digest.begin(), id.size(), id.begin());
    return seal_of(key, id);
}

} // namespace

store::WechatUser find_or_insert_wechat_user(store::Database& database, const sealing::PersonKey& key,
                                             const std::string& app_id, const std::string& openid, Instant now) {
    const auto digest = sealing::digest_of_openid(key, app_id, openid);
    if (const auto known = store::find_wechat_user(database, digest)) return *known;
    const auto sealed = sealing::close_text(openid_seal(key, digest), openid);
    const auto id = store::insert_wechat_user(database, {app_id, digest, sealed, now});
    return {.id = id, .openid = digest, .sealed_openid = sealed, .person_id = {}};
}

std::string open_openid(const sealing::PersonKey& key, const store::WechatUser& user) {
    return sealing::open_text(openid_seal(key, user.openid), user.sealed_openid);
}

} // namespace zhiping::app
