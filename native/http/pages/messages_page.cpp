#include "native/http/exchange/own_cookie.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/page_routes.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/pages/visit.hpp"
#include "shared/text/text_ids.hpp"

// The messages of a demo, which has no carrier: for the machine that it runs on, and nobody else.
namespace zhiping::http {

namespace {

bool is_own_machine(const Exchange& exchange) {
    const auto& request = exchange.request;
    const auto& client = request.remote_addr; // Nobody speaks for another here.
    const bool is_forwarded = request.has_header("X-Forwarded-For") || request.has_header("Forwarded");
    return (client == "127.0.0.1" || client == "::1") && is_loopback_host(request) && !is_forwarded;
}

std::string items_html(const messages::ScreenGateway& screen) {
    std::string items;
    for (const auto& message : screen.shown())
        items += "<li>" + escape(message.to.text()).markup + ": <strong>" + escape(message.code.digits()).markup +
                 "</strong></li>";
    return items;
}

std::string items_html(const messages::ScreenNotices& screen) {
    std::string items;
    for (const auto& notice : screen.shown())
        items += "<li>" + escape(notice.to).markup + ": " + escape(notice.words).markup + " <a href=\"" +
                 escape(notice.link).markup + "\">" + escape(notice.link).markup + "</a></li>";
    return items;
}

} // namespace

void get_messages(Exchange& exchange, const Anyone&) {
    const auto* screen = exchange.context.screen;
    if (!screen || !is_own_machine(exchange)) {
        exchange.response.status = 404;
        return;
    }
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const auto* notices = exchange.context.screen_notices;
    const auto items = items_html(*screen) + (notices ? items_html(*notices) : "");
    const Html content{element("p", text(Text::MessagesHint, language)).markup +
                       (items.empty() ? element("p", text(Text::MessagesNone, language)).markup
                                      : "<ol class=\"messages\">" + items + "</ol>")};
    reply_page(exchange, 200,
               content_page("my", {std::string{text(Text::MessagesHeading, language)}, false, content}, visit));
}

} // namespace zhiping::http
