#include "native/http/exchange/wechat_caller.hpp"

#include "native/http/exchange/limits.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

#include <spdlog/spdlog.h>

namespace zhiping::http {

std::optional<WechatAnyone> wechat_anyone(Exchange& exchange) {
    const auto& context = exchange.context;
    if (context.wechat)
        return WechatAnyone{{person_means(exchange), *context.wechat, context.wechat_templates,
                             [](const std::string& problem) { spdlog::error("{}", problem); }}};
    refuse(exchange, {ErrorCode::Unavailable, Text::WechatOff});
    return std::nullopt;
}

std::optional<WechatCaller> wechat_user(Exchange& exchange) {
    auto asked = wechat_anyone(exchange);
    if (!asked) return std::nullopt;
    constexpr std::string_view scheme = wire::authorization_scheme;
    const auto header = exchange.request.get_header_value("Authorization");
    const auto shown = header.starts_with(scheme) ? std::string_view{header}.substr(scheme.size()) : std::string_view{};
    const auto token = app::WechatToken::parse(shown);
    const bool is_known = token && app::is_wechat_token(asked->means, *token);
    const auto allowed = is_known ? check_limit(exchange, Limited::WechatRequest, token->digits())
                                  : Error{ErrorCode::Unauthorized, Text::WechatSessionEnded};
    if (allowed) return WechatCaller{std::move(asked->means), *token};
    refuse(exchange, allowed.error());
    return std::nullopt;
}

} // namespace zhiping::http
