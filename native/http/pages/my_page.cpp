#include "native/app/own_evaluations.hpp"
#include "native/http/pages/find_page.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/notices_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/page_routes.hpp"
#include "native/http/pages/person_post.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/pages/visit.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/own_data_json.hpp"

#include <algorithm>
#include <charconv>

// The evaluations of whoever is signed in; to all others, the way to sign in.
namespace zhiping::http {

namespace {

bool leads_to_documents(const Exchange& exchange) { return exchange.request.get_param_value("then") == "documents"; }

std::string asked_module(const Exchange& exchange) {
    const auto module = find_by_id(modules, exchange.request.get_param_value("module"));
    return module ? module_query(*module) : "";
}

std::string my_address(const Exchange& exchange) {
    const auto query = leads_to_documents(exchange) ? "then=documents&" + asked_module(exchange) : "";
    return address_at(visit_of(exchange.request), "/my", query);
}

// Where somebody goes on who had to sign in first.
std::string after_sign_in(const Exchange& exchange) {
    if (!leads_to_documents(exchange)) return {};
    return address_at(visit_of(exchange.request), "/documents", asked_module(exchange));
}

bool waits_for_citizen(const CitizenCase& seen) {
    constexpr std::array asked{CaseAction::OpenReply, CaseAction::Accept, CaseAction::AnswerQuestion};
    return std::ranges::any_of(asked, [&](CaseAction action) {
        return std::ranges::find(seen.possible_actions, action) != seen.possible_actions.end();
    });
}

std::string standing_of(const app::ListedEvaluation& listed, Language language) {
    if (const auto& seen = listed.seen) return case_heading(*seen, language);
    if (const auto& given = listed.evaluation.comment_answer)
        return std::string{text(facts_of(comment_outcomes, given->answer.outcome).text, language)};
    return std::string{text(Text::StepSubmitted, language)};
}

std::string item_html(const app::ListedEvaluation& listed, const Visit& visit) {
    const auto language = visit.language;
    const auto& receipt = listed.evaluation.receipt;
    auto there = visit;
    there.path = "/r/" + receipt.number.text();
    auto html = "<li class=\"card\"><a" + attribute("href", address_of(there, language)) + "><strong>" +
                escape(standing_of(listed, language)).markup + "</strong></a>";
    if (listed.seen && waits_for_citizen(*listed.seen))
        html += "<p class=\"waits\">" + escape(text(Text::MyWaits, language)).markup + "</p>";
    if (listed.seen && listed.seen->status != CaseStatus::Closed)
        for (const auto& sentence : promise_words(*listed.seen, language)) html += element("p", sentence).markup;
    const auto lines = describe(listed.evaluation.subject, language);
    html += element("p", lines.subject).markup + "<p class=\"hint\">" + escape(receipt.number.text()).markup + " · " +
            escape(spoken_time(receipt.received, language)).markup + "</p>";
    return html + own_notices_html(listed.notices, "more", language).markup + "</li>";
}

std::optional<std::int64_t> before_of(const Exchange& exchange) {
    const auto digits = exchange.request.get_param_value("before");
    std::int64_t before = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), before);
    const bool is_number = problem == std::errc{} && end == digits.data() + digits.size() && before > 0;
    return is_number ? std::optional{before} : std::nullopt;
}

std::string list_html(Exchange& exchange, const app::SignedInPerson& person, const Visit& visit) {
    const auto& context = exchange.context;
    const auto own =
        app::list_own_evaluations(context.store, context.calendar, person.id, before_of(exchange), context.clock.now());
    if (own.listed.empty()) return element("p", text(Text::MyNone, visit.language)).markup;
    std::string html;
    for (const auto& listed : own.listed) html += item_html(listed, visit);
    html = "<ol class=\"mine\">" + html + "</ol>";
    if (!own.next_before) return html;
    auto older = visit;
    older.query += "before=" + std::to_string(*own.next_before) + "&";
    return html + onward_html(address_of(older, visit.language), text(Text::MyOlder, visit.language)).markup;
}

std::string signed_in_html(Exchange& exchange, const app::SignedInPerson& person, const PersonPage& page,
                           const Visit& visit) {
    const auto means = person_means(exchange);
    const auto shown =
        means.store.read([&](store::Database& database) { return app::show_person(database, means.key, person.id); });
    const auto words = fill(text(Text::MySignedIn, visit.language), {{"name", shown.name}, {"phone", shown.phone}});
    return "<p" + person_attribute(shown) + ">" + escape(words).markup + "</p>" + list_html(exchange, person, visit) +
           "<p><a class=\"onward\" href=\"/my/export\" download>" +
           escape(text(Text::MyExport, visit.language)).markup + "</a></p>" + erase_html(page).markup +
           person_button(PersonFormKind::SignOut, Text::SignOut, page).markup +
           person_button(PersonFormKind::SignOutEverywhere, Text::SignOutEverywhere, page).markup;
}

// What became of having asked for it; the address says how many evaluations are being handled still.
std::string erased_html(const Exchange& exchange, Language language) {
    if (!exchange.request.has_param("erased")) return {};
    const bool waits = exchange.request.get_param_value("erased") != "0";
    return "<p class=\"notice\" role=\"status\">" +
           escape(text(waits ? Text::MyErasureWaits : Text::MyErased, language)).markup + "</p>";
}

std::string sign_in_page_html(const Exchange& exchange, const PersonPage& page, const Visit& visit) {
    const auto language = visit.language;
    const bool can_send = exchange.context.dispatcher != nullptr;
    const auto find = onward_html(find_page_address(visit), text(Text::FindByCode, language)).markup;
    if (!can_send) return element("p", text(Text::MyUnavailable, language)).markup + find;
    const auto done = erased_html(exchange, language);
    const auto hint = page.waiting ? std::string{} : element("p", text(Text::MySignIn, language)).markup;
    return done + "<section class=\"person\" id=\"person\" tabindex=\"-1\">" + hint + sign_in_html(page).markup +
           "</section>" + find;
}

void show(Exchange& exchange, int status, const PostedPerson* posted) {
    auto visit = visit_of(exchange.request);
    visit.path = "/my";
    const auto language = visit.language;
    const PersonPage page{.address = my_address(exchange),
                          .waiting = posted ? posted->waiting : find_waiting(exchange, {}),
                          .posted = posted,
                          .language = language};
    const auto person = signed_in_person(exchange);
    const std::string heading{text(Text::MyHeading, language)};
    const bool is_wrong = posted && !posted->problems.empty();
    const Html content{person ? signed_in_html(exchange, *person, page, visit)
                              : sign_in_page_html(exchange, page, visit)};
    reply_page(exchange, status, content_page("my", {heading, is_wrong, content}, visit));
}

} // namespace

void get_my_export(Exchange& exchange, const Anyone&) {
    const auto person = signed_in_person(exchange);
    if (!person) return see_other(exchange, my_address(exchange));
    const auto& context = exchange.context;
    const auto own = app::export_person(person_means(exchange), context.calendar, person->id);
    reply(exchange, 200, wire::encode(own));
    exchange.response.set_header("Content-Disposition", "attachment; filename=\"zhiping.json\"");
}

void get_my_page(Exchange& exchange, const Anyone&) { show(exchange, 200, nullptr); }

void post_my_page(Exchange& exchange, const Anyone&) {
    answer_person_post(
        exchange,
        {.evaluation = {},
         .address = my_address(exchange),
         .signed_in_address = after_sign_in(exchange),
         .show = [&](int status, const PostedPerson& posted) { show(exchange, status, &posted); },
         .go_on = [&](const std::string&, const app::PersonToken&) { see_other(exchange, my_address(exchange)); }});
}

} // namespace zhiping::http
