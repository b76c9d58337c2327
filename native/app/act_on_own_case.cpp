#include "native/app/act_on_own_case.hpp"

#include "native/app/added_evidence.hpp"
#include "native/app/case_means.hpp"
#include "native/app/own_case.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/store/case_actions_done.hpp"
#include "native/store/persons.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// Whether what was done with this id is this.
bool is_same(store::Database& database, const store::DoneAction& done, const CitizenAction& action) {
    auto event = cases::read_events(database, done.evaluation_id).at(static_cast<std::size_t>(done.number) - 1);
    event.details.is_sample = false; // Drawn when it was done.
    auto evidence = find_brought_evidence(database, done.evaluation_id, action);
    if (!evidence) return false;
    auto details = action.details;
    details.evidence = *std::move(evidence);
    return event.action == action.action && event.details == details;
}

// Stores it with what it does.
Result<cases::StoredCase> act(store::Database& database, const cases::StoredCase& own, const CitizenAction& action,
                              const store::Digest& id, Instant now, const cases::Means& means) {
    const auto events = cases::read_events(database, own.key.evaluation_id);
    if (const auto allowed = check_added_words(events, action.action, now); !allowed) return allowed.error();
    const auto evidence = find_added_evidence(database, own, action);
    if (!evidence) return evidence.error();
    CaseCommand command{action.action, {Role::Citizen}, now, action.details};
    for (const auto& upload : *evidence) command.details.evidence.push_back(*upload.held.hash);
    auto acted = cases::act_on_case(database, own.key.receipt, command, action.seen, means);
    if (!acted) return acted;
    accept_added_evidence(database, *acted, *evidence, now);
    store::insert_done_action(database, {own.key.evaluation_id, id, acted->file.events});
    return acted;
}

// Of an evaluation that has a person, what decides is that person's: whoever has got hold of the link only reads.
Result<cases::StoredCase> check_person(store::Database& database, const cases::StoredCase& own,
                                       const CaseCitizen& citizen, CaseAction action) {
    const auto link =
        needs_person(action) ? store::find_evaluation_person(database, own.key.evaluation_id) : std::nullopt;
    if (link && link->person_id != citizen.person_id) return Error{ErrorCode::Forbidden, Text::PersonNeeded, "person"};
    return own;
}

// What was done before is not done again.
Result<cases::StoredCase> act_once(store::Database& database, const cases::StoredCase& own, const CitizenAction& action,
                                   Instant now, const cases::Means& means) {
    const auto id = store::digest(action.id.digits());
    const auto done = store::find_done_action(database, own.key.evaluation_id, id);
    if (!done) return act(database, own, action, id, now, means);
    if (is_same(database, *done, action)) return own;
    return Error{ErrorCode::Conflict, Text::ActionConflict, ActionIdTag::field};
}

} // namespace

Result<CitizenCase> act_on_own_case(store::Store& store, CurrentCalendar& calendar, const CaseCitizen& citizen,
                                    const CitizenAction& action, Instant now, outside::Random& random) {
    return store.write([&](store::Database& database) {
        const auto means = case_means(calendar, random)(database);
        return find_own_case(database, citizen.receipt, citizen.proof)
            .and_then([&](const cases::StoredCase& own) { return check_person(database, own, citizen, action.action); })
            .and_then([&](const cases::StoredCase& own) { return act_once(database, own, action, now, means); })
            .and_then([&](const cases::StoredCase& acted) -> Result<CitizenCase> {
                return show_own_case(database, acted, *means.calendar, now);
            });
    });
}

} // namespace zhiping::app
