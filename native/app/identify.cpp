#include "native/app/identify.hpp"

#include "native/app/receipt_notice.hpp"
#include "native/app/shared_devices.hpp"
#include "native/cases/policies.hpp"
#include "native/store/cases.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/journal.hpp"
#include "native/store/retention.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

constexpr Error not_theirs() { return {ErrorCode::Forbidden, Text::NotThisPerson, "phone"}; }

Instant start_of_day(Instant now) { return Instant{china_date(now)} - china_offset; }

// With its link. A query code is read out at counters; it is enough for what a counter has entered, of which nobody has
// a link.
bool may_be_claimed(store::Database& database, const OwnEvaluation& own) {
    if (std::holds_alternative<Secret>(own.proof)) return true;
    return store::is_entered_at_counter(database, own.receipt);
}

Result<Ok> link(store::Database& database, const PersonMeans& means, const OwnEvaluation& own,
                std::int64_t evaluation_id, std::int64_t person_id, const TypedPerson& typed) {
    if (const auto known = store::find_evaluation_person(database, evaluation_id)) {
        if (known->person_id != person_id) return not_theirs();
        return Ok{};
    }
    if (!may_be_claimed(database, own)) return Error{ErrorCode::Forbidden, Text::IdentifyByLink, "name"};
    if (!typed.name) return not_theirs(); // Who only signed in with a number has said no name.
    const store::EvaluationPerson owner{.evaluation_id = evaluation_id,
                                        .person_id = person_id,
                                        .name = seal_name(means.key, evaluation_id, *typed.name),
                                        .may_call = typed.may_call,
                                        .verified = means.now};
    if (has_evaluated_often(database, owner)) return Error{ErrorCode::TooMany, Text::PlaceEvaluatedOften, "phone"};
    store::forget_erasure_wish(database, person_id); // They have just given their name anew.
    if (keep_person(database, owner, own.receipt)) {
        const auto state = store::find_case_state(database, evaluation_id);
        keep_receipt_notice(database, owner, state ? state->due : std::nullopt, means.random);
    }
    return Ok{};
}

} // namespace

bool has_evaluated_often(store::Database& database, const store::EvaluationPerson& owner) {
    const auto day = start_of_day(store::find_kept(database, owner.evaluation_id)->received);
    const auto at_place = store::count_of_place(database, owner, day, day + std::chrono::days{1});
    return at_place >= cases::policy_in_force(database, day).place_evaluations_daily;
}

bool keep_person(store::Database& database, const store::EvaluationPerson& owner, const ReceiptNumber& receipt) {
    if (!store::insert_evaluation_person(database, owner)) return false;
    store::append_to_journal(database, journal::Line{journal::Kind::PersonVerified, receipt, owner.verified});
    return true;
}

Result<NewPersonSession> confirm_code(const PersonMeans& means, const CodeUse& use, const OneTimeCode& code) {
    return means.store.write([&](store::Database& database) -> Result<NewPersonSession> {
        const auto evaluation_id = find_evaluation_of(database, use);
        if (!evaluation_id) return evaluation_id.error();
        const auto typed = use_code(database, means, use, *evaluation_id, code);
        if (!typed) return typed.error();
        const auto person_id = find_or_insert_person(database, means.key, typed->phone, means.now);
        if (*evaluation_id) {
            const auto linked = link(database, means, *use.evaluation, **evaluation_id, person_id, *typed);
            if (!linked) return linked.error();
            keep_shared_device(database, means, use.device);
        }
        return begin_person_session(database, means, person_id, typed->stays_signed_in);
    });
}

EvaluationOwner find_owner(const PersonMeans& means, const OwnEvaluation& own,
                           const std::optional<SignedInPerson>& person) {
    return means.store.read([&](store::Database& database) -> EvaluationOwner {
        const auto key = store::find_case_key(database, own.receipt);
        if (!key || !opens(own.proof, own.receipt, key->secret)) return {};
        const auto link = store::find_evaluation_person(database, key->evaluation_id);
        if (!link) return {.may_be_claimed = may_be_claimed(database, own)};
        if (!person || person->id != link->person_id) return {.is_known = true};
        const auto name = open_name(means.key, *link);
        auto shown = show_person(database, means.key, link->person_id);
        shown.name = name ? name->masked() : "";
        return {.is_known = true, .shown = std::move(shown), .may_call = link->may_call};
    });
}

Result<Ok> change_contact_wish(const PersonMeans& means, const ReceiptNumber& receipt, const SignedInPerson& person,
                               bool may_call) {
    return means.store.write([&](store::Database& database) -> Result<Ok> {
        const auto theirs = prove_person(database, person.id, receipt);
        if (!theirs) return not_theirs();
        store::set_may_call(database, store::find_case_key(database, receipt)->evaluation_id, may_call);
        return Ok{};
    });
}

} // namespace zhiping::app
