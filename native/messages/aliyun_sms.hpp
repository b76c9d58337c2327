#pragma once

#include "native/messages/aliyun_signature.hpp"
#include "native/messages/gateway.hpp"
#include "native/outside/clock.hpp"
#include "native/outside/https_client.hpp"
#include "native/outside/random.hpp"

namespace zhiping::messages {

// Who sends by Alibaba Cloud.
struct AliyunSender {
    AliyunAccess access;
    std::string sign_name; // The signature of the sender, approved by them.
    wire::Origin origin{"https", "dysmsapi.aliyuncs.com", 443};
    outside::HttpsLimits limits = {};
    std::filesystem::path extra_certificates = {};
};

struct AliyunMessage {
    std::string id;
    PhoneNumber to;
    std::string template_code; // "SMS_..."
    std::string variables;     // Of the template, as a JSON object.
};

struct AliyunAnswer {
    Handed handed;
    std::string code = {}; // Their word for what is wrong; empty when they gave none.
};

// Alibaba Cloud's Short Message Service, SendSms of 2017-05-25. It has no key by which it would know a message again,
// so what may have arrived is never handed over twice. Safe to use from any thread.
class AliyunSms {
public:
    AliyunSms(AliyunSender, const outside::Clock&, outside::Random&);

    AliyunAnswer hand_over(const AliyunMessage&) const;

private:
    AliyunCall call_for(const AliyunMessage&) const;

    const AliyunSender m_sender;
    const outside::Clock& m_clock;
    outside::Random& m_random;
    const outside::HttpsClient m_client;
};

// Whether a template in Chinese can be sent there.
bool is_in_china(const PhoneNumber&);

} // namespace zhiping::messages
