#include "native/messages/screen_notices.hpp"

namespace zhiping::messages {

NoticeHanded ScreenNotices::hand_over(const Notice& notice, const PhoneNumber& to) {
    const ShownNotice shown{to.text(), notice.words, notice.link};
    m_show(shown);
    const std::lock_guard guard{m_mutex};
    m_shown.push_front(shown);
    if (m_shown.size() > max_shown) m_shown.pop_back();
    return {NoticeOutcome::Taken};
}

std::vector<ShownNotice> ScreenNotices::shown() const {
    const std::lock_guard guard{m_mutex};
    return {m_shown.begin(), m_shown.end()};
}

} // namespace zhiping::messages
