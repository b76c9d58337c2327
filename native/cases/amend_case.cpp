#include "native/cases/amend_case.hpp"

#include "native/store/evaluations.hpp"

namespace zhiping::cases {

namespace {

// A code has one or two. No more are looked at, so that nobody makes the next one slow by sending many.
constexpr std::int64_t max_looked_at = 4;

} // namespace

std::optional<std::int64_t> find_amended(store::Database& database, const Code& code, const store::Digest& secret,
                                         Instant now) {
    const auto since = now - newest_policy().amendment;
    for (const auto& each : store::list_evaluations_of_code(database, code, max_looked_at))
        if (each.received >= since && store::is_same(each.secret, secret)) return each.amends.value_or(each.id);
    return std::nullopt;
}

std::optional<Deadline> amend_case(store::Database& database, std::int64_t amended, const Evaluation& evaluation,
                                   const ReceiptNumber& receipt, Instant now, const Means& means) {
    auto stored = find_case(database, amended);
    if (!stored) return std::nullopt;
    const CaseCommand amend{
        CaseAction::Amend, {Role::Citizen}, now, {.receipt = receipt.text(), .situations = evaluation.situations}};
    const auto around = surroundings_of(database, stored->file, amend, *means.calendar);
    const auto event = decide(stored->file, amend, around.view());
    if (!event) return std::nullopt;
    keep_event(database, *stored, *event, around.view(), means);
    const auto& clock = *stored->file.find_clock(ClockKind::Reply, 1);
    return Deadline{clock.due, clock.days, clock.provisional};
}

} // namespace zhiping::cases
