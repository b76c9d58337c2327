#include "native/http/pages/wechat_html.hpp"

#include "native/http/pages/site.hpp"
#include "shared/text/text_ids.hpp"

#include <vector>

namespace zhiping::http {

namespace {

constexpr std::pair<std::string_view, Message> wechat_texts[] = {
    {"bar", Text::WechatBar},
    {"looking", Text::WechatLooking},
    {"continue_as", Text::WechatContinueAs},
    {"continue", Text::WechatContinue},
    {"not_me", Text::WechatNotMe},
    {"continued", Text::WechatContinued},
    {"not_signed_in", Text::WechatNotSignedIn},
    {"submitting_as", Text::SubmittingAs},
    {"way_ended", Text::WechatWayEnded},
    {"not_reached", Text::WechatNotReached},
    {"try_again", Text::WechatTryAgain},
    {"enter_again", Text::WechatEnterAgain},
    {"go_without", Text::WechatGoWithout},
    {"reload", Text::WechatReload},
    {"sign_in", Text::WechatSignIn},
    {"notices", Text::WechatNotices},
    {"notices_hint", Text::WechatNoticesHint},
    {"take_out", Text::WechatTakeOut},
    {"copy_address", Text::WechatCopyAddress},
    {"copied", Text::Copied},
    {"not_copied", Text::WechatNotCopied},
    {"take_photo", Text::TakePhoto},
};

} // namespace

Html wechat_html(const Visit& visit) {
    if (!visit.is_in_wechat) return {};
    std::vector<Slot> slots;
    for (const auto& [name, message] : wechat_texts) slots.emplace_back(name, text(message, visit.language));
    return {fill_template(page_template("wechat.html"), slots)};
}

} // namespace zhiping::http
