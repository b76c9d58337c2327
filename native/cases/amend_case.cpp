#include "native/cases/amend_case.hpp"

#include "native/store/evaluations.hpp"

namespace zhiping::cases {

std::optional<std::int64_t> find_amended(store::Database& database, const ReceiptNumber& named, const Code& code,
                                         const store::Digest& secret, Instant now) {
    const auto first = store::find_first_evaluation(database, named);
    if (!first || first->code != code || first->received < now - newest_policy().amendment) return std::nullopt;
    if (!store::is_same(first->secret, secret)) return std::nullopt;
    return first->id;
}

std::optional<Deadline> amend_case(store::Database& database, StoredCase& first, const Evaluation& evaluation,
                                   const ReceiptNumber& receipt, Instant now, const Means& means) {
    const CaseCommand amend{
        CaseAction::Amend, {Role::Citizen}, now, {.receipt = receipt.text(), .situations = evaluation.situations}};
    const auto around = surroundings_of(database, first.file, amend, means);
    const auto event = decide(first.file, amend, around.view());
    if (!event) return std::nullopt;
    keep_event(database, first, *event, around.view(), means);
    const auto& clock = *first.file.find_clock(ClockKind::Reply, 1);
    return Deadline{clock.original_due, clock.days, clock.provisional};
}

} // namespace zhiping::cases
