#pragma once

#include "native/journal/commitment.hpp"
#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "shared/cases/case_file.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/units/level.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

// The rows of a case. What they mean together is made of them elsewhere (native/cases/stored_case.hpp).
namespace zhiping::store {

// What stands of a case beside its events: what lists and the jobs ask for.
struct CaseState {
    std::int64_t evaluation_id;
    int policy_version;
    CaseStatus status;
    std::optional<Closing> closing;
    std::string unit_id;
    int round;
    int events;
    std::optional<Date> due; // Of the reply's clock that runs.
    bool has_pressure_report;
    bool is_unapproved;                            // The last reply went out without a second person.
    bool is_sample;                                // Drawn to be rechecked by the level above.
    std::optional<std::string> handler_badge = {}; // Empty: nobody's; none: not known (migration 0013).
    std::optional<std::string> request = {};       // The same, of what waits for the level above.
    bool has_objection = false;                    // Of an officer on the code, which waits for the level above.
    std::optional<std::string> handler_name = {};  // The same as of the badge (migration 0034).
    bool has_rejected_reply = false;
    bool has_disputed_contact = false;
    int open_measures = 0; // Promised and not confirmed.

    bool operator==(const CaseState&) const = default;
};

void insert_case(Database&, const CaseState&);

// False, and nothing changes, when the case has not `seen` events any more: another got there first.
bool update_case(Database&, const CaseState&, int seen);

// Whose case it is.
struct CaseKey {
    std::int64_t evaluation_id;
    ReceiptNumber receipt;
    Digest secret; // Of the citizen.
};
// Of an evaluation, whether it has a case or not.
std::optional<CaseKey> find_case_key(Database&, const ReceiptNumber&);
std::optional<CaseKey> find_case_key(Database&, std::int64_t evaluation_id);

std::optional<CaseState> find_case_state(Database&, std::int64_t evaluation_id);

// What the case of an evaluation is about, as it was submitted. Nullopt when there is no such evaluation.
std::optional<CaseSubject> find_case_subject(Database&, std::int64_t evaluation_id, int policy_version);

// The receipts of cases that have lines in the journal and no row: at most so many.
std::vector<std::string> list_missing_cases(Database&, std::int64_t most);

// An event as it is stored: its facts and its words as JSON (shared/wire/case_json.hpp), each with the salt of its
// commitment in the journal.
struct EventRow {
    std::int64_t evaluation_id;
    int number;
    CaseAction action;
    Actor actor;
    Instant at;
    std::string facts;
    journal::Salt salt;
    std::optional<std::string> words = {}; // None where nothing was said, or it was erased.
    journal::Salt words_salt = {};
};

// `reply_hash` of the reply's text, when it has one.
void insert_event(Database&, const EventRow&, const std::optional<Sha256>& reply_hash);

// All of a case, in order.
std::vector<EventRow> list_events(Database&, std::int64_t evaluation_id);

// In how many other cases a text with this hash of a reply was handed in or issued.
std::int64_t count_cases_with_reply(Database&, const Sha256& reply_hash, std::int64_t but_evaluation_id);

// The first of the cases after this one; for who goes through all of them.
std::vector<CaseState> list_cases_after(Database&, std::int64_t evaluation_id, std::int64_t most);

// Of the newest case; nullopt when there are none.
std::optional<std::int64_t> last_case_id(Database&);

// A line of a list.
struct ListedCase {
    CaseState state;
    ReceiptNumber receipt;
    Instant received;
};

// How many cases that are not closed a unit and those below it have.
std::int64_t count_open_cases(Database&, std::string_view unit_id);

// Other cases of the same document, the oldest first.
std::vector<ReceiptNumber> list_linked_cases(Database&, std::int64_t evaluation_id);

} // namespace zhiping::store
