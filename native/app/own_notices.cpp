#include "native/app/own_notices.hpp"

#include "native/store/cases.hpp"
#include "native/store/notices.hpp"
#include "native/store/persons.hpp"
#include "native/store/wechat.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

bool is_accepted(store::Database& database, std::int64_t person_id, const PersonChannels& channels) {
    if (channels.wechat_app_id.empty()) return false;
    const auto user = store::find_wechat_user_of_person(database, person_id, channels.wechat_app_id);
    return user && std::ranges::any_of(channels.wechat_templates, [&](const std::string& each) {
               return store::count_acceptances(database, user->id, each) > 0;
           });
}

std::vector<NoticeChannel> channels_to(store::Database& database, std::int64_t person_id,
                                       const PersonChannels& channels) {
    std::vector<NoticeChannel> found;
    if (is_accepted(database, person_id, channels)) found.push_back(NoticeChannel::Wechat);
    const auto person = store::find_person(database, person_id);
    if (channels.sms && person && person->phone) found.push_back(NoticeChannel::Sms);
    return found;
}

} // namespace

OwnNotices list_own_notices(store::Database& database, std::int64_t evaluation_id, std::int64_t person_id) {
    OwnNotices own;
    for (const auto& stored : store::list_notices_of(database, evaluation_id))
        if (const auto& notice = stored.notice; notice.person_id == person_id)
            own.push_back({notice.kind, stored.state, stored.channel, notice.due, notice.made, stored.ended});
    std::ranges::reverse(own);
    return own;
}

EvaluationNotices find_evaluation_notices(store::Store& store, const OwnEvaluation& evaluation,
                                          const std::optional<SignedInPerson>& signed_in,
                                          const PersonChannels& channels) {
    return store.read([&](store::Database& database) -> EvaluationNotices {
        const auto key = store::find_case_key(database, evaluation.receipt);
        if (!key || !opens(evaluation.proof, evaluation.receipt, key->secret)) return {};
        const auto link = store::find_evaluation_person(database, key->evaluation_id);
        if (!link) return {.reaches_person = channels.sms};
        auto to_person = channels_to(database, link->person_id, channels);
        const bool reaches = !to_person.empty();
        if (!signed_in || signed_in->id != link->person_id) return {.reaches_person = reaches};
        return {reaches, std::move(to_person), list_own_notices(database, key->evaluation_id, link->person_id)};
    });
}

} // namespace zhiping::app
