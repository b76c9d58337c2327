#include "native/cases/round_row.hpp"

namespace zhiping::cases {

namespace {

std::optional<Date> day_of(const std::optional<Instant>& at) {
    return at ? std::optional{china_date(*at)} : std::nullopt;
}

} // namespace

store::RoundRow row_of(std::int64_t evaluation_id, const CaseRound& round) {
    const auto& clock = round.clock;
    return {.evaluation_id = evaluation_id,
            .number = round.number,
            .unit_id = round.unit_id,
            .began = clock.counted_from,
            .due = clock.due,
            .original_due = clock.original_due,
            .extended_by = clock.extended_by,
            .answered = day_of(clock.met_at),
            .ended = day_of(clock.ended_at),
            .is_late = clock.is_late,
            .reply_event = clock.met_at ? round.last_reply_event : std::nullopt,
            .ended_by = round.ended_by,
            .went_up = round.went_up};
}

} // namespace zhiping::cases
