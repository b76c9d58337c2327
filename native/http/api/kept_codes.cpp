#include "native/http/api/kept_codes.hpp"

#include "native/app/manage_codes.hpp"
#include "native/drawing/qr_svg.hpp"
#include "native/drawing/sheet.hpp"
#include "native/http/api/query_parameters.hpp"
#include "native/http/transport/client_address.hpp"
#include "shared/wire/code_json.hpp"

namespace zhiping::http {

namespace {

struct CodeQuery {
    store::CodeFilter filter = {};
    std::vector<Code> codes = {};
};

template <typename Value> bool take_id(const std::string& text, std::optional<Value>& value) {
    return take(text, value.emplace());
}

bool take_code(const std::string& text, const std::function<void(const Code&)>& keep) {
    const auto code = Code::parse(text);
    if (!code) return false;
    keep(*code);
    return true;
}

constexpr Parameter<CodeQuery> parameters[] = {
    {"unit", [](CodeQuery& query, const std::string& text) { return take_id(text, query.filter.unit_id); }},
    {"module",
     [](CodeQuery& query, const std::string& text) { return take(modules, text, query.filter.module.emplace()); }},
    {"block", [](CodeQuery& query, const std::string& text) { return take_id(text, query.filter.block_id); }},
    {"after",
     [](CodeQuery& query, const std::string& text) {
         return take_code(text, [&](const Code& code) { query.filter.after = code; });
     }},
    {"code",
     [](CodeQuery& query, const std::string& text) {
         return take_code(text, [&](const Code& code) { query.codes.push_back(code); });
     }},
};

// Of the same codes, those that come after the last. Each value was found in the store or in a table.
std::string next_page(const httplib::Request& request, const Code& last) {
    std::string query = "?after=" + last.symbols();
    for (const auto* name : {"unit", "module", "block"})
        if (request.has_param(name)) query += "&" + std::string{name} + "=" + request.get_param_value(name);
    return query;
}

Result<app::ListedCodes> find_codes(const Exchange& exchange, const SignedIn& caller) {
    const auto query = read_query<CodeQuery>(exchange.request, parameters);
    if (!query) return query.error();
    const auto& context = exchange.context;
    return query->codes.empty() ? app::list_codes_as(context.store, caller.member, query->filter, context.clock.now())
                                : app::open_codes_as(context.store, caller.member, query->codes, context.clock.now());
}

// Under which phones reach the server: as it was told, else as this request reached it.
std::string public_url_of(const Exchange& exchange) {
    const auto& front = exchange.context.front;
    if (front.public_url) return wire::to_url(*front.public_url);
    const auto scheme = is_behind_tls(front, exchange.request) ? "https://" : "http://";
    return scheme + exchange.request.get_header_value("Host");
}

// To be kept and printed: shown in this server's name it might do what our pages may.
void give(Exchange& exchange, const std::string& name, const char* media_type, const std::string& content) {
    exchange.response.set_header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    exchange.response.set_header("Cache-Control", "no-store");
    exchange.response.set_content(content, media_type);
}

using Draw = std::string (*)(const std::vector<CodeFacts>&, const std::string& public_url);

void give_page(Exchange& exchange, const SignedIn& caller, const char* name, Draw draw) {
    const auto codes = find_codes(exchange, caller);
    if (!codes) return refuse(exchange, codes.error());
    if (codes->more)
        exchange.response.set_header("Link",
                                     "<" + next_page(exchange.request, codes->codes.back().code) + ">; rel=\"next\"");
    give(exchange, name, "text/html; charset=utf-8", draw(codes->codes, public_url_of(exchange)));
}

Result<Code> code_in_path(const Exchange& exchange) { return Code::parse(path_part(exchange, "code")); }

} // namespace

void get_codes(Exchange& exchange, const SignedIn& caller) {
    const auto codes = find_codes(exchange, caller);
    if (!codes) return refuse(exchange, codes.error());
    reply(exchange, 200, wire::encode_codes(codes->codes, codes->more));
}

void get_sheet(Exchange& exchange, const SignedIn& caller) {
    give_page(exchange, caller, "sheet.html", drawing::sheet_html);
}

void get_sign(Exchange& exchange, const SignedIn& caller) {
    give_page(exchange, caller, "sign.html", drawing::signs_html);
}

void get_code_picture(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto code = code_in_path(exchange);
    if (!code) return refuse(exchange, code.error());
    const auto found = app::open_codes_as(context.store, caller.member, {*code}, context.clock.now());
    if (!found) return refuse(exchange, found.error());
    give(exchange, code->symbols() + ".svg", "image/svg+xml",
         drawing::qr_svg_file(public_url_of(exchange) + "/e/" + code->symbols(), drawing::QrLoss::Quarter,
                              code->grouped()));
}

void post_revocation(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto code = code_in_path(exchange);
    if (!code) return refuse(exchange, code.error());
    const auto from = read_json_body(exchange).and_then(wire::decode_revocation);
    if (!from) return refuse(exchange, from.error());
    const auto now = context.clock.now();
    if (*from && **from <= now) return refuse(exchange, invalid("from", Text::LaterTimeOnly));
    const auto revoked = app::revoke_code_as(context.store, caller.member, *code, from->value_or(now), now);
    if (!revoked) return refuse(exchange, revoked.error());
    exchange.response.status = 204;
}

void post_reissue(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto another = code_in_path(exchange).and_then([&](const Code& code) {
        return app::reissue_code(context.store, caller.member, code, context.clock.now(), context.random);
    });
    if (!another) return refuse(exchange, another.error());
    reply(exchange, 201, wire::encode_code(*another));
}

} // namespace zhiping::http
