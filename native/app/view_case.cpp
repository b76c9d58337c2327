#include "native/app/view_case.hpp"

#include "native/app/case_person.hpp"
#include "native/app/keep_view.hpp"
#include "native/app/seen_case.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/policies.hpp"
#include "native/cases/with_case.hpp"
#include "native/store/disclosures.hpp"
#include "native/store/evidence.hpp"
#include "native/store/reply_drafts.hpp"
#include "native/store/units.hpp"

#include <algorithm>
#include <set>

namespace zhiping::app {

namespace {

std::vector<CitizenAttachment> facts_of_all(const std::vector<store::PlacedAttachment>& attachments) {
    std::vector<CitizenAttachment> all;
    for (const auto& [place, each] : attachments) all.push_back({each.hash, each.format, each.bytes, each.name});
    return all;
}

StaffCase to_staff_case(StoredEvaluation evaluation, cases::ShownCase shown) {
    return {.evaluation = std::move(evaluation),
            .file = std::move(shown.file),
            .events = std::move(shown.events),
            .attachments = facts_of_all(shown.attachments),
            .linked = std::move(shown.linked),
            .same_replies = shown.same_replies,
            .may = std::move(shown.reader_may)};
}

// What came with events that the reader does not see: the case went to another unit before.
void leave_out_later(store::Database& database, std::int64_t evaluation_id, int last_event, Receipt& receipt) {
    std::vector<Evidence> seen;
    for (const auto& each : store::list_evidence(database, evaluation_id))
        if (!each.event || *each.event <= last_event) seen.push_back(each.evidence);
    if (seen.size() == receipt.evidence.size()) return;
    receipt.evidence = std::move(seen);
    receipt.evidence_head.reset();
}

constexpr std::chrono::minutes draft_counts_as_writing{30};

// Told to those whose own reply or approval it may cross.
std::vector<Officer> others_writing(store::Database& database, const cases::StoredCase& stored,
                                    const StaffMember& member, Instant now) {
    return store::list_other_writers(database, {stored.key.evaluation_id, member.id}, now - draft_counts_as_writing);
}

// Where it was and is, as far as the reader sees.
std::vector<NamedUnit> units_of(store::Database& database, const StaffCase& shown) {
    std::set<std::string> ids{shown.file.unit_id};
    for (const auto& event : shown.events) ids.insert(event.unit_id);
    for (const auto& event : shown.events) ids.insert(event.actor.unit_id);
    for (const auto& disclosure : shown.disclosures) ids.insert(disclosure.unit_id);
    std::vector<NamedUnit> units;
    for (const auto& id : ids)
        if (auto unit = store::find_unit(database, id)) units.push_back({id, std::move(unit->name)});
    return units;
}

using Viewed = std::pair<store::CaseKey, StaffCase>;

std::optional<Viewed> view(store::Database& database, const cases::StoredCase& stored, const StaffMember& member,
                           const sealing::PersonKey& key, Instant now) {
    auto shown = cases::show_to(database, stored, actors_of(member));
    if (!shown) return std::nullopt;
    auto evaluation = store::find_evaluation_by_receipt(database, stored.key.receipt);
    leave_out_later(database, stored.key.evaluation_id, shown->file.events, evaluation->receipt);
    Viewed viewed{stored.key, to_staff_case(with_subject(database, *std::move(evaluation)), *std::move(shown))};
    const auto id = stored.key.evaluation_id;
    viewed.second.rights = rights_of(database, stored, member);
    const auto has = [&all = viewed.second.rights](Right right) { return std::ranges::find(all, right) != all.end(); };
    if (has(Right::Read)) // Not of a case that went to another unit since.
        viewed.second.person = person_or_unknown(database, key, id, viewed.second.evaluation, now);
    if (has(Right::Urge)) viewed.second.disclosures = store::list_disclosures(database, id);
    viewed.second.units = units_of(database, viewed.second);
    if (has(Right::Handle) || has(Right::Approve)) {
        viewed.second.writing = others_writing(database, stored, member, now);
        viewed.second.approves = cases::find_policy(database, stored.file.subject.policy_version)->approves;
    }
    return viewed;
}

} // namespace

Result<StaffCase> view_case(store::Store& store, const sealing::PersonKey& key, const ReceiptNumber& receipt,
                            const StaffMember& member, Instant now) {
    auto viewed = store.read([&](store::Database& database) {
        return cases::with_case(database, receipt,
                                [&](const auto& stored) { return view(database, stored, member, key, now); });
    });
    if (!viewed) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    auto& [of_case, shown] = *viewed;
    keep_view(store, of_case, member, now);
    return std::move(shown);
}

} // namespace zhiping::app
