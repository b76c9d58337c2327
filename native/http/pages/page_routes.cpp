#include "native/http/pages/page_routes.hpp"

#include "native/app/open_code.hpp"
#include "native/app/sealed_person.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/pages/code_notice.hpp"
#include "native/http/pages/find_page.hpp"
#include "native/http/pages/fresh_form.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/show_receipt.hpp"
#include "native/http/pages/site.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

// Who is signed in and has a name.
std::optional<MaskedPerson> submitting_person(Exchange& exchange) {
    const auto person = signed_in_person(exchange);
    if (!person) return std::nullopt;
    const auto means = person_means(exchange);
    auto shown =
        means.store.read([&](store::Database& database) { return app::show_person(database, means.key, person->id); });
    return shown.name.empty() ? std::nullopt : std::optional{std::move(shown)};
}

void show_in_demo(Exchange& exchange, std::string_view page) {
    if (exchange.context.demo) return reply_page(exchange, 200, std::string{page_template(page)});
    exchange.response.status = 404;
}

} // namespace

void get_evaluate_page(Exchange& exchange, const CodeHolder& holder) {
    const auto found = app::open_code(exchange.context.store, holder.code, exchange.context.clock.now());
    if (!found) return refuse_code(exchange, holder.code, found.error());
    auto facts = *found;
    facts.person = submitting_person(exchange);
    const auto visit = visit_of(exchange.request);
    const auto form = fresh_form(exchange.context, holder.code, visit.language);
    reply_page(exchange, 200, evaluate_page(facts, form, visit));
}

void get_receipt_page(Exchange& exchange, const PageHolder& holder) {
    const auto done = find_by_id(case_actions, exchange.request.get_param_value("done"));
    show_receipt(exchange, holder, {.done = done});
}

void get_gallery(Exchange& exchange, const Anyone&) { show_in_demo(exchange, "gallery.html"); }

void get_desk_gallery(Exchange& exchange, const Anyone&) { show_in_demo(exchange, "desk_gallery.html"); }

void get_asset(Exchange& exchange, const Anyone&) {
    auto& response = exchange.response;
    const auto asset = find_asset(path_part(exchange, "name"));
    if (!asset) {
        response.status = 404;
        return;
    }
    const auto encoded = choose_encoding(*asset, exchange.request.get_header_value("Accept-Encoding"));
    response.status = 200;
    response.set_content(encoded.bytes.data(), encoded.bytes.size(), std::string{asset->content_type});
    response.set_header("Cache-Control", "public, max-age=31536000, immutable");
    response.set_header("Vary", "Accept-Encoding");
    if (!encoded.coding.empty()) response.set_header("Content-Encoding", std::string{encoded.coding});
}

} // namespace zhiping::http
