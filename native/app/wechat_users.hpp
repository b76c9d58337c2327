#pragma once

#include "native/sealing/person_key.hpp"
#include "native/store/wechat.hpp"

#include <string>

// What WeChat calls its users, as it is stored.
namespace zhiping::app {

// The user of this mini-program, who is stored when it is a new one.
store::WechatUser find_or_insert_wechat_user(store::Database&, const sealing::PersonKey&, const std::string& app_id,
                                             const std::string& openid, Instant now);

// Throws sealing::DamagedFile when it is not what was sealed.
std::string open_openid(const sealing::PersonKey&, const store::WechatUser&);

} // namespace zhiping::app
