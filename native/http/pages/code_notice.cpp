#include "native/http/pages/code_notice.hpp"

#include "native/http/exchange/limits.hpp"
#include "native/http/pages/pages.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

void reply_notice(Exchange& exchange, int status, Message heading, Message message, std::string_view code) {
    const auto visit = visit_of(exchange.request);
    const auto filled = fill(text(message, visit.language), {{"code", code}});
    reply_page(exchange, status, notice_page(text(heading, visit.language), filled, visit));
}

void refuse_for_now(Exchange& exchange, std::chrono::seconds wait) {
    const auto visit = visit_of(exchange.request);
    tell_retry_after(exchange, wait);
    reply_page(exchange, 429,
               notice_page(text(Text::CodesLaterHeading, visit.language),
                           words_of_wait(Text::CodesLater, wait, visit.language), visit));
}

} // namespace

void refuse_mistyped_code(Exchange& exchange, std::string_view typed) {
    reply_notice(exchange, 404, Text::CodeMistypedHeading, Text::CodeMistyped, shown_back(typed));
}

void refuse_code(Exchange& exchange, const Code& code, const Error& error) {
    if (error.code == ErrorCode::Gone)
        return reply_notice(exchange, 410, Text::CodeRevokedHeading, Text::CodeRevoked, code.grouped());
    const auto allowed = check_limit_of_address(exchange, Limited::UnknownCode);
    if (!allowed) return refuse_for_now(exchange, allowed.error().wait);
    reply_notice(exchange, 404, Text::CodeUnknownHeading, Text::CodeUnknown, code.grouped());
}

} // namespace zhiping::http
