#pragma once

#include "native/messages/aliyun_sms.hpp"
#include "native/messages/notice_gateway.hpp"

#include <array>

namespace zhiping::messages {

// Notices by Alibaba Cloud (aliyun_sms.hpp). Its templates have the variables ${number}, ${unit} and ${date}; addresses
// are not taken as variables there, so a template has its own: https://pingjia.example.cn/r/${number}.
class AliyunNotices final : public SmsNotices {
public:
    // By NoticeTemplate. Empty: a notice with this text is never sent.
    using Templates = std::array<std::string, notice_templates.size()>;

    AliyunNotices(AliyunSender, Templates, const outside::Clock&, outside::Random&);

    NoticeHanded hand_over(const Notice&, const PhoneNumber&) override;
    bool knows_again() const override { return false; }

private:
    const Templates m_templates;
    const outside::Clock& m_clock;
    const AliyunSms m_sms;
};

} // namespace zhiping::messages
