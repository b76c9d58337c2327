#include "native/http/routes.hpp"

#include "native/app/open_code.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/api/evidence_routes.hpp"
#include "native/http/api/upload_routes.hpp"
#include "native/http/pages/code_routes.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/reply.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"

#include <array>

namespace zhiping::http {

namespace {

void get_start_page(Exchange&);
void get_code(Exchange&);
void post_evaluation(Exchange&);
void get_evaluation(Exchange&);
void get_description(Exchange&);
void get_health(Exchange&);
void get_gallery(Exchange&);
void get_asset(Exchange&);

constexpr std::array table{
    Route{"GET", "/", Caller::Anyone, get_start_page},
    Route{"GET", "/e/{code}", Caller::CodeHolder, get_evaluate_page},
    Route{"POST", "/e/{code}", Caller::CodeHolder, post_plain_form},
    Route{"GET", "/r/{receipt}", Caller::SecretHolder, get_receipt_page},
    Route{"GET", "/api/v1/codes/{code}", Caller::CodeHolder, get_code},
    Route{"POST", "/api/v1/evaluations", Caller::SecretHolder, post_evaluation},
    Route{"GET", "/api/v1/evaluations/{receipt}", Caller::SecretHolder, get_evaluation},
    Route{"GET", "/api/v1/evaluations/{receipt}/evidence/{position}", Caller::SecretHolder, get_evidence},
    Route{"OPTIONS", "/api/v1/uploads", Caller::Anyone, options_uploads},
    Route{"POST", "/api/v1/uploads", Caller::SecretHolder, post_upload},
    Route{"OPTIONS", "/api/v1/uploads/{upload}", Caller::Anyone, options_uploads},
    Route{"HEAD", "/api/v1/uploads/{upload}", Caller::SecretHolder, head_upload},
    Route{"PATCH", "/api/v1/uploads/{upload}", Caller::SecretHolder, patch_upload},
    Route{"DELETE", "/api/v1/uploads/{upload}", Caller::SecretHolder, delete_upload},
    Route{"GET", "/api/v1/openapi.json", Caller::Anyone, get_description},
    Route{"GET", "/healthz", Caller::Anyone, get_health},
    Route{"GET", "/gallery", Caller::Anyone, get_gallery},
    Route{"GET", "/assets/{name}", Caller::Anyone, get_asset},
};

const std::string& path_part(const Exchange& exchange, const char* name) {
    return exchange.request.path_params.at(name);
}

void get_start_page(Exchange& exchange) {
    const auto visit = visit_of(exchange.request);
    const auto heading = text(Text::ServiceName, visit.language);
    reply_page(exchange, 200, notice_page(heading, text(Text::StartHere, visit.language), visit));
}

void get_code(Exchange& exchange) {
    const auto code = Code::parse(path_part(exchange, "code"));
    if (!code) return refuse(exchange, {ErrorCode::NotFound, Text::CodeMistypedHeading, "code"});
    const auto facts = app::open_code(exchange.context.store, *code);
    if (!facts) return refuse(exchange, facts.error());
    reply(exchange, 200, wire::encode(*facts));
}

void post_evaluation(Exchange& exchange) {
    const auto& context = exchange.context;
    const auto receipt = secret_of(exchange.request).and_then([&](const Secret& secret) {
        return read_json_body(exchange, most_submission_bytes)
            .and_then(wire::decode_submission)
            .and_then([&](const Submission& submission) {
                return app::submit_evaluation(context.store, context.calendar, submission, secret, context.clock.now());
            });
    });
    if (!receipt) return refuse(exchange, receipt.error());
    reply(exchange, 201, wire::encode(*receipt));
}

void get_evaluation(Exchange& exchange) {
    const auto stored = secret_of(exchange.request).and_then([&](const Secret& secret) -> Result<StoredEvaluation> {
        const auto number = ReceiptNumber::parse(path_part(exchange, "receipt"));
        if (!number) return Error{ErrorCode::NotFound, Text::EvaluationNotFound, "receipt"};
        return app::read_evaluation(exchange.context.store, *number, secret);
    });
    if (!stored) return refuse(exchange, stored.error());
    if (!stored->evidence.empty()) give_evidence_pass(exchange, stored->receipt.number);
    reply(exchange, 200, wire::encode(*stored));
}

void get_description(Exchange& exchange) { reply(exchange, 200, std::string{api_description()}); }

// Any code will do, issued or not: what is asked is whether the store answers. It throws if not.
void get_health(Exchange& exchange) {
    static_cast<void>(app::open_code(exchange.context.store, Code::from_random({})));
    reply(exchange, 200, R"({"status":"ok"})");
}

void get_gallery(Exchange& exchange) {
    if (exchange.context.demo) return reply_page(exchange, 200, std::string{page_template("gallery.html")});
    exchange.response.status = 404;
}

void get_asset(Exchange& exchange) {
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

// The path as httplib writes it: ":name" for "{name}", and a regular expression when it has none.
std::string pattern_of(std::string_view path) {
    const bool has_names = path.find('{') != path.npos;
    std::string pattern;
    for (const char symbol : path) {
        if (symbol == '{')
            pattern += ':';
        else if (symbol == '.' && !has_names)
            pattern += "\\.";
        else if (symbol != '}')
            pattern += symbol;
    }
    return pattern;
}

// httplib would read such a body into memory first.
void leave_unread_what_nobody_takes(httplib::Server& server) {
    const auto not_found = [](const auto&, httplib::Response& response, const auto&) { response.status = 404; };
    server.Post(".*", not_found).Put(".*", not_found).Patch(".*", not_found).Delete(".*", not_found);
}

} // namespace

std::span<const Route> routes() { return table; }

void add_routes(httplib::Server& server, const Context& context) {
    for (const auto& route : table) {
        const auto pattern = pattern_of(route.path);
        const auto answer = [&context, answer = route.answer](const httplib::Request& request,
                                                              httplib::Response& response) {
            Exchange exchange{context, request, response};
            answer(exchange);
        };
        const auto answer_with_body = [&context, answer = route.answer](const httplib::Request& request,
                                                                        httplib::Response& response,
                                                                        const httplib::ContentReader& content) {
            Exchange exchange{context, request, response, &content};
            answer(exchange);
        };
        if (route.method == "POST")
            server.Post(pattern, answer_with_body);
        else if (route.method == "PATCH")
            server.Patch(pattern, answer_with_body);
        else if (route.method == "DELETE")
            server.Delete(pattern, answer_with_body);
        else if (route.method == "OPTIONS")
            server.Options(pattern, answer);
        else
            server.Get(pattern, answer);
    }
    leave_unread_what_nobody_takes(server);
}

} // namespace zhiping::http
