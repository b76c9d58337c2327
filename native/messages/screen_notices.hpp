#pragma once

#include "native/messages/notice_gateway.hpp"

#include <deque>
#include <functional>
#include <mutex>

namespace zhiping::messages {

struct ShownNotice {
    std::string to;
    std::string words;
    std::string link;
};

// The same for notices as a screen for codes (screen_gateway.hpp): in place of a carrier, for a demo on one machine.
class ScreenNotices final : public SmsNotices {
public:
    static constexpr std::size_t max_shown = 20;

    // `show` is called with each, on the thread that hands it over.
    explicit ScreenNotices(std::function<void(const ShownNotice&)> show) : m_show(std::move(show)) {}

    NoticeHanded hand_over(const Notice&, const PhoneNumber&) override;
    bool knows_again() const override { return true; }

    std::vector<ShownNotice> shown() const; // The newest first.

private:
    const std::function<void(const ShownNotice&)> m_show;
    mutable std::mutex m_mutex;
    std::deque<ShownNotice> m_shown;
};

} // namespace zhiping::messages
