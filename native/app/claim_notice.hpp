#pragma once

#include "native/app/notice_task.hpp"

// A notice that is due, made ready to be handed over.
namespace zhiping::app {

// Nobody else hands it over until then: longer than every channel's time-outs together.
inline constexpr std::chrono::minutes notice_lease{2};

struct ClaimedNotice {
    std::optional<NoticeTask> task = {}; // None: it has ended or waits, and nothing is to be handed over.
};

// Both in the transaction that stores the channel, so that who comes after a crash knows what may have arrived.

// One that a process was handing over when it died. Nullopt: there is none. Asks about all that wait.
std::optional<ClaimedNotice> claim_abandoned_notice(store::Database&, const NoticeMeans&, const std::string& owner);

// Nullopt: nothing is due.
std::optional<ClaimedNotice> claim_due_notice(store::Database&, const NoticeMeans&, const std::string& owner);

} // namespace zhiping::app
