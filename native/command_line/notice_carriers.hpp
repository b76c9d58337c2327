#pragma once

#include "native/app/notice_means.hpp"
#include "native/command_line/commands.hpp"
#include "native/messages/screen_notices.hpp"
#include "native/messages/wechat_notices.hpp"
#include "native/settings/settings.hpp"

#include <memory>
#include <set>

namespace zhiping::command_line {

// Who carries notices. Each is none where the settings name none.
struct NoticeCarriers {
    std::unique_ptr<outside::Wechat> wechat = {}; // Of the mini-program, which asks it for more.
    std::unique_ptr<messages::WechatNotices> to_wechat = {};
    std::unique_ptr<messages::SmsNotices> to_telephones = {};
    std::unique_ptr<messages::StaffNotices> to_staff = {};
    const messages::ScreenNotices* screen = nullptr; // The telephones, where they are a demo's screen.
    std::set<std::string> wechat_templates = {};     // As WeChat names those that are set.

    app::NoticeChannels channels() const { return {to_telephones.get(), to_staff.get(), to_wechat.get()}; }
};

// The settings that say it, without secrets.
inline constexpr std::initializer_list<settings::SettingName> notice_settings{
    "message-gateway",
    "webhook-url",
    "webhook-certificates",
    "aliyun-key-id",
    "aliyun-sign-name",
    "aliyun-notice-template-reply",
    "aliyun-notice-template-question",
    "aliyun-notice-template-progress",
    "staff-webhook-url",
    "staff-webhook-certificates",
    "wechat-app-id",
    "wechat-secret-file",
    "wechat-url",
    "wechat-certificates",
    "wechat-template-reply",
    "wechat-template-question",
    "wechat-template-progress",
};

// As the settings say; in a demo without any, the terminal and a page of this machine. Throws std::runtime_error with
// one line for the operator when something is missing or makes no sense.
NoticeCarriers make_notice_carriers(const settings::Settings&, const Outside&);

// Whether they are named in the settings, for who looks at those alone.
struct NamedChannels {
    bool wechat;
    bool sms; // Notices to telephones.
    bool staff_webhook;
};
NamedChannels named_channels(const settings::Settings&);

} // namespace zhiping::command_line
