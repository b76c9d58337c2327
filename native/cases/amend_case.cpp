#include "native/cases/amend_case.hpp"

#include "native/store/evaluations.hpp"
#include "native/store/persons.hpp"

namespace zhiping::cases {

namespace {

bool is_by(store::Database& database, const store::FirstEvaluation& first, const Amender& amender) {
    const auto owner = store::find_evaluation_person(database, first.id);
    return owner ? owner->person_id == amender.person_id : store::is_same(first.secret, amender.secret);
}

} // namespace

std::optional<std::int64_t> find_amended(store::Database& database, const std::optional<ReceiptNumber>& named,
                                         const Code& code, const Amender& amender, const Policy& policy, Instant now) {
    const auto earliest = now - policy.amendment;
    if (amender.person_id)
        if (const auto own = store::find_first_of_person(database, *amender.person_id, code.symbols(), earliest))
            return own;
    const auto first = named ? store::find_first_evaluation(database, *named) : std::nullopt;
    if (!first || first->code != code || first->received < earliest || !is_by(database, *first, amender))
        return std::nullopt;
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
