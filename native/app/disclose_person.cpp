#include "native/app/disclose_person.hpp"

#include "native/app/case_person.hpp"
#include "native/app/sealed_person.hpp"
#include "native/app/second_factor.hpp"
#include "native/app/seen_case.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/store/disclosures.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/journal.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Error case_missing() { return {ErrorCode::NotFound, Text::CaseMissing, "receipt"}; }

void keep_disclosure(store::Database& database, const DisclosureMeans& means, const cases::StoredCase& stored,
                     const StaffMember& member, Disclosed what, const std::string& reason) {
    const auto salt = means.random.bytes<std::tuple_size_v<journal::Salt>>();
    store::insert_disclosure(database, {.evaluation_id = stored.key.evaluation_id,
                                        .staff_id = member.id,
                                        .unit_id = member.unit_id,
                                        .what = what,
                                        .reason = reason,
                                        .salt = salt,
                                        .at = means.now});
    store::append_to_journal(database, journal::Line{journal::Kind::PersonDisclosed, stored.key.receipt, means.now}
                                           .add(disclosed_kinds, what)
                                           .add(member.id)
                                           .add(journal::commit_to(reason, salt)));
}

using Unmasked = std::variant<UnmaskedPerson, DisclosureRefusal>;

Unmasked unmask(store::Database& database, const DisclosureMeans& means, const ReceiptNumber& receipt,
                const StaffMember& member, const Unmasking& asked, const std::string& reason) {
    const auto still = still_signed_in(database, member, means.now);
    if (!still) return DisclosureRefusal{{ErrorCode::Unauthorized, Text::SignInNeeded}};
    const auto stored = find_seen_case(database, receipt, *still);
    if (!stored) return DisclosureRefusal{case_missing()};
    if (!has_right(database, *stored, *still, Right::Unmask))
        return DisclosureRefusal{{ErrorCode::Forbidden, Text::CaseNotYours, "receipt"}};
    const auto found = store::find_evaluation_by_receipt(database, receipt);
    auto person = find_unmasked_person(database, means.vault.person_key(), found->id, found->evaluation.code);
    if (person.name.empty() && person.phone.empty() && !person.position && person.place_words.empty())
        return DisclosureRefusal{{ErrorCode::NotFound, Text::PersonUnknown, "person"}};
    if (auto problem = use_code(database, means.vault, *still, asked.code, asked.source, means.now)) {
        const auto wait = std::exchange(problem->wait, std::chrono::seconds{0});
        return DisclosureRefusal{*std::move(problem), wait};
    }
    keep_disclosure(database, means, *stored, *still, Disclosed::Person, reason);
    return person;
}

} // namespace

Unmasked unmask_person(const DisclosureMeans& means, const ReceiptNumber& receipt, const StaffMember& member,
                       const Unmasking& asked) {
    const auto reason = check_reason(asked.reason);
    return means.store.write([&](store::Database& database) -> Unmasked {
        if (!reason) {
            const auto stored = find_seen_case(database, receipt, member); // Nobody learns by it whether there is one.
            return DisclosureRefusal{stored ? reason.error() : case_missing()};
        }
        return unmask(database, means, receipt, member, asked, *reason);
    });
}

Result<PhoneNumber> show_phone(const DisclosureMeans& means, const ReceiptNumber& receipt, const StaffMember& member) {
    return means.store.write([&](store::Database& database) -> Result<PhoneNumber> {
        const auto still = still_signed_in(database, member, means.now);
        if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
        const auto stored = find_seen_case(database, receipt, *still);
        if (!stored) return case_missing();
        const auto& handler = stored->file.handler;
        const bool is_handler = handler && is_same_badge(handler->badge, still->officer.badge);
        if (!is_handler || !has_right(database, *stored, *still, Right::Unmask))
            return Error{ErrorCode::Forbidden, Text::CaseNotAssigned, "receipt"};
        const auto link = store::find_evaluation_person(database, stored->key.evaluation_id);
        const auto phone =
            link && link->name ? find_phone(database, means.vault.person_key(), link->person_id) : std::nullopt;
        if (!phone) return Error{ErrorCode::NotFound, Text::PersonUnknown, "person"};
        if (!link->may_call) return Error{ErrorCode::Forbidden, Text::PersonNotToBeCalled, "person"};
        const bool was_told = store::has_disclosure(database, stored->key.evaluation_id, still->id, Disclosed::Phone,
                                                    means.now - std::chrono::hours{1});
        if (!was_told) keep_disclosure(database, means, *stored, *still, Disclosed::Phone, {});
        return *phone;
    });
}

} // namespace zhiping::app
