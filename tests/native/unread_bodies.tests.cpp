#include "tests/support/raw_connection.hpp"
#include "tests/support/sent_upload.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr std::string_view empty_line = "\r\n\r\n";

// With its length, and in chunks.
void check_body_is_refused(const RunningServer& server, const std::string& head, const std::string& body) {
    const auto length = std::to_string(body.size());
    for (const auto& framed : {"Content-Length: " + length + std::string{empty_line} + body,
                               "Transfer-Encoding: chunked" + std::string{empty_line} + "5\r\nGET /\r\n0" +
                                   std::string{empty_line} + body}) {
        CAPTURE(head, framed);
        RawConnection client{server.port};
        client.send(head + "\r\n" + framed + body);
        const auto answers = client.receive_to_end();
        CHECK(answers.starts_with("HTTP/1.1 413"));
        CHECK_FALSE(contains(answers, R"({"status":"ok",)"));
        CHECK(client.is_closed());
    }
}

} // namespace

TEST_CASE("A body where the route takes none is refused, and never answered as a request") {
    RunningServer server;
    const auto path = Uploader{server}.path(1000);
    const auto head = [](const std::string& target, const std::string& more = "") {
        return target + " HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nAuthorization: Bearer " + secret_digits + more;
    };
    for (const auto* target :
         {"GET /healthz", "HEAD /healthz", "OPTIONS /api/v1/uploads", "TRACE /", "CONNECT /", "PRI /"})
        check_body_is_refused(server, head(target), "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    check_body_is_refused(server, head("DELETE " + path), "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    check_body_is_refused(server, head("POST " + path, "\r\nX-HTTP-Method-Override: DELETE"),
                          "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
}
