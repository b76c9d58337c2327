#pragma once

#include "native/app/notice_task.hpp"

// By which channel a notice goes to its person.
namespace zhiping::app {

// WeChat where an acceptance may be spent on it, else the telephone; after a try that failed the telephone first. What
// WeChat would be handed is spent with it. Nullopt: there is no way to them. Throws sealing::DamagedFile.
std::optional<NoticeAddress> choose_channel(store::Database&, const NoticeMeans&, const store::StoredNotice&);

// Their number, where somebody carries notices to telephones.
std::optional<NoticeAddress> find_telephone(store::Database&, const NoticeMeans&, std::int64_t person_id);

} // namespace zhiping::app
