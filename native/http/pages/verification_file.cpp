#include "native/http/pages/verification_file.hpp"

namespace zhiping::http {

bool offer_verification_file(Exchange& exchange, std::string_view name) {
    const auto& file = exchange.context.wechat_verification;
    if (!file || file->name != name) return false;
    exchange.response.set_content(file->content, "text/plain; charset=utf-8");
    exchange.response.set_header("Cache-Control", "no-store");
    return true;
}

} // namespace zhiping::http
