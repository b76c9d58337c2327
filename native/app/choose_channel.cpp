#include "native/app/choose_channel.hpp"

#include "native/app/sealed_person.hpp"
#include "native/app/wechat_users.hpp"

namespace zhiping::app {

namespace {

std::optional<NoticeAddress> spend_on_wechat(store::Database& database, const NoticeMeans& means,
                                             const store::NewNotice& notice) {
    const auto* wechat = means.channels.wechat;
    if (!wechat) return std::nullopt;
    const auto template_id = wechat->template_of(facts_of(notice_kinds, notice.kind).text);
    if (!template_id) return std::nullopt;
    const auto user = store::find_wechat_user_of_person(database, *notice.person_id, wechat->app_id());
    if (!user) return std::nullopt;
    const auto left = store::count_acceptances(database, user->id, *template_id);
    const bool is_of_reply = template_id == wechat->template_of(NoticeTemplate::Reply);
    if (!may_spend_acceptance(notice.kind, left, is_of_reply)) return std::nullopt;
    auto openid = open_openid(means.key, *user);
    if (!store::spend_acceptance(database, user->id, *template_id)) return std::nullopt;
    return WechatAddress{user->id, *template_id, std::move(openid)};
}

} // namespace

std::optional<NoticeAddress> find_telephone(store::Database& database, const NoticeMeans& means,
                                            std::int64_t person_id) {
    if (!means.channels.sms) return std::nullopt;
    const auto phone = find_phone(database, means.key, person_id);
    return phone ? std::optional<NoticeAddress>{*phone} : std::nullopt;
}

std::optional<NoticeAddress> choose_channel(store::Database& database, const NoticeMeans& means,
                                            const store::StoredNotice& stored) {
    const auto& notice = stored.notice;
    // Who carries to telephones may have taken what they did not confirm: WeChat would bring it a second time.
    if (stored.tries > 0)
        if (auto telephone = find_telephone(database, means, *notice.person_id)) return telephone;
    if (auto wechat = spend_on_wechat(database, means, notice)) return wechat;
    return find_telephone(database, means, *notice.person_id);
}

} // namespace zhiping::app
