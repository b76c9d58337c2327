#include "native/app/notice_task.hpp"

#include "native/store/notice_sending.hpp"
#include "native/store/units.hpp"

namespace zhiping::app {

namespace {

std::string link_of(const std::string& public_url, const std::optional<ReceiptNumber>& receipt, NoticeAudience to) {
    if (to == NoticeAudience::Person) return public_url + "/r/" + receipt->text();
    return public_url + "/desk" + (receipt ? "?case=" + receipt->text() : "");
}

} // namespace

messages::Notice notice_words(store::Database& database, const NoticeMeans& means, const store::NewNotice& wanted) {
    const auto& facts = facts_of(notice_kinds, wanted.kind);
    messages::Notice notice{.id = {}, .kind = wanted.kind, .words = {}, .due = wanted.due, .link = {}};
    if (wanted.evaluation_id) {
        const auto subject = store::find_notice_subject(database, *wanted.evaluation_id);
        notice.receipt = subject.receipt;
        if (facts.to == NoticeAudience::Person) notice.language = subject.language; // Staff read Chinese.
    }
    notice.words = text(facts.words, notice.language);
    notice.link = link_of(means.public_url, notice.receipt, facts.to);
    const auto& unit_id = wanted.about_unit_id
                              ? wanted.about_unit_id
                              : (wanted.readers ? std::optional{wanted.readers->unit_id} : std::nullopt);
    if (unit_id) notice.unit = store::show_unit(database, *unit_id).name[notice.language];
    return notice;
}

bool knows_again(const NoticeChannels& channels, NoticeChannel channel) {
    switch (channel) {
    case NoticeChannel::Wechat: return false;
    case NoticeChannel::Sms: return channels.sms && channels.sms->knows_again();
    case NoticeChannel::StaffWebhook: return channels.staff;
    }
    return false;
}

NoticeChannel channel_of(const NoticeAddress& address) {
    if (std::holds_alternative<PhoneNumber>(address)) return NoticeChannel::Sms;
    return std::holds_alternative<WechatAddress>(address) ? NoticeChannel::Wechat : NoticeChannel::StaffWebhook;
}

} // namespace zhiping::app
