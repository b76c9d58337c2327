#pragma once

#include "native/app/notice_means.hpp"
#include "native/store/notices.hpp"

#include <optional>
#include <variant>

// A notice that is about to be handed over, and by which channel.
namespace zhiping::app {

struct WechatAddress {
    std::int64_t user_id;
    std::string template_id; // Whose acceptance was spent.
    std::string openid;
};

struct StaffAddress {
    std::vector<std::string> badges;
    Instant sent; // As their readers are stored.
};

using NoticeAddress = std::variant<PhoneNumber, WechatAddress, StaffAddress>;

struct NoticeTask {
    store::StoredNotice stored;
    messages::Notice notice;
    NoticeAddress address;
};

// What a notice says to who reads it, all but its id. Precondition: a public URL is known.
messages::Notice notice_words(store::Database&, const NoticeMeans&, const store::NewNotice&);

// Whether what may have arrived there can be handed over once more.
bool knows_again(const NoticeChannels&, NoticeChannel);

NoticeChannel channel_of(const NoticeAddress&);

} // namespace zhiping::app
