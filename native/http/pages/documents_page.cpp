#include "native/app/find_document.hpp"
#include "native/http/exchange/limits.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/pages/form_fields.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/person_post.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/plain_form.hpp"

namespace zhiping::http {

namespace {

// As it was typed, and what came of it.
struct Lookup {
    std::string number = {};
    std::string day = {};
    std::string number_problem = {};
    std::string day_problem = {};
    std::string problem = {}; // Of none of the two.
    std::vector<CodeFacts> several = {};

    bool is_wrong() const { return !number_problem.empty() || !day_problem.empty() || !problem.empty(); }
};

std::string field_html(std::string_view id, Message label, const std::string& value, const FieldState& field,
                       std::string_view more, Language language) {
    return "<div class=\"field\"><label" + attribute("for", id) + ">" + escape(text(label, language)).markup +
           "</label>" + field.error().markup + "<input class=\"words\"" + attribute("id", id) + attribute("name", id) +
           attribute("value", shown_back(value)) + std::string{more} + " autocomplete=\"off\" required" +
           field.invalid() + field.described({}) + "></div>";
}

std::string form_html(const Lookup& lookup, const Visit& visit) {
    const auto language = visit.language;
    return element("p", text(Text::DocumentsHint, language)).markup + "<form method=\"post\" class=\"act\"" +
           attribute("action", address_of(visit, language)) + ">" +
           field_html("number", Text::DocumentsNumber, lookup.number, {"number", lookup.number_problem},
                      " inputmode=\"numeric\" maxlength=\"60\"", language) +
           field_html("day", Text::DocumentsDay, lookup.day, {"day", lookup.day_problem}, " type=\"date\"", language) +
           "<button class=\"primary\">" + escape(text(Text::PlacesFind, language)).markup + "</button></form>";
}

std::string several_html(const Lookup& lookup, const Visit& visit) {
    if (lookup.several.empty()) return {};
    const auto language = visit.language;
    std::string items;
    for (const auto& facts : lookup.several) {
        const auto lines = describe(facts, language);
        items += "<li><a" + attribute("href", address_at(visit, "/e/" + facts.code.symbols())) + ">" +
                 escape(lines.subject).markup + "</a>";
        for (const auto& detail : lines.details) items += " <span class=\"hint\">" + escape(detail).markup + "</span>";
        items += "</li>";
    }
    return element("p", text(Text::DocumentsSeveral, language)).markup + "<ul class=\"card rows\">" + items + "</ul>";
}

// The way to sign in, which leads back here.
std::string sign_in_first_html(const Exchange& exchange, const Visit& visit) {
    const auto language = visit.language;
    if (!exchange.context.dispatcher) return element("p", text(Text::DocumentsUnavailable, language)).markup;
    return element("p", text(Text::DocumentsSignIn, language)).markup + "<p><a class=\"primary\"" +
           attribute("href", address_at(visit, "/my", "then=documents&" + visit.query)) + ">" +
           escape(text(Text::DocumentsSignInLink, language)).markup + "</a></p>";
}

Module module_of(const Exchange& exchange) {
    return find_by_id(modules, exchange.request.get_param_value("module")).value_or(Module::LawEnforcement);
}

void show(Exchange& exchange, int status, const Lookup& lookup) {
    auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const auto module = module_query(module_of(exchange));
    visit.query = module;
    std::string content;
    if (!lookup.problem.empty())
        content += "<p class=\"errors\" role=\"alert\">" + escape(lookup.problem).markup + "</p>";
    content += signed_in_person(exchange) ? several_html(lookup, visit) + form_html(lookup, visit)
                                          : sign_in_first_html(exchange, visit);
    content += onward_html(address_at(visit, "/places", module), text(Text::DocumentsWithout, language)).markup +
               onward_html(address_at(visit, "/"), text(Text::MenuBack, language)).markup;
    reply_page(exchange, status,
               content_page("documents",
                            {std::string{text(Text::DocumentsHeading, language)}, lookup.is_wrong(), Html{content}},
                            visit));
}

Result<Lookup> read(const Exchange& exchange) {
    return read_form_fields(exchange).and_then([](const auto& fields) {
        Lookup lookup;
        for (const auto& [name, value] : fields) {
            if (name == "number") lookup.number = value;
            if (name == "day") lookup.day = value;
        }
        return Result<Lookup>{std::move(lookup)};
    });
}

void answer_later(Exchange& exchange, Lookup lookup, Instant free_again) {
    const auto wait = free_again - exchange.context.clock.now();
    lookup.problem = words_of_wait(Text::DocumentsLater, wait, language_of(exchange.request));
    tell_retry_after(exchange, wait);
    show(exchange, 429, lookup);
}

void find(Exchange& exchange, Lookup lookup, const app::SignedInPerson& person) {
    const auto language = language_of(exchange.request);
    const auto day = parse_date(lookup.day);
    if (lookup.number.empty()) lookup.number_problem = text(Text::DocumentsNumberMissing, language);
    if (!day) lookup.day_problem = text(Text::DocumentsDayMissing, language);
    if (lookup.is_wrong()) return show(exchange, 400, lookup);
    const auto& context = exchange.context;
    auto answer = app::find_documents(context.store, {person.id, lookup.number, *day}, context.clock.now());
    if (const auto* later = std::get_if<app::LookupsLater>(&answer))
        return answer_later(exchange, std::move(lookup), later->free_again);
    lookup.several = std::get<std::vector<CodeFacts>>(std::move(answer));
    if (lookup.several.size() > 1) return show(exchange, 200, lookup);
    if (lookup.several.empty()) {
        lookup.problem = text(Text::DocumentsNothing, language);
        return show(exchange, 404, lookup);
    }
    see_other(exchange, address_at(visit_of(exchange.request), "/e/" + lookup.several.front().code.symbols()));
}

} // namespace

void get_documents_page(Exchange& exchange, const Anyone&) { show(exchange, 200, {}); }

void post_documents_page(Exchange& exchange, const Anyone&) {
    auto posted = read(exchange);
    if (!posted) return show(exchange, status_of(posted.error().code), {});
    auto lookup = *std::move(posted);
    const auto person = signed_in_person(exchange);
    if (!person) return show(exchange, 401, lookup);
    if (is_from_this_site(exchange.request, exchange.context.front)) return find(exchange, std::move(lookup), *person);
    lookup.problem = text(Text::FormFromElsewhere, language_of(exchange.request));
    show(exchange, 403, lookup);
}

} // namespace zhiping::http
