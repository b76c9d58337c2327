#include "native/http/api/service.hpp"

#include "native/app/open_code.hpp"
#include "native/embedded.hpp"
#include "shared/wire/public_keys_json.hpp"

#include <span>

namespace zhiping::http {

std::span<const EmbeddedFile> description_files();

std::string_view api_description() { return description_files().front().bytes; }

void get_description(Exchange& exchange, const Anyone&) { reply(exchange, 200, std::string{api_description()}); }

void get_public_keys(Exchange& exchange, const Anyone&) {
    std::vector<wire::ServedKey> served;
    for (const auto& key : exchange.context.vault.public_keys())
        served.push_back({key.id, key.made, sealing::to_base64(key), sealing::to_pem(key)});
    reply(exchange, 200, wire::encode(served));
}

// Any code will do, issued or not: what is asked is whether the store answers. It throws if not.
void get_health(Exchange& exchange, const Anyone&) {
    static_cast<void>(app::open_code(exchange.context.store, Code::from_random({}), exchange.context.clock.now()));
    const auto on_or_off = [](bool is_on) { return std::string{is_on ? "on" : "off"}; };
    const auto& [sms, staff_webhook] = exchange.context.notices;
    reply(exchange, 200,
          R"({"status":"ok","wechat":")" + on_or_off(exchange.context.wechat) + R"(","sms":")" + on_or_off(sms) +
              R"(","staff_webhook":")" + on_or_off(staff_webhook) + R"("})");
}

} // namespace zhiping::http
