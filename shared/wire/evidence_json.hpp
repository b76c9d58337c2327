#pragma once

#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/evaluation/submission.hpp"
#include "shared/wire/json.hpp"

// What is said of photos and videos inside of other messages; for this room's .cpp files only.
namespace zhiping::wire {

// ["UPLOAD_ID", ...]; none when the member is missing, because older phones know of none.
Json to_json(const std::vector<UploadId>&);
Result<std::vector<UploadId>> upload_ids_from(const Json& object, const char* name = UploadIdTag::field);

// [{"sha256","kind","format","bytes","received_at","removed_at"|null}, ...]
Json to_json(const std::vector<Evidence>&);
Result<std::vector<Evidence>> evidence_from(const Json& object);

// "evidence_head": 64 hexadecimal digits, or null.
Json head_to_json(const std::optional<Sha256>&);
Result<std::optional<Sha256>> head_from(const Json& object);

// [{"file","format","bytes","fingerprint","upload"|null,"held","paused_at"|null}, ...] under "chosen_evidence";
// none when the member is missing, because older drafts know of none.
Json to_json(const std::vector<ChosenEvidence>&);
Result<std::vector<ChosenEvidence>> chosen_evidence_from(const Json& object);

} // namespace zhiping::wire
