#pragma once

#include "native/messages/notice_gateway.hpp"
#include "native/outside/wechat/wechat.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace zhiping::messages {

// What of a notice goes into a field of a template.
enum class NoticeFact { Number, Unit, Date, Words };

// A template of a mini-program, and what goes into its fields.
struct WechatTemplate {
    std::string id;
    std::vector<std::pair<std::string, NoticeFact>> fields; // "thing2" and so on, each once.
};

// "TEMPLATE_ID number=character_string1 unit=thing2 date=time3 words=thing4": its id and, with blanks between them, the
// field of each fact that it has. Nullopt: it is not written so, or says nothing.
std::optional<WechatTemplate> parse_wechat_template(std::string_view);

// Notices by subscribe messages of WeChat. A message opens the mini-program at the evaluation.
class WechatNoticesOf final : public WechatNotices {
public:
    using Templates = std::array<std::optional<WechatTemplate>, notice_templates.size()>; // By NoticeTemplate.

    WechatNoticesOf(outside::Wechat&, Templates, const outside::Clock&);

    NoticeHanded hand_over(const Notice&, const std::string& openid) override;
    std::string app_id() const override { return m_wechat.app_id(); }
    std::optional<std::string> template_of(NoticeTemplate) const override;

private:
    std::string value_of(const Notice&, NoticeFact) const; // Precondition: it has a number.

    outside::Wechat& m_wechat;
    const Templates m_templates;
    const outside::Clock& m_clock;
};

} // namespace zhiping::messages
