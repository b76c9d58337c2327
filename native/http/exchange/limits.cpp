#include "native/http/exchange/limits.hpp"

namespace zhiping::http {

Result<Ok> check_limit(const Exchange& exchange, Limited what, std::string_view who, Message words) {
    const auto& context = exchange.context;
    const auto now = context.clock.now();
    const auto free_again = context.buckets->take(what, who, now);
    if (!free_again) return Ok{};
    return Error{ErrorCode::TooMany, words, {}, *free_again - now};
}

Result<Ok> check_limit_of_address(const Exchange& exchange, Limited what, Message words) {
    return check_limit(exchange, what, client_of(exchange), words);
}

std::string words_of_wait(Message message, std::chrono::seconds wait, Language language) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    return fill(text(message, language), {{"minutes", std::to_string(minutes)}});
}

} // namespace zhiping::http
