#pragma once

#include "native/messages/aliyun_sms.hpp"

namespace zhiping::messages {

// One-time codes by Alibaba Cloud (aliyun_sms.hpp).
class AliyunGateway final : public Gateway {
public:
    struct Setting {
        AliyunSender sender;
        std::string template_chinese; // Codes of templates with one variable, ${code}; "SMS_..."
        std::string template_english; // Also for other countries.
    };

    AliyunGateway(Setting, const outside::Clock&, outside::Random&);

    Handed hand_over(const CodeMessage&) override;

private:
    const std::string m_template_chinese;
    const std::string m_template_english;
    const AliyunSms m_sms;
};

} // namespace zhiping::messages
