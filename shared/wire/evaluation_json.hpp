#pragma once

#include "shared/evaluation/code_facts.hpp"
#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/evaluation/submission.hpp"

#include <string>
#include <string_view>

// Text in, text out: no caller sees a JSON library. Decoding checks form (types, ranges, known
// values) and names the member that is wrong; validate() checks the rules. Members that are not
// known are ignored, so that an older server understands a newer phone.
namespace zhiping::wire {

// {"submission_id","code","catalogue_version","language","agreed_at","satisfaction","situations","statement","evidence"}
std::string encode(const Submission&);
Result<Submission> decode_submission(std::string_view body);

// {"receipt","received_at","due":{"date","working_days","provisional"}|null,"evidence","evidence_head"|null,
// "query_code"}, the last when it is known;
// "evidence":
// [{"sha256","kind","format","bytes","received_at","removed_at"|null}, ...], none when the member is missing.
std::string encode(const Receipt&);
Result<Receipt> decode_receipt(std::string_view body);

// {"code","module","unit":{"zh-CN","en"},"document":{"type","number"}|null,"handled_at"|null,"place",
// "reconsideration":{"zh-CN","en"}}, the last where it is known
std::string encode(const CodeFacts&);
Result<CodeFacts> decode_code_facts(std::string_view body);

// The receipt's members, "subject" (a code's facts), "evaluation", and once a comment was answered "comment_answer":
// {"outcome","words","answered_at"}.
std::string encode(const StoredEvaluation&);
Result<StoredEvaluation> decode_stored_evaluation(std::string_view body);

// As it is kept on the phone; carries the secret, and is never sent.
std::string encode(const Draft&);
Result<Draft> decode_draft(std::string_view text);

} // namespace zhiping::wire
