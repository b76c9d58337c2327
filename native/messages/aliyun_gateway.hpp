#pragma once

#include "native/messages/aliyun_signature.hpp"
#include "native/messages/gateway.hpp"
#include "native/outside/clock.hpp"
#include "native/outside/https_client.hpp"
#include "native/outside/random.hpp"

namespace zhiping::messages {

// Alibaba Cloud's Short Message Service, SendSms of 2017-05-25. It has no key by which it would know a message again,
// so what may have arrived is never handed over twice.
class AliyunGateway final : public Gateway {
public:
    struct Setting {
        AliyunAccess access;
        std::string sign_name;        // The signature of the sender, approved by them.
        std::string template_chinese; // Codes of templates with one variable, ${code}; "SMS_..."
        std::string template_english; // Also for other countries.
        wire::Origin origin{"https", "dysmsapi.aliyuncs.com", 443};
        outside::HttpsLimits limits = {};
        std::filesystem::path extra_certificates = {};
    };

    AliyunGateway(Setting, const outside::Clock&, outside::Random&);

    Handed hand_over(const CodeMessage&) override;

private:
    AliyunCall call_for(const CodeMessage&) const;

    const Setting m_setting;
    const outside::Clock& m_clock;
    outside::Random& m_random;
    const outside::HttpsClient m_client;
};

} // namespace zhiping::messages
