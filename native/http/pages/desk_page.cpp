#include "native/http/pages/desk_page.hpp"

#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/site.hpp"
#include "shared/text/desk_text_ids.hpp"

namespace zhiping::http {

namespace {

constexpr std::pair<std::string_view, Message> texts[] = {
    {"loading", Text::DeskOpening},
    {"without_script", Text::DeskWithoutScript},
    {"app_failed_heading", Text::DeskFailedHeading},
    {"app_failed", Text::DeskFailed},
    {"app_open_late", Text::DeskOpenLate},
};

} // namespace

void get_desk_page(Exchange& exchange, const Anyone&) {
    const auto visit = visit_of(exchange.request);
    auto slots = frame_slots(visit, text(Text::DeskTitle, visit.language));
    for (const auto& [name, message] : texts) slots.emplace_back(name, text(message, visit.language));
    reply_page(exchange, 200, fill_template(page_template("desk.html"), slots));
}

} // namespace zhiping::http
