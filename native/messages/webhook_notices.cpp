#include "native/messages/webhook_notices.hpp"

#include "native/messages/notice_json.hpp"

#include <utility>

namespace zhiping::messages {

WebhookNotices::WebhookNotices(Webhook::Setting setting, const outside::Clock& clock)
    : m_webhook(std::move(setting), clock) {}

NoticeHanded WebhookNotices::hand_over(const Notice& notice, const PhoneNumber& to) {
    return notice_handed(m_webhook.hand_over(notice.id, body_for(notice, to)));
}

} // namespace zhiping::messages
