#pragma once

#include "shared/notices/notice.hpp"

#include <optional>
#include <vector>

namespace zhiping {

// What the person of an evaluation was told, or is to be, for that person.
struct OwnNotice {
    NoticeKind kind;
    NoticeState state;
    std::optional<NoticeChannel> channel; // None while nobody has it, and where nobody was found.
    std::optional<Date> due;              // That it names.
    Instant made;
    std::optional<Instant> ended; // None: it is still to be sent.

    bool operator==(const OwnNotice&) const = default;
};
using OwnNotices = std::vector<OwnNotice>; // The newest first.

} // namespace zhiping
