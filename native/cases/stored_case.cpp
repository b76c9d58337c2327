#include "native/cases/stored_case.hpp"

#include "native/cases/event_row.hpp"
#include "native/cases/keep_notices.hpp"
#include "native/cases/policies.hpp"
#include "native/cases/round_row.hpp"
#include "native/cases/same_reply.hpp"
#include "native/store/case_changes.hpp"
#include "native/store/case_clocks.hpp"
#include "native/store/codes.hpp"
#include "native/store/journal.hpp"
#include "native/store/reply_drafts.hpp"
#include "native/store/units.hpp"
#include "shared/cases/timely_commands.hpp"
#include "shared/cases/visibility.hpp"

#include <algorithm>

namespace zhiping::cases {

namespace {

// Whether those of the unit that has the case see it: who sees most there is its lead.
bool is_hidden(const CaseEvent& event, const CaseFile& file, const UnitTree& units) {
    return !is_visible_to(event, {Role::Lead, file.unit_id, {}}, file, units);
}

// After the case's own row was changed.
void keep(store::Database& database, const StoredCase& stored, const CaseFile& before, const CaseEvent& event,
          const CaseSurroundings& around, const Means& means) {
    const auto id = stored.key.evaluation_id;
    const auto row = to_row(id, event, means.random);
    store::insert_event(database, row, reply_hash_of(event.details));
    for (const auto& clock : event.clocks)
        store::put_clock(database, id, {clock, means.calendar_version, next_look(clock, around)});
    const auto line = store::append_after(database, store::journal_end(database), event_line(stored.key.receipt, row));
    store::CaseChange change{id, line.number, is_hidden(event, stored.file, around.units)};
    if (before.events > 0 && before.unit_id != stored.file.unit_id) change.from_unit_id = before.unit_id;
    store::note_change(database, change);
    if (means.tells) keep_notices(database, {id, event, before, stored.file, around.units}, means.random);
}

// Those that are others now.
void keep_rounds(store::Database& database, std::int64_t evaluation_id, std::span<const CaseRound> before,
                 std::span<const CaseRound> now) {
    for (const auto& round : now)
        if (std::ranges::find(before, round) == before.end()) store::put_round(database, row_of(evaluation_id, round));
}

[[noreturn]] void refuse_damaged(const std::string& problem) {
    throw store::DatabaseError{store::DatabaseProblem::Damaged, problem};
}

std::optional<StoredCase> load(store::Database& database, const std::optional<store::CaseKey>& key) {
    const auto state = key ? store::find_case_state(database, key->evaluation_id) : std::nullopt;
    if (!state) return std::nullopt;
    const auto events = read_events(database, key->evaluation_id);
    StoredCase found{*key, made_of(events), rounds_of(events)};
    if (found.file.events != state->events) refuse_damaged("the last event of the case is missing");
    if (const auto problem = find_policy_problem(database, found.file)) refuse_damaged("the case " + *problem);
    // A blank code named nobody when the case was opened (docs/blanks.md).
    auto& officers = found.file.subject.officers;
    if (officers.empty()) officers = store::list_officers_of_bound(database, key->evaluation_id);
    return found;
}

// Whether a case that its citizen closes is drawn to be looked at again; nobody can know before.
int draw(outside::Random& random) {
    const auto bytes = random.bytes<4>();
    std::uint32_t number = 0;
    for (const auto byte : bytes) number = number << 8 | byte;
    return static_cast<int>(number % 100);
}

} // namespace

std::vector<CaseEvent> read_events(store::Database& database, std::int64_t evaluation_id) {
    std::vector<CaseEvent> events;
    for (const auto& row : store::list_events(database, evaluation_id)) events.push_back(to_event(row));
    return events;
}

// What comes later builds on what was before, so a case with a gap is not made at all.
CaseFile made_of(std::span<const CaseEvent> events) {
    int number = 0;
    for (const auto& event : events)
        if (event.number != ++number) refuse_damaged("event " + std::to_string(number) + " of the case is missing");
    if (events.empty() || events.front().action != CaseAction::Open || !events.front().details.subject)
        refuse_damaged("the case has no opening");
    CaseFile file;
    for (const auto& event : events) {
        if (!fits(file, event))
            refuse_damaged("event " + std::to_string(event.number) + " of the case says too little");
        apply(file, event);
    }
    return file;
}

std::optional<StoredCase> find_case(store::Database& database, const ReceiptNumber& receipt) {
    return load(database, store::find_case_key(database, receipt));
}

std::optional<StoredCase> find_case(store::Database& database, std::int64_t evaluation_id) {
    return load(database, store::find_case_key(database, evaluation_id));
}

UnitTree units_above(store::Database& database, std::initializer_list<std::string_view> unit_ids) {
    std::vector<Unit> units;
    const auto is_there = [&](std::string_view id) {
        return std::any_of(units.begin(), units.end(), [&](const Unit& each) { return each.id == id; });
    };
    for (const auto id : unit_ids)
        for (std::optional<std::string> next{id}; next && !is_there(*next);) {
            const auto unit = store::find_unit(database, *next);
            if (!unit) break;
            units.push_back(*unit);
            next = unit->parent_id;
        }
    return UnitTree{units};
}

Surroundings surroundings_of(store::Database& database, const CaseFile& file, const CaseCommand& command,
                             const Means& means) {
    return {.units = units_above(
                database, {file.unit_id, file.decided_by_unit_id, command.actor.unit_id, command.details.unit_id}),
            .policy = *find_policy(database, file.subject.policy_version),
            .calendar = *means.calendar,
            .lot = command.actor.role == Role::Citizen ? draw(means.random) : 100};
}

void keep_opening(store::Database& database, const store::CaseKey& key, const CaseEvent& event,
                  const CaseSurroundings& around, const Means& means) {
    StoredCase opened{key, {}};
    apply(opened.file, event);
    apply(opened.rounds, event);
    store::insert_case(database, state_of(key.evaluation_id, opened.file, opened.rounds));
    keep_rounds(database, key.evaluation_id, {}, opened.rounds);
    keep(database, opened, {}, event, around, means);
}

void keep_event(store::Database& database, StoredCase& stored, const CaseEvent& event, const CaseSurroundings& around,
                const Means& means) {
    const auto before = stored.file;
    const bool ends_drafts = event.status == CaseStatus::Closed || event.unit_id != before.unit_id;
    if (ends_drafts) store::delete_reply_drafts(database, stored.key.evaluation_id);
    const auto rounds = stored.rounds;
    apply(stored.file, event);
    apply(stored.rounds, event);
    if (!store::update_case(database, state_of(stored.key.evaluation_id, stored.file, stored.rounds), before.events))
        throw store::DatabaseError{store::DatabaseProblem::Locked, "another event of the case was stored first"};
    keep_rounds(database, stored.key.evaluation_id, rounds, stored.rounds);
    keep(database, stored, before, event, around, means);
}

store::CaseState state_of(std::int64_t evaluation_id, const CaseFile& file, std::span<const CaseRound> rounds) {
    const auto* clock = file.running(ClockKind::Reply);
    const auto is_open_measure = [](const CaseClock& each) {
        return each.kind == ClockKind::Measure && each.is_running();
    };
    return {.evaluation_id = evaluation_id,
            .policy_version = file.subject.policy_version,
            .status = file.status,
            .closing = file.closing,
            .unit_id = file.unit_id,
            .round = file.round,
            .events = file.events,
            .due = clock ? std::optional{clock->due} : std::nullopt,
            .has_pressure_report = file.has_pressure_report,
            .is_unapproved = is_unapproved(file),
            .is_sample = file.is_sample,
            .handler_badge = file.handler ? file.handler->badge : "",
            .request = file.request ? std::string{facts_of(case_actions, file.request->kind).id} : "",
            .has_objection = has_open_objection(file),
            .handler_name = file.handler ? file.handler->name : "",
            .has_rejected_reply = has_rejection(rounds),
            .has_disputed_contact = !file.disputed_contacts.empty(),
            .open_measures = static_cast<int>(std::ranges::count_if(file.clocks, is_open_measure))};
}

} // namespace zhiping::cases
