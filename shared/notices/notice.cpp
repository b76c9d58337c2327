#include "shared/notices/notice.hpp"

#include <algorithm>

namespace zhiping {

namespace {

constexpr std::chrono::minutes longest_pause{60};
constexpr int most_doublings = 6; // One more than that is longer anyway.

Instant morning_of(Date day) { return Instant{day} - china_offset + notice_morning; }

} // namespace

std::chrono::seconds pause_after(int tries) {
    const auto doublings = std::clamp(tries - 1, 0, most_doublings);
    return std::min(std::chrono::minutes{1 << doublings}, longest_pause);
}

Instant first_try(NoticeKind kind, Instant made) {
    if (!facts_of(notice_kinds, kind).waits_for_morning) return made;
    return std::max(made, morning_of(china_date(made)));
}

Instant next_morning(Instant moment) {
    const auto morning = morning_of(china_date(moment));
    return morning > moment ? morning : morning + std::chrono::days{1};
}

bool may_spend_acceptance(NoticeKind kind, int left, bool is_template_of_reply) {
    const int kept = is_template_of_reply && kind != NoticeKind::Reply ? 1 : 0;
    return left > kept;
}

} // namespace zhiping
