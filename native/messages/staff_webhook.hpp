#pragma once

#include "native/messages/notice_gateway.hpp"
#include "native/messages/webhook.hpp"

namespace zhiping::messages {

// Hands notices to a server of the operator that knows where each of staff reads (企业微信, 钉钉, mail):
//
//   {"id", "kind", "words", "number", "unit", "date", "link", "to": ["badge number", ...]}
class StaffWebhook final : public StaffNotices {
public:
    StaffWebhook(Webhook::Setting, const outside::Clock&);

    NoticeHanded hand_over(const Notice&, const std::vector<std::string>& badges) override;

private:
    const Webhook m_webhook;
};

} // namespace zhiping::messages
