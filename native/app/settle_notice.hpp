#pragma once

#include "native/app/notice_task.hpp"

// What comes of a notice that was handed over.
namespace zhiping::app {

struct SettledNotice {
    std::optional<NoticeState> end = {}; // None: it is not over.
    std::optional<NoticeTask> next = {}; // By another channel, at once.
    std::string problem = {};            // That the operator is told; nothing of a person in it.
};

// Stored in one transaction, with what follows from it: acceptances of WeChat, and that a reply was delivered. Nothing
// where another has the lease by now.
SettledNotice settle_notice(store::Database&, const NoticeMeans&, const std::string& owner, const NoticeTask&,
                            const messages::NoticeHanded&);

} // namespace zhiping::app
