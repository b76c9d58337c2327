#include "native/cases/act_on_case.hpp"

#include "native/cases/move_clocks.hpp"
#include "native/cases/seen_events.hpp"
#include "native/store/stored_files.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::cases {

namespace {

using Attachments = std::span<const store::Attachment>;

// In the order of the reply. Nullopt when others are given than it lists.
std::optional<std::vector<store::Attachment>> as_listed(const std::vector<Sha256>& hashes, Attachments given) {
    if (hashes.size() != given.size()) return std::nullopt;
    std::vector<store::Attachment> listed;
    for (const auto& hash : hashes) {
        const auto found =
            std::find_if(given.begin(), given.end(), [&](const auto& each) { return each.hash == hash; });
        if (found == given.end()) return std::nullopt;
        listed.push_back(*found);
    }
    return listed;
}

void keep_attachments(store::Database& database, store::AttachmentPlace place, Attachments listed) {
    for (const auto& attachment : listed) {
        ++place.position;
        if (!store::claim_waiting_file(database, attachment.sealing.file_id))
            throw store::DatabaseError{store::DatabaseProblem::Other, "an attachment waited for too long and is gone"};
        store::insert_attachment(database, {place, attachment});
    }
}

// Whether it is the last that they see of the case: what is hidden from them is nothing that they have missed.
bool is_last_seen(int seen, store::Database& database, const StoredCase& stored, const Actor& actor,
                  const UnitTree& units) {
    const auto events = events_seen_by(actor, read_events(database, stored.key.evaluation_id), stored.file, units);
    return seen == (events.empty() ? 0 : events.back().number);
}

} // namespace

Result<Ok> check_seen(store::Database& database, const StoredCase& stored, const Actor& actor,
                      std::optional<int> seen) {
    const auto units = units_above(database, {stored.file.unit_id, actor.unit_id});
    if (!seen || is_last_seen(*seen, database, stored, actor, units)) return Ok{};
    return Error{ErrorCode::Conflict, Text::CaseChanged};
}

Result<StoredCase> act_on_case(store::Database& database, const ReceiptNumber& receipt, const CaseCommand& command,
                               std::optional<int> seen, const Means& means, Attachments attachments) {
    auto stored = find_case(database, receipt);
    if (!stored) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    if (const auto up_to_date = check_seen(database, *stored, command.actor, seen); !up_to_date)
        return up_to_date.error();
    move_clocks(database, *stored, command.at, means); // By dates that are true, when the job has not run since.
    const auto around = surroundings_of(database, stored->file, command, means);
    const auto event = decide(stored->file, command, around.view());
    if (!event) return event.error();
    const auto& reply = event->details.reply;
    const auto listed = as_listed(reply ? reply->attachments : std::vector<Sha256>{}, attachments);
    if (!listed) return invalid("attachments", Text::AttachmentsDiffer);
    keep_event(database, *stored, *event, around.view(), means);
    keep_attachments(database, {stored->key.evaluation_id, event->number, 0}, *listed);
    return *std::move(stored);
}

} // namespace zhiping::cases
