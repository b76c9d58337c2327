#pragma once

#include "native/app/notice_means.hpp"

#include <functional>
#include <stop_token>

// Notices on their way out (docs/notices.md): what is due is handed over, and what came of it is stored. Several may do
// it at once, in one process and in several: each notice is handed over by one of them.
namespace zhiping::app {

// How many are handed over at a time: one that hangs holds up no other.
inline constexpr std::size_t notices_at_once = 8;

struct SentNotices {
    std::size_t sent = 0;
    std::size_t ended = 0;    // Otherwise: unknown, refused, failed, given up.
    std::size_t problems = 0; // Handing over failed so often, for now or for good.
    std::string problem = {}; // The last of them; nothing of a person in it.
};

// Whether one may be due: one that is being handed over is, too. A read of one index.
bool has_due_notice(const NoticeMeans&);

// One after the other, until nothing is due or a stop is requested. The one that is being handed over is waited for.
// `owner` is of this caller alone. Throws DatabaseError.
SentNotices send_notices(const NoticeMeans&, const std::string& owner, const std::stop_token&);

// The same by several threads; what one of them could not do is told.
SentNotices send_due_notices(const NoticeMeans&, const std::string& owner,
                             const std::function<void(const std::string&)>& tell_problem, const std::stop_token& = {});

// "sent 12 notices; 3 could not be handed over: <the last problem>". Empty when there was nothing to do.
std::string to_words(const SentNotices&);

} // namespace zhiping::app
