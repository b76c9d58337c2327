#include "native/messages/staff_webhook.hpp"

#include "native/messages/notice_json.hpp"

#include <utility>

namespace zhiping::messages {

StaffWebhook::StaffWebhook(Webhook::Setting setting, const outside::Clock& clock)
    : m_webhook(std::move(setting), clock) {}

NoticeHanded StaffWebhook::hand_over(const Notice& notice, const std::vector<std::string>& badges) {
    return notice_handed(m_webhook.hand_over(notice.id, body_for(notice, badges)));
}

} // namespace zhiping::messages
