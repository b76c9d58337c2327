#include "native/app/submit_evaluation.hpp"

#include "native/app/accept_evidence.hpp"
#include "native/app/case_means.hpp"
#include "native/app/code_refusals.hpp"
#include "native/app/evaluation_lines.hpp"
#include "native/app/identify.hpp"
#include "native/app/may_help.hpp"
#include "native/app/receipt_notice.hpp"
#include "native/app/sealed_position.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/cases/amend_case.hpp"
#include "native/cases/open_case.hpp"
#include "native/cases/policies.hpp"
#include "native/store/codes.hpp"
#include "native/store/comments.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/journal.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

// Whether an upload became this evidence, or is the same file once more: a form without script sends its files anew.
bool is_of(const store::StoredEvidence& stored, const store::Digest& token, const store::Digest& secret,
           store::Database& database) {
    if (stored.token == token) return true;
    const auto again = store::find_upload(database, token);
    return again && store::is_same(again->secret, secret) && again->held.hash == stored.evidence.hash;
}

// What was added to its case since is no part of the submission.
bool has_evidence(store::Database& database, const store::FoundEvaluation& first, const std::vector<UploadId>& evidence,
                  const store::Digest& secret) {
    const auto added = std::find_if(first.evidence.begin(), first.evidence.end(),
                                    [](const store::StoredEvidence& stored) { return stored.event.has_value(); });
    return std::equal(first.evidence.begin(), added, evidence.begin(), evidence.end(),
                      [&](const store::StoredEvidence& stored, const UploadId& id) {
                          return is_of(stored, store::digest(id.digits()), secret, database);
                      });
}

// One message for all reasons: the answer must not say whether only the secret was wrong.
Result<Receipt> answer_again(store::Database& database, const store::FoundEvaluation& first,
                             const Submission& submission, const store::Digest& secret) {
    auto sent = submission.evaluation;
    sent.where = {}; // What is sealed is not read back for that.
    if (store::is_same(first.secret, secret) && first.evaluation == sent &&
        has_evidence(database, first, submission.evidence, secret))
        return first.receipt;
    return Error{ErrorCode::Conflict, Text::SubmissionConflict, SubmissionIdTag::field};
}

// What is stored together.
struct Accepted {
    const Submission& submission;
    const store::SubmissionDigests& digests;
    const std::vector<store::FoundUpload>& uploads;
    const store::CodeState& code;
    const Policy& policy; // In force.
    const sealing::PersonKey& key;
    std::optional<std::int64_t> person_id; // Who is signed in.
    Instant now;
    std::optional<std::string> entered_by_unit_id; // At a counter.
    bool tells;
};

std::optional<std::int64_t> find_amended(store::Database& database, const Accepted& accepted) {
    if (!accepted.code.is_on_document) return std::nullopt;
    const auto& [id, evaluation, evidence, named] = accepted.submission;
    return cases::find_amended(database, named, evaluation.code, {accepted.digests.secret, accepted.person_id},
                               accepted.policy, accepted.now);
}

Deadline open_case(store::Database& database, const Accepted& accepted, const store::CaseKey& key,
                   const cases::FindMeans& find_means) {
    const auto& evaluation = accepted.submission.evaluation;
    const CaseSubject subject{.ticked = evaluation.situations,
                              .officers = store::list_code_officers(database, evaluation.code.symbols()),
                              .unit_id = accepted.code.unit_id,
                              .received = accepted.now,
                              .policy_version = accepted.policy.version};
    return cases::open_case(database, key, subject, accepted.policy, find_means(database));
}

// The case of the first one, or the one that a later one has opened meanwhile. None where it is damaged: `verify` tells
// of that, and whoever evaluates now is not to suffer from it.
std::optional<cases::StoredCase> find_amended_case(store::Database& database, std::int64_t first) try {
    if (auto found = cases::find_case(database, first)) return found;
    const auto later = store::find_amending_case(database, first);
    return later ? cases::find_case(database, *later) : std::nullopt;
} catch (const store::DatabaseError& problem) {
    if (problem.kind() != store::DatabaseProblem::Damaged) throw;
    return std::nullopt;
}

// An evaluation is stored whatever is wrong with what is stored of its person.
std::optional<PersonName> name_of_submitter(store::Database& database, const Accepted& accepted) try {
    return accepted.person_id ? find_person_name(database, accepted.key, *accepted.person_id) : std::nullopt;
} catch (const sealing::DamagedFile&) {
    return std::nullopt;
}

// Whoever is signed in and has a name. Where they have evaluated often enough today it stays nobody's. Nullopt when it
// does not become theirs.
std::optional<store::EvaluationPerson> keep_submitter(store::Database& database, const Accepted& accepted,
                                                      std::int64_t id, const ReceiptNumber& number) {
    const auto name = name_of_submitter(database, accepted);
    if (!name) return std::nullopt;
    const store::EvaluationPerson owner{.evaluation_id = id,
                                        .person_id = *accepted.person_id,
                                        .name = seal_name(accepted.key, id, *name),
                                        .may_call = false,
                                        .verified = accepted.now};
    const bool may_be = accepted.code.is_on_document || !has_evaluated_often(database, owner);
    return may_be && keep_person(database, owner, number) ? std::optional{owner} : std::nullopt;
}

// With the same secret, too, it is its person's alone.
bool is_anothers(store::Database& database, std::int64_t evaluation_id, const Accepted& accepted) {
    const auto owner = store::find_evaluation_person(database, evaluation_id);
    return owner && owner->person_id != accepted.person_id;
}

// The earlier one, or the later one that has opened the case meanwhile, becomes the submitter's with it.
std::optional<Deadline> amend(store::Database& database, const Accepted& accepted, const store::CaseKey& key,
                              const cases::FindMeans& find_means) {
    const auto amended = find_amended(database, accepted);
    if (!amended) return std::nullopt;
    auto first = find_amended_case(database, *amended);
    const auto earlier = first ? first->key : *store::find_case_key(database, *amended);
    if (is_anothers(database, earlier.evaluation_id, accepted)) return std::nullopt;
    const auto due = first ? cases::amend_case(database, *first, accepted.submission.evaluation, key.receipt,
                                               accepted.now, find_means(database))
                           : std::nullopt;
    if (first && !due) return std::nullopt; // It is answered: this one stands alone.
    keep_submitter(database, accepted, earlier.evaluation_id, earlier.receipt);
    store::set_amends(database, key.evaluation_id, earlier.evaluation_id);
    return due;
}

// A dissatisfied one opens a case, unless it amends one that is handled.
std::optional<Deadline> promise(store::Database& database, const Accepted& accepted, const store::CaseKey& key,
                                const cases::FindMeans& find_means) {
    if (const auto due = amend(database, accepted, key, find_means)) return due;
    if (!cases::opens_case(accepted.submission.evaluation, accepted.code.module, accepted.policy)) return std::nullopt;
    return open_case(database, accepted, key, find_means);
}

// With the journal's line about it.
std::optional<std::int64_t> insert_evaluation(store::Database& database, const Accepted& accepted,
                                              const Receipt& receipt, outside::Random& random) {
    const auto& evaluation = accepted.submission.evaluation;
    std::optional<journal::Salt> salt;
    if (!evaluation.statement.empty() || !evaluation.document_number.empty())
        salt = random.bytes<std::tuple_size_v<journal::Salt>>();
    const auto id =
        store::insert_evaluation(database, evaluation, receipt, accepted.digests, salt, accepted.entered_by_unit_id);
    if (id)
        store::append_to_journal(database, evaluation_line({.id = *id,
                                                            .receipt = receipt.number,
                                                            .received = receipt.received,
                                                            .satisfaction = *evaluation.satisfaction,
                                                            .statement = evaluation.statement,
                                                            .salt = salt,
                                                            .document_number = evaluation.document_number}));
    return id;
}

Receipt store_for_good(store::Database& database, const Accepted& accepted, outside::Random& random,
                       const cases::FindMeans& find_means) {
    const auto& [submission, digests, uploads, code, policy, key, person_id, now, entered_by, tells] = accepted;
    // Two equal numbers on one day are rarer than once in years; then another number is tried.
    while (true) {
        const auto number = ReceiptNumber::from_random(china_date(now), random.bytes<5>());
        Receipt receipt{.number = number, .received = now};
        const auto id = insert_evaluation(database, accepted, receipt, random);
        if (!id) continue;
        auto accepted_evidence = accept_evidence(database, {*id, number}, uploads, now);
        receipt.evidence = std::move(accepted_evidence.pieces);
        receipt.evidence_head = accepted_evidence.head;
        keep_position(database, key, *id, submission.evaluation.where);
        receipt.due = promise(database, accepted, {*id, number, digests.secret}, find_means);
        // Last: it is not the earlier one that it amends.
        const auto owner = keep_submitter(database, accepted, *id, number);
        const auto due = receipt.due ? std::optional{receipt.due->day} : std::nullopt;
        if (owner && tells) keep_receipt_notice(database, *owner, due, random);
        // What amends a case is answered with it.
        if (!receipt.due && is_comment(submission.evaluation)) store::insert_comment(database, *id, code.unit_id);
        return receipt;
    }
}

NumberNeed need_of(const store::CodeState& code) { return code.is_blank ? NumberNeed::Required : NumberNeed::None; }

// Null: the citizen submits it.
Result<Ok> check_helper(store::Database& database, const StaffMember* helper, const Code& code,
                        const std::string& unit_id, Instant now) {
    if (!helper) return Ok{};
    const auto still = still_signed_in(database, *helper, now);
    if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
    if (!may_help(database, *still, code.symbols(), unit_id, {}))
        return Error{ErrorCode::Forbidden, Text::CounterNotHere, "code"};
    return Ok{};
}

// All of it on the writer: a reader would have to fetch every page anew after each commit, which
// costs several times what a refusal does here.
Result<Receipt> submit(store::Store& store, CurrentCalendar& calendar, const Submission& submission,
                       const store::SubmissionDigests& digests, const Submitter& submitter, const StaffMember* helper,
                       Instant now, outside::Random& random) {
    const auto& evaluation = submission.evaluation;
    std::optional<Result<Ok>> allowed; // By the limits: asked once, however often this is tried.
    return store.write([&](store::Database& database) -> Result<Receipt> {
        const auto code = store::find_code_state(database, evaluation.code);
        if (!code) return code_unknown();
        if (const auto helps = check_helper(database, helper, evaluation.code, code->unit_id, now); !helps)
            return helps.error();
        if (const auto valid = validate(evaluation, code->module, need_of(*code)); !valid) return valid.error();
        if (!code->is_of_block && !evaluation.document_number.empty())
            return invalid("document_number", Text::BlankNumberUnfit); // It is on the code.
        // Before asking whether the code is revoked: a phone that never saw its receipt gets it even when the
        // code was revoked since.
        if (const auto first = store::find_evaluation_by_submission(database, digests.submission))
            return answer_again(database, *first, submission, digests.secret);
        if (!may_finish(code->revoked_at, now)) return code_revoked();
        const auto uploads = find_evidence_uploads(database, submission, digests.secret);
        if (!uploads) return uploads.error();
        const auto person_id = submitter.token ? find_person_id(database, *submitter.token, now) : std::nullopt;
        const CountedSubmission counted{evaluation.code, code->is_on_document, person_id};
        if (!allowed) allowed = check_submission_limits(submitter.counts, counted, now);
        if (!*allowed) return allowed->error();
        const auto entered_by = helper ? std::optional{helper->unit_id} : std::nullopt;
        const auto policy = cases::policy_in_force(database, now);
        return store_for_good(
            database,
            {submission, digests, *uploads, *code, policy, submitter.key, person_id, now, entered_by, submitter.tells},
            random, case_means(calendar, random, submitter.tells));
    });
}

} // namespace

Result<Receipt> submit_evaluation(store::Store& store, CurrentCalendar& calendar, const Submission& submission,
                                  const Secret& secret, const Submitter& submitter, Instant now,
                                  outside::Random& random) {
    const store::SubmissionDigests digests{store::digest(submission.id.digits()), store::digest(secret.digits())};
    return submit(store, calendar, submission, digests, submitter, nullptr, now, random);
}

Result<Receipt> enter_evaluation(store::Store& store, CurrentCalendar& calendar, const Submission& submission,
                                 const StaffMember& member, const sealing::PersonKey& key, Instant now,
                                 outside::Random& random) {
    // No secret has this digest: secrets are digits. So nobody has one, and the same member is known again.
    const auto nobodys = "counter " + std::to_string(member.id) + " " + submission.id.digits();
    const store::SubmissionDigests digests{store::digest(submission.id.digits()), store::digest(nobodys)};
    return submit(store, calendar, submission, digests, {key}, &member, now, random);
}

} // namespace zhiping::app
