#include "tests/support/plain_form_post.hpp"
#include "tests/support/raw_connection.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/http/exchange/body_limits.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/routes.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// What a route answers to who has no credentials, to who has some that are not well-formed, and to who has another's.
// For a code, which stands in the path, the first two are the same.
struct Expected {
    std::string_view route;
    http::CallerKind caller;
    int without;
    int malformed;
    int of_another;
};

using enum http::CallerKind;

constexpr Expected expectations[] = {
    {"GET /", Anyone, 200, 200, 200},
    {"GET /e/{code}", CodeHolder, 404, 404, 404},
    {"POST /e/{code}", CodeHolder, 404, 404, 404},
    {"GET /r", Anyone, 200, 200, 200},
    {"POST /r", Anyone, 400, 400, 400},
    {"GET /r/{receipt}", SecretHolder, 303, 303, 404},
    {"POST /r/{receipt}", SecretHolder, 403, 403, 400},        // An empty form, whoever brings it.
    {"POST /r/{receipt}/person", SecretHolder, 403, 403, 404}, // An empty form, whoever brings it.
    {"GET /my", Anyone, 200, 200, 200},
    {"POST /my", Anyone, 400, 400, 400}, // The same.
    {"GET /my/export", Anyone, 303, 303, 303},
    {"GET /messages", Anyone, 404, 404, 404}, // Of a demo that has no carrier alone.
    {"GET /verify", Anyone, 200, 200, 200},
    {"GET /places", Anyone, 200, 200, 200},
    {"GET /documents", Anyone, 200, 200, 200},
    {"POST /documents", Anyone, 400, 400, 400},
    {"GET /law", Anyone, 200, 200, 200},
    {"GET /.well-known/zhiping-keys", Anyone, 200, 200, 200},
    {"GET /api/v1/codes/{code}", CodeHolder, 404, 404, 404},
    {"POST /api/v1/evaluations", SecretHolder, 401, 401, 409},
    {"GET /api/v1/evaluations/{receipt}", SecretHolder, 401, 401, 404},
    {"GET /api/v1/evaluations/{receipt}/views", SecretHolder, 401, 401, 404},
    {"GET /api/v1/evaluations/{receipt}/evidence/{position}", SecretHolder, 401, 401, 404},
    {"GET /api/v1/evaluations/{receipt}/case", SecretHolder, 401, 401, 404},
    {"POST /api/v1/evaluations/{receipt}/case/actions", SecretHolder, 401, 401, 404},
    {"GET /api/v1/evaluations/{receipt}/case/attachments/{hash}", SecretHolder, 401, 401, 404},
    {"POST /api/v1/evaluations/{receipt}/case/uploads", SecretHolder, 401, 401, 404},
    {"POST /api/v1/documents", CodeMaker, 401, 401, 401},
    {"POST /api/v1/places", CodeMaker, 401, 401, 401},
    {"POST /api/v1/blanks", CodeMaker, 401, 401, 401},
    {"GET /api/v1/codes", Staff, 401, 401, 401},
    {"POST /api/v1/codes/{code}/revocation", Staff, 401, 401, 401},
    {"POST /api/v1/codes/{code}/reissue", Staff, 401, 401, 401},
    {"GET /api/v1/codes/{code}/picture", Staff, 401, 401, 401},
    {"GET /api/v1/sheet", Staff, 401, 401, 401},
    {"GET /api/v1/sign", Staff, 401, 401, 401},
    {"GET /api/v1/issuers", Staff, 401, 401, 401},
    {"POST /api/v1/issuers", Staff, 401, 401, 401},
    {"DELETE /api/v1/issuers/{issuer}", Staff, 401, 401, 401},
    {"GET /api/v1/cases", Staff, 401, 401, 401},
    {"GET /api/v1/requests", Staff, 401, 401, 401},
    {"GET /api/v1/work", Staff, 401, 401, 401},
    {"GET /api/v1/events", Staff, 401, 401, 401},
    {"GET /api/v1/cases/{receipt}", Staff, 401, 401, 401},
    {"POST /api/v1/cases/{receipt}/actions", Staff, 401, 401, 401},
    {"POST /api/v1/cases/{receipt}/person", Staff, 401, 401, 401},
    {"POST /api/v1/cases/{receipt}/phone", Staff, 401, 401, 401},
    {"PUT /api/v1/cases/{receipt}/hold", Staff, 401, 401, 401},
    {"DELETE /api/v1/cases/{receipt}/hold", Staff, 401, 401, 401},
    {"GET /api/v1/cases/{receipt}/evidence/{position}", Staff, 401, 401, 401},
    {"GET /api/v1/cases/{receipt}/attachments/{hash}", Staff, 401, 401, 401},
    {"GET /api/v1/admin/units", Staff, 401, 401, 401},
    {"PUT /api/v1/admin/units/{unit}", Staff, 401, 401, 401},
    {"GET /api/v1/admin/staff", Staff, 401, 401, 401},
    {"POST /api/v1/admin/staff", Staff, 401, 401, 401},
    {"PUT /api/v1/admin/staff/{badge}", Staff, 401, 401, 401},
    {"POST /api/v1/admin/staff/{badge}/reset", Staff, 401, 401, 401},
    {"POST /api/v1/admin/staff/{badge}/disabling", Staff, 401, 401, 401},
    {"POST /api/v1/admin/staff/{badge}/absences", Staff, 401, 401, 401},
    {"DELETE /api/v1/admin/staff/{badge}/absences/{from}", Staff, 401, 401, 401},
    {"POST /api/v1/admin/staff/{badge}/cases", Staff, 401, 401, 401},
    {"GET /api/v1/admin/changes", Staff, 401, 401, 401},
    {"POST /api/v1/admin/changes/{change}/decision", Staff, 401, 401, 401},
    {"GET /api/v1/admin/reply-templates", Staff, 401, 401, 401},
    {"POST /api/v1/admin/reply-templates", Staff, 401, 401, 401},
    {"GET /api/v1/admin/holidays", Staff, 401, 401, 401},
    {"POST /api/v1/admin/holidays", Staff, 401, 401, 401},
    {"GET /api/v1/anomalies", Staff, 401, 401, 401},
    {"GET /api/v1/admin/versions", Staff, 401, 401, 401},
    {"POST /api/v1/admin/policies", Staff, 401, 401, 401},
    {"GET /api/v1/audit", Staff, 401, 401, 401},
    {"GET /api/v1/exports/cases.csv", Staff, 401, 401, 401},
    {"GET /api/v1/exports/cases.jsonl", Staff, 401, 401, 401},
    {"GET /api/v1/board", Staff, 401, 401, 401},
    {"GET /api/v1/comments", Staff, 401, 401, 401},
    {"GET /api/v1/comments/{receipt}", Staff, 401, 401, 401},
    {"POST /api/v1/comments/{receipt}/answer", Staff, 401, 401, 401},
    {"GET /api/v1/cases/{receipt}/draft", Staff, 401, 401, 401},
    {"PUT /api/v1/cases/{receipt}/draft", Staff, 401, 401, 401},
    {"DELETE /api/v1/cases/{receipt}/draft", Staff, 401, 401, 401},
    {"POST /api/v1/cases/{receipt}/uploads", Staff, 401, 401, 401},
    {"GET /api/v1/reply-templates", Staff, 401, 401, 401},
    {"GET /api/v1/officer/cases", Staff, 401, 401, 401},
    {"GET /api/v1/officer/cases/{receipt}", Staff, 401, 401, 401},
    {"POST /api/v1/officer/cases/{receipt}/actions", Staff, 401, 401, 401},
    {"POST /api/v1/counter/receipts", Staff, 401, 401, 401},
    {"POST /api/v1/counter/evaluations", Staff, 401, 401, 401},
    {"OPTIONS /api/v1/uploads", Anyone, 204, 204, 204},
    {"POST /api/v1/uploads", SecretHolder, 401, 401, 201}, // A new submission's secret is as good as any.
    {"OPTIONS /api/v1/uploads/{upload}", Anyone, 204, 204, 204},
    {"HEAD /api/v1/uploads/{upload}", SecretHolder, 401, 401, 404},
    {"PATCH /api/v1/uploads/{upload}", SecretHolder, 401, 401, 404},
    {"DELETE /api/v1/uploads/{upload}", SecretHolder, 401, 401, 404},
    {"POST /api/v1/staff/session", Anyone, 401, 401, 401},
    {"GET /api/v1/staff/session", Staff, 401, 401, 401},
    {"DELETE /api/v1/staff/session", Staff, 401, 401, 401},
    {"DELETE /api/v1/staff/sessions", Staff, 401, 401, 401},
    {"DELETE /api/v1/staff/sessions/{session}", Staff, 401, 401, 401},
    {"GET /api/v1/staff/colleagues", Staff, 401, 401, 401},
    {"GET /api/v1/staff/units", Staff, 401, 401, 401},
    {"POST /api/v1/wechat/sessions", Anyone, 503, 503, 503}, // The mini-program is off (wechat_api.tests.cpp).
    {"POST /api/v1/wechat/phone", WechatUser, 503, 503, 503},
    {"POST /api/v1/wechat/tickets", WechatUser, 503, 503, 503},
    {"POST /api/v1/wechat/acceptances", WechatUser, 503, 503, 503},
    {"POST /api/v1/person/ticket", Anyone, 503, 503, 503},
    {"POST /api/v1/person/session", Anyone, 503, 503, 503},
    {"GET /api/v1/openapi.json", Anyone, 200, 200, 200},
    {"GET /healthz", Anyone, 200, 200, 200},
    {"GET /desk", Anyone, 200, 200, 200},
    {"GET /desk/cases/{receipt}/file", Staff, 401, 401, 401},
    {"GET /gallery", Anyone, 200, 200, 200},
    {"GET /gallery/desk", Anyone, 200, 200, 200},
    {"GET /assets/{name}", Anyone, 200, 200, 200},
};

std::string name_of(const http::Route& route) { return std::string{route.method} + " " + std::string{route.path}; }

const Expected& expected_of(const http::Route& route) {
    for (const auto& expected : expectations)
        if (expected.route == name_of(route)) return expected;
    FAIL("no expectations of " << name_of(route) << ": add them here");
    throw std::logic_error{"not reached"};
}

// A server with an evaluation, its photo, and an upload on its way: all that somebody may want of another.
struct House {
    RunningServer server{true};
    Json submission = server.submission();
    std::string receipt;
    std::string upload;

    House() {
        submission["evidence"] = {Uploader{server}.upload(jpeg(1000))};
        receipt = Json::parse(server.submit(submission)->body)["receipt"];
        upload = Uploader{server}.path(2000).substr(std::string{"/api/v1/uploads/"}.size());
    }

    // The route's path with what is really there; its code as given.
    std::string path_of(const http::Route& route, const std::string& code) const {
        const std::pair<std::string, std::string> values[] = {
            {"{code}", code},     {"{receipt}", receipt}, {"{position}", "1"},      {"{hash}", std::string(64, '0')},
            {"{upload}", upload}, {"{session}", "1"},     {"{name}", asset_name()},
        };
        std::string path{route.path};
        for (const auto& [name, value] : values)
            if (const auto at = path.find(name); at != path.npos) path.replace(at, name.size(), value);
        return path;
    }

    static std::string asset_name() {
        for (const auto& file : http::site_files())
            if (file.name.starts_with("assets/") && file.name.ends_with(".css"))
                return std::string{file.name.substr(std::string_view{"assets/"}.size())};
        throw std::logic_error{"the site has no style"};
    }

    // A request that only its credentials may be wrong with.
    httplib::Request request(const http::Route& route, const std::string& code) const {
        httplib::Request request;
        request.method = route.method;
        request.path = path_of(route, code);
        request.headers = {{"Tus-Resumable", "1.0.0"}};
        if (route.method == "POST" && route.path == "/api/v1/evaluations") {
            request.set_header("Content-Type", "application/json");
            request.body = submission.dump();
        } else if (route.method == "POST" && route.path == "/api/v1/staff/session") {
            request.set_header("Content-Type", "application/json");
            request.body = R"({"badge": "012345", "password": "guessed"})";
        } else if (route.path.ends_with("/case/actions")) {
            request.set_header("Content-Type", "application/json");
            request.body = Json{{"action", "accept"}, {"action_id", submission_digits}}.dump();
        } else if (route.path == "/r" || route.path == "/r/{receipt}") {
            request.set_header("Content-Type", "application/x-www-form-urlencoded");
        } else if (route.method == "POST" && route.path == "/e/{code}") {
            request.set_header("Content-Type", "application/x-www-form-urlencoded");
            request.body = encoded(filled_in());
        } else if (route.method == "POST") {
            request.set_header("Upload-Length", "1000");
            request.set_header("Upload-Metadata", "code " + base64(server.document_code));
        } else if (route.method == "PATCH") {
            request.set_header("Content-Type", Uploader::part_type);
            request.set_header("Upload-Offset", "0");
            request.body = jpeg(2000);
        }
        return request;
    }

    httplib::Result send(httplib::Request request) const { return server.client().send(request); }
};

void check_tells_nothing(const House& house, const http::Route& route, const httplib::Result& answer, int status) {
    INFO(name_of(route));
    REQUIRE(answer);
    CHECK(answer->status == status);
    if (answer->status < 400) return;
    for (const auto& unsaid : {house.submission["statement"].get<std::string>(), officers})
        CHECK_FALSE(contains(answer->body, unsaid));
    const bool links_to_itself = route.path.starts_with("/r/{receipt}") || route.path.starts_with("/desk/cases/");
    if (!links_to_itself) CHECK_FALSE(contains(answer->body, house.receipt));
    CHECK_FALSE(answer->has_header("Set-Cookie"));
}

} // namespace

TEST_CASE("Every route refuses who has no credentials, malformed ones and another's, and tells them nothing") {
    const House house;
    for (const auto& route : http::routes()) {
        const auto& expected = expected_of(route);
        CHECK(route.caller == expected.caller);
        const bool is_by_code = route.caller == CodeHolder;
        const auto malformed_code = is_by_code ? std::string{"nonsense"} : house.server.document_code;
        auto without = house.request(route, malformed_code);
        check_tells_nothing(house, route, house.send(without), expected.without);
        without.set_header("Authorization", "Bearer short");
        without.set_header("Cookie", "evidence=1.00; receipt=1.00; __Host-staff=short");
        check_tells_nothing(house, route, house.send(without), expected.malformed);

        auto of_another = house.request(route, is_by_code ? unknown_code() : house.server.document_code);
        of_another.set_header("Authorization", "Bearer " + other_secret_digits);
        of_another.set_header("Cookie", "__Host-staff=" + other_secret_digits);
        of_another.params.emplace("secret", other_secret_digits);
        check_tells_nothing(house, route, house.send(of_another), expected.of_another);
    }
    CHECK(std::size(expectations) == http::routes().size());
}

TEST_CASE("Every route refuses a body that is longer than it takes, before it is sent") {
    const House house;
    for (const auto& route : http::routes()) {
        if (route.max_body_bytes == http::any_length) continue; // What its page says has tests of its own.
        INFO(name_of(route));
        RawConnection phone{house.server.port};
        phone.send(std::string{route.method} + " " + house.path_of(route, house.server.document_code) +
                   " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + secret_digits +
                   "\r\nContent-Length: " + std::to_string(route.max_body_bytes + 1) + "\r\n\r\n");
        CHECK(contains(phone.receive(), " 413 "));
    }
}
