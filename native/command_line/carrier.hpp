#pragma once

#include "native/command_line/commands.hpp"
#include "native/messages/aliyun_sms.hpp"
#include "native/messages/screen_gateway.hpp"
#include "native/messages/webhook.hpp"
#include "native/settings/settings.hpp"

#include <memory>

namespace zhiping::command_line {

// Who carries one-time codes to telephones.
struct Carrier {
    std::unique_ptr<messages::Gateway> gateway = {}; // None: nobody does.
    const messages::ScreenGateway* screen = nullptr; // The same, where it is a demo's screen.
};

// As the settings say; in a demo without any, the terminal and a page of this machine. Throws CommandError with one
// line for the operator when something is missing.
Carrier make_carrier(const settings::Settings&, const Outside&);

// Who else is asked over HTTPS, as the settings say. Each throws CommandError the same.
messages::Webhook::Setting webhook_setting(const settings::Settings&);
messages::Webhook::Setting staff_webhook_setting(const settings::Settings&);
messages::AliyunSender aliyun_sender(const settings::Settings&);

} // namespace zhiping::command_line
