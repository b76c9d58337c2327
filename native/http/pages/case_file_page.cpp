#include "native/http/pages/case_file_page.hpp"

#include "native/app/print_case.hpp"
#include "native/http/pages/case_file_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/site.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

// The same where there is no such case and where it is not theirs to see.
void refuse_case_file(Exchange& exchange, const Visit& visit) {
    reply_page(
        exchange, 404,
        notice_page(text(Text::PageMissingHeading, visit.language), text(Text::DeskOutOfReach, visit.language), visit));
}

} // namespace

void get_case_file_page(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const auto receipt = ReceiptNumber::parse(path_part(exchange, "receipt"));
    if (!receipt) return refuse_case_file(exchange, visit);
    const auto now = context.clock.now();
    const auto printed =
        app::print_case(context.store, context.vault.person_key(), context.random, *receipt, caller.member, now);
    if (!printed) return refuse_case_file(exchange, visit);
    const auto heading = fill(text(Text::CaseFileHeading, language), {{"receipt", receipt->text()}});
    const auto& [name, badge] = caller.member.officer;
    auto slots = frame_slots(visit, heading);
    slots.emplace_back("heading", heading);
    slots.emplace_back("made_by", fill(text(Text::CaseFileMadeBy, language),
                                       {{"name", name}, {"badge", badge}, {"time", spoken_time(now, language)}}));
    slots.emplace_back("print_hint", text(Text::CaseFilePrintHint, language));
    slots.emplace_back("content", case_file_html(*printed, now, language));
    reply_page(exchange, 200, fill_template(page_template("case_file.html"), slots));
}

} // namespace zhiping::http
