#pragma once

#include "native/messages/notice_gateway.hpp"
#include "native/messages/webhook.hpp"

// Notices as webhooks are handed them, and what they answer (docs/notices.md).
namespace zhiping::messages {

std::string body_for(const Notice&, const PhoneNumber& to);
std::string body_for(const Notice&, const std::vector<std::string>& badges);

// A status that says that this message will never do is final; whatever else is answered, the operator may mend.
NoticeHanded notice_handed(const Webhook::Answer&);

} // namespace zhiping::messages
