#pragma once

#include "native/app/one_time_codes.hpp"
#include "native/app/person_sessions.hpp"
#include "shared/notices/own_notice.hpp"

#include <set>
#include <string>
#include <vector>

// What is told to the person of an evaluation, for whoever may read its page (docs/notices.md).
namespace zhiping::app {

// To this person and nobody else, as far as it is kept.
OwnNotices list_own_notices(store::Database&, std::int64_t evaluation_id, std::int64_t person_id);

// What carries notices to persons here.
struct PersonChannels {
    bool sms = false;
    std::string wechat_app_id = {}; // Empty: the mini-program is off.
    std::set<std::string> wechat_templates = {};
};

struct EvaluationNotices {
    bool reaches_person = false; // Its person is told of what comes; or would be, as soon as somebody is its person.
    std::vector<NoticeChannel> channels = {}; // By which of them, for that person alone.
    OwnNotices notices = {};                  // The same.
};

// Nothing, when the proof is another's.
EvaluationNotices find_evaluation_notices(store::Store&, const OwnEvaluation&, const std::optional<SignedInPerson>&,
                                          const PersonChannels&);

} // namespace zhiping::app
