#pragma once

#include "native/app/current_calendar.hpp"
#include "native/messages/notice_gateway.hpp"
#include "native/outside/clock.hpp"
#include "native/sealing/person_key.hpp"

namespace zhiping::app {

// Null: there is none.
struct NoticeChannels {
    messages::SmsNotices* sms = nullptr;
    messages::StaffNotices* staff = nullptr;
    messages::WechatNotices* wechat = nullptr;
};

// What handing over notices needs.
struct NoticeMeans {
    store::Store& store;
    sealing::PersonKey key;
    NoticeChannels channels;
    CurrentCalendar& calendar;
    outside::Random& random;
    const outside::Clock& clock;
    std::string public_url; // Without a slash at its end. Empty: not known, and no notice has a link.
};

} // namespace zhiping::app
