#pragma once

#include "native/messages/notice_gateway.hpp"
#include "native/messages/webhook.hpp"

namespace zhiping::messages {

// Hands notices to telephones by the webhook that carries codes too:
//
//   {"id", "to": "+8613812345678", "notice": {"kind", "words", "number", "unit", "date", "link"}, "language": "zh-CN"}
class WebhookNotices final : public SmsNotices {
public:
    WebhookNotices(Webhook::Setting, const outside::Clock&);

    NoticeHanded hand_over(const Notice&, const PhoneNumber&) override;
    bool knows_again() const override { return true; }

private:
    const Webhook m_webhook;
};

} // namespace zhiping::messages
