#pragma once

#include "shared/evaluation/receipt.hpp"
#include "tests/shared/support.hpp"

namespace zhiping::test {

inline ReceiptNumber random_receipt(Random& random) {
    return ReceiptNumber::from_random(parse_date("2026-11-20").value(), random.bytes<5>());
}

// As staff are shown one: it tells no query code, and not where its person was.
inline StoredEvaluation random_stored_evaluation(Random& random) {
    const auto noon = at(std::chrono::year{2026} / 11 / 20, 12);
    const auto code = Code::from_random(random.bytes<10>());
    StoredEvaluation stored{
        .receipt = {.number = random_receipt(random), .received = noon},
        .subject = {.code = code, .module = Module::LawEnforcement, .unit = {"蔡甸大队", "Caidian"}},
        .evaluation = {.code = code,
                       .catalogue_version = 1,
                       .language = Language::Chinese,
                       .agreed_at = noon - std::chrono::minutes{random.below(100)},
                       .satisfaction = Satisfaction::Dissatisfied,
                       .situations = {Situation::UncivilLanguage, Situation::ImpoundedWithoutCause},
                       .statement = "没有说明原因 😡\n\"引号\""}};
    if (random.below(2)) stored.receipt.due = Deadline{parse_date("2026-11-25").value(), 3, random.below(2) == 0};
    if (random.below(2)) {
        stored.receipt.evidence = {
            {.hash = random.bytes<32>(), .format = EvidenceFormat::Jpeg, .bytes = 7, .received = noon}};
        stored.receipt.evidence_head = random.bytes<32>();
    }
    if (random.below(2)) stored.subject.document_type = "违法停车告知单";
    if (random.below(2)) stored.subject.handled_at = noon - std::chrono::hours{1};
    if (random.below(2)) stored.words_erased = noon + std::chrono::hours{30'000};
    if (random.below(2)) stored.entered_by = UnitName{"武汉支队", "Wuhan"};
    if (random.below(2)) stored.comment_answer = GivenCommentAnswer{{CommentOutcome::Noted}, noon};
    return stored;
}

} // namespace zhiping::test
