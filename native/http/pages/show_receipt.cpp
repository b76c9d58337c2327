#include "native/http/pages/show_receipt.hpp"

#include "native/app/current_policy.hpp"
#include "native/app/list_own_views.hpp"
#include "native/app/read_case.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/exchange/receipt_cookies.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/person_post.hpp"
#include "shared/wire/paths.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

constexpr std::chrono::minutes still_news{10};

Visit visit_of_holder(const Exchange& exchange, const PageHolder& holder) {
    auto visit = visit_of(exchange.request);
    if (const auto* secret = std::get_if<Secret>(&holder.proof)) visit.query = "secret=" + secret->digits() + "&";
    return visit;
}

void give_passes(Exchange& exchange, const StoredEvaluation& stored, const std::optional<CitizenCase>& seen) {
    const auto& number = stored.receipt.number;
    if (!stored.receipt.evidence.empty()) give_evidence_pass(exchange, number);
    const auto has_attachments = [](const CitizenReply& reply) { return !reply.attachments.empty(); };
    if (seen && std::ranges::any_of(seen->replies, has_attachments)) give_attachment_pass(exchange, number);
}

// An evaluation that is not dissatisfied has none.
std::optional<CitizenCase> case_of(const Exchange& exchange, const PageHolder& holder) {
    const auto& context = exchange.context;
    auto seen = app::read_case(context.store, context.calendar, holder.number, holder.proof, context.clock.now());
    return seen ? std::optional{*std::move(seen)} : std::nullopt;
}

CitizenViews views_of(const Context& context, const PageHolder& holder) {
    const auto views = app::list_own_views(context.store, holder.number, holder.proof);
    return views ? *views : CitizenViews{};
}

// A notice leads to an address. A demo has one of its own.
app::PersonChannels person_channels(const Context& context) {
    if (!context.front.public_url && !context.demo) return {};
    return {context.notices.sms, context.wechat ? context.wechat->app_id() : "", context.wechat_templates};
}

struct UploadWays {
    std::string secret;
    std::string address; // For a script.
};

// Who came with the query code has no secret to show to the API: what they add comes with the form, under one of its
// own.
UploadWays upload_of(const Exchange& exchange, const PageHolder& holder) {
    if (const auto* secret = std::get_if<Secret>(&holder.proof))
        return {secret->digits(), std::string{wire::evaluations_path} + "/" + holder.number.text() + "/case/uploads"};
    return {Secret::from_random(exchange.context.random.bytes<16>()).digits(), {}};
}

// What the address says was done, if it was done just now: the address can be kept, and anybody can write one.
std::optional<CaseAction> done_just_now(std::optional<CaseAction> said, const CitizenCase& seen, Instant now) {
    const auto own = std::ranges::find_if(seen.events.rbegin(), seen.events.rend(),
                                          [](const CitizenEvent& event) { return is_citizen_action(event.action); });
    const bool is_it = own != seen.events.rend() && own->action == said && now - own->at < still_news;
    return is_it ? said : std::nullopt;
}

// Of what is asked now: it can only have become milder for whoever submitted before.
NameNeed name_need(const StoredEvaluation& stored) {
    const bool was_asked = find_catalogue(stored.evaluation.catalogue_version)->asks_who_and_where();
    return was_asked ? newest_policy().needs_of(stored.subject.module).name : NameNeed::Offered;
}

OwnerPage owner_of(const Exchange& exchange, const PageHolder& holder, const StoredEvaluation& stored,
                   const ReceiptAnswer& answer, const std::optional<app::SignedInPerson>& signed_in) {
    const auto means = person_means(exchange);
    const app::OwnEvaluation own{holder.number, holder.proof};
    const auto* posted = answer.person;
    return {.page = {.address = person_address(exchange, holder),
                     .waiting = posted ? posted->waiting : find_waiting(exchange, own),
                     .posted = posted,
                     .kept = posted ? posted->form.kept : answer.kept,
                     .language = language_of(exchange.request)},
            .owner = app::find_owner(means, own, signed_in),
            .can_send = means.dispatcher != nullptr,
            .need = name_need(stored),
            .until = stored.receipt.received + app::current_policy(means.store, means.now).verification,
            .now = means.now,
            .my_address = address_at(visit_of(exchange.request), "/my")};
}

} // namespace

std::string person_address(const Exchange& exchange, const PageHolder& holder) {
    auto visit = visit_of_holder(exchange, holder);
    visit.path = "/r/" + holder.number.text() + "/person";
    return address_of(visit, visit.language);
}

std::string receipt_address(const Exchange& exchange, const PageHolder& holder) {
    auto visit = visit_of_holder(exchange, holder);
    visit.path = "/r/" + holder.number.text();
    return address_of(visit, visit.language);
}

void show_receipt(Exchange& exchange, const PageHolder& holder, const ReceiptAnswer& answer) {
    const auto& [status, posted, done, person, kept, signed_in] = answer;
    const auto& context = exchange.context;
    const auto found = app::read_evaluation(context.store, holder.number, holder.proof);
    if (!found) {
        exchange.response.status = 404;
        return;
    }
    auto stored = *found;
    stored.receipt.query_code = sealing::query_code_of(context.vault.query_key(), holder.number);
    const auto signed_receipt = app::sign_receipt(context.store, context.vault, holder.number);
    const auto seen = case_of(exchange, holder);
    const auto views = views_of(context, holder);
    give_passes(exchange, stored, seen);
    auto visit = visit_of_holder(exchange, holder);
    visit.path = "/r/" + holder.number.text();
    const auto reader = signed_in ? signed_in : signed_in_person(exchange);
    const auto owner = owner_of(exchange, holder, stored, answer, reader);
    const auto told =
        app::find_evaluation_notices(context.store, {holder.number, holder.proof}, reader, person_channels(context));
    if (!seen)
        return reply_page(exchange, status,
                          receipt_page(stored, signed_receipt, views, owner, told, nullptr, {}, visit));
    const auto [secret, address] = upload_of(exchange, holder);
    const ActionPage page{.seen = *seen,
                          .address = receipt_address(exchange, holder),
                          .new_id = [&] { return ActionId::from_random(context.random.bytes<16>()); },
                          .upload_secret = posted && posted->upload_secret ? posted->upload_secret->digits() : secret,
                          .upload_address = address,
                          .posted = posted,
                          .language = visit.language};
    reply_page(exchange, status,
               receipt_page(stored, signed_receipt, views, owner, told, &page,
                            done_just_now(done, *seen, context.clock.now()), visit));
}

} // namespace zhiping::http
