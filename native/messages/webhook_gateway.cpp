#include "native/messages/webhook_gateway.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace zhiping::messages {

namespace {

std::string body_of(const CodeMessage& message) {
    return nlohmann::json{{"id", message.id},
                          {"to", message.to.text()},
                          {"code", message.code.digits()},
                          {"language", tag_of(message.language)},
                          {"valid_minutes", one_time_code_lifetime.count()}}
        .dump();
}

} // namespace

WebhookGateway::WebhookGateway(Setting setting, const outside::Clock& clock) : m_webhook(std::move(setting), clock) {}

Handed WebhookGateway::hand_over(const CodeMessage& message) {
    return m_webhook.hand_over(message.id, body_of(message)).handed;
}

} // namespace zhiping::messages
