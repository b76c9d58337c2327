#pragma once

#include "native/messages/webhook.hpp"

namespace zhiping::messages {

// Hands messages to a webhook (webhook.hpp):
//
//   {"id", "to": "+8613812345678", "code": "049302", "language": "zh-CN", "valid_minutes": 5}
class WebhookGateway final : public Gateway {
public:
    static constexpr int max_tries = Webhook::max_tries;
    using Setting = Webhook::Setting;

    WebhookGateway(Setting, const outside::Clock&);

    Handed hand_over(const CodeMessage&) override;

private:
    const Webhook m_webhook;
};

} // namespace zhiping::messages
