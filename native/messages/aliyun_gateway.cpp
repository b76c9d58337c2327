#include "native/messages/aliyun_gateway.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace zhiping::messages {

AliyunGateway::AliyunGateway(Setting setting, const outside::Clock& clock, outside::Random& random)
    : m_template_chinese(std::move(setting.template_chinese)), m_template_english(std::move(setting.template_english)),
      m_sms(std::move(setting.sender), clock, random) {}

Handed AliyunGateway::hand_over(const CodeMessage& message) {
    const bool in_chinese = message.language == Language::Chinese && is_in_china(message.to);
    return m_sms
        .hand_over({.id = message.id,
                    .to = message.to,
                    .template_code = in_chinese ? m_template_chinese : m_template_english,
                    .variables = nlohmann::json{{"code", message.code.digits()}}.dump()})
        .handed;
}

} // namespace zhiping::messages
