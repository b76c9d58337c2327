#pragma once

#include "native/store/database.hpp"
#include "shared/codes/receipt_number.hpp"

#include <optional>
#include <string>
#include <vector>

// What is kept of evaluations, and erasing it.
namespace zhiping::store {

struct KeptEvaluation {
    std::int64_t id;
    ReceiptNumber receipt;
    Instant received;
    std::optional<Instant> done; // When its case was closed; without a case, receipt. Nullopt: it is being handled.
    bool is_held;                // By a lead.
    bool words_erased;
};

std::optional<KeptEvaluation> find_kept(Database&, std::int64_t evaluation_id);

// Those with words that were received before a moment: the `most` that come after `last`, the oldest first; null: from
// the first one on.
std::vector<KeptEvaluation> list_kept_before(Database&, Instant, const KeptEvaluation* last, std::int64_t most);

// The words of the evaluation, of its case, of the answer to it and of those who saw its person.
void erase_words(Database&, std::int64_t evaluation_id, Instant now);

// Name and position, and for whom its document is; and the number of its person, when that was the last of theirs that
// has a name. False when there was nothing of it.
bool erase_personal_data(Database&, std::int64_t evaluation_id);

// For whom documents are whose codes were issued earlier, at most so many of them. How many there were.
std::int64_t erase_parties(Database&, Instant before, std::int64_t most);

// A person asks for it: those of their evaluations that are still named.
void ask_for_erasure(Database&, std::int64_t person_id, Instant now);
std::vector<std::int64_t> list_named_evaluations(Database&, std::int64_t person_id);

// The number, and who they are to WeChat, when no evaluation of theirs has a name any more.
void erase_person_without_names(Database&, std::int64_t person_id);

// Who has no evaluation and no session, in the mini-program neither, and was first met before a moment: they only
// signed in. At most so many.
std::vector<std::int64_t> list_persons_of_nothing(Database&, Instant, std::int64_t after_id, std::int64_t most);
void delete_person_of_nothing(Database&, std::int64_t id); // Unless they have something by now.

// Persons who asked and are not erased yet, at most so many.
std::vector<std::int64_t> list_persons_to_erase(Database&, std::int64_t after_id, std::int64_t most);

struct Hold {
    std::int64_t evaluation_id;
    std::int64_t staff_id;
    std::string reason;
    Instant at;
};
void put_hold(Database&, const Hold&); // In place of one that was there.
bool delete_hold(Database&, std::int64_t evaluation_id);

} // namespace zhiping::store
