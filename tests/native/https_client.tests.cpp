#include "native/outside/https_client.hpp"
#include "tests/support/raw_server.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/tls_server.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <fstream>

using namespace zhiping;
using namespace zhiping::outside;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum HttpsProblem;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr auto token = "token-4711"; // A secret of a request.

// The office's side: whom it trusts beside the system's store.
class Office {
public:
    Office() { std::ofstream{certificates()} << m_authority.pem; }

    Certificate certify(const Wanted& wanted = {}) const { return make_certificate(wanted, &m_authority); }

    HttpsClient client(int port, const HttpsLimits& limits = {}, const std::string& host = "127.0.0.1") const {
        return HttpsClient{{"https", host, port}, limits, certificates()};
    }

    std::filesystem::path certificates() const { return m_folder.path() / "authority.pem"; }

private:
    const TemporaryFolder m_folder;
    const Certificate m_authority = make_authority("office.test");
};

void answer_all(httplib::Server& server) {
    server.Get("/answer", [](const httplib::Request&, httplib::Response& response) {
        response.set_content("done", "text/plain");
    });
}

// Why there is no answer. No word of it is of the request.
HttpsError failure_of(const HttpsClient& client, const std::string& path = "/answer") {
    try {
        static_cast<void>(client.post(path + "?" + token, {{"Authorization", token}}, token));
    } catch (const HttpsError& problem) {
        CHECK_THAT(problem.what(), ContainsSubstring("https://") && !ContainsSubstring(token));
        return problem;
    }
    FAIL("there is an answer");
    throw std::logic_error{"never"};
}

HttpsError get_failure(const HttpsClient& client, const std::string& path) {
    try {
        static_cast<void>(client.get(path));
    } catch (const HttpsError& problem) {
        return problem;
    }
    FAIL("there is an answer");
    throw std::logic_error{"never"};
}

void check_refused(const HttpsError& problem, const std::string& reason) {
    CHECK(problem.problem() == CertificateRefused);
    CHECK_FALSE(problem.may_have_arrived());
    CHECK_THAT(problem.what(), ContainsSubstring(reason));
}

} // namespace

TEST_CASE("A server whose certificate is signed by whom we trust is asked and answers") {
    const Office office;
    const TlsServer server{office.certify(), [](httplib::Server& routes) {
                               routes.Post(
                                   "/messages", [](const httplib::Request& request, httplib::Response& response) {
                                       response.status = 202;
                                       response.set_header("X-Length", request.get_header_value("Content-Length"));
                                       response.set_content(request.get_header_value("Authorization") + " " +
                                                                request.get_param_value("to") + " " + request.body,
                                                            "text/plain");
                                   });
                               answer_all(routes);
                           }};
    const auto client = office.client(server.port);
    CHECK(client.get("/answer").body == "done");
    CHECK(client.get("/nowhere").status == 404);
    const auto answer =
        client.post("/messages?to=1%202", {{"Authorization", token}, {"Content-Type", "text/plain"}}, "你好");
    CHECK(answer.status == 202);
    CHECK(answer.body == std::string{token} + " 1 2 你好");
    CHECK(std::find(answer.headers.begin(), answer.headers.end(),
                    std::pair<std::string, std::string>{"X-Length", "6"}) != answer.headers.end());
}

TEST_CASE("A certificate for the name of the host is taken by that name only") {
    const Office office;
    const TlsServer server{office.certify({.names = "DNS:localhost"}), answer_all};
    CHECK(office.client(server.port, {}, "localhost").get("/answer").body == "done");
    check_refused(get_failure(office.client(server.port), "/answer"), "for another host");
}

TEST_CASE("A certificate that is wrong in any way is refused, and nothing is sent") {
    const Office office;
    enum class Signer { Authority, Stranger, Itself };
    const auto [wanted, signer, reason] = GENERATE(table<Wanted, Signer, std::string>({
        {{.names = "DNS:zhiping.example"}, Signer::Authority, "for another host"},
        {{.names = "IP:127.0.0.2"}, Signer::Authority, "for another host"},
        {{.valid_from = -48h, .valid_until = -24h}, Signer::Authority, "expired"},
        {{.valid_from = 24h, .valid_until = 48h}, Signer::Authority, "not yet valid"},
        {{}, Signer::Itself, "self-signed"},
        {{}, Signer::Stranger, "unable to get local issuer"},
    }));
    const auto stranger = make_authority("stranger.test");
    const auto certificate = signer == Signer::Authority
                                 ? office.certify(wanted)
                                 : make_certificate(wanted, signer == Signer::Stranger ? &stranger : nullptr);
    std::atomic<int> requests = 0;
    const TlsServer server{certificate, [&](httplib::Server& routes) {
                               routes.set_pre_routing_handler([&](const httplib::Request&, httplib::Response&) {
                                   ++requests;
                                   return httplib::Server::HandlerResponse::Unhandled;
                               });
                           }};
    check_refused(failure_of(office.client(server.port)), reason);
    CHECK(requests == 0);
}

TEST_CASE("The system's store decides, and extra certificates are trusted beside it") {
    const Office office;
    const TlsServer server{office.certify(), answer_all};
    const wire::Origin origin{"https", "127.0.0.1", server.port};
    check_refused(get_failure(HttpsClient{origin}, "/answer"), "unable to get local issuer");

    // OpenSSL looks for the system's store where this variable says.
    ::setenv("SSL_CERT_FILE", office.certificates().c_str(), 1);
    const auto another = make_authority("another.test");
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "another.pem"} << another.pem;
    const auto alone = HttpsClient{origin}.get("/answer").status;
    const auto beside = HttpsClient{origin, {}, folder.path() / "another.pem"}.get("/answer").status;
    ::unsetenv("SSL_CERT_FILE");
    CHECK(alone == 200);
    CHECK(beside == 200);
}

TEST_CASE("What speaks no TLS, or is not there, cannot be connected to") {
    const Office office;
    int port = 0;
    {
        const RawServer server{[](int socket) {
            const std::string_view answer = "HTTP/1.1 400 Bad Request\r\n\r\n";
            ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL);
            ::shutdown(socket, SHUT_WR);
            char bytes[4096];
            while (::recv(socket, bytes, sizeof bytes, 0) > 0) continue;
        }};
        port = server.port;
        CHECK(failure_of(office.client(port)).problem() == CannotConnect);
    }
    const auto nobody = failure_of(office.client(port));
    CHECK(nobody.problem() == CannotConnect);
    CHECK_FALSE(nobody.may_have_arrived());
    CHECK(failure_of(office.client(443, {}, "no-such-host.invalid")).problem() == CannotConnect);
}

TEST_CASE("An answer larger than allowed is not read, whether it says how long it is or not") {
    const Office office;
    const std::string large(100'000, 'x');
    const TlsServer server{office.certify(), [&](httplib::Server& routes) {
                               routes.Get("/large", [&](const httplib::Request&, httplib::Response& response) {
                                   response.set_content(large, "text/plain");
                               });
                               routes.Get("/endless", [&](const httplib::Request&, httplib::Response& response) {
                                   response.set_chunked_content_provider(
                                       "text/plain", [&](std::size_t, httplib::DataSink& sink) {
                                           return sink.write(large.data(), large.size());
                                       });
                               });
                           }};
    const auto client = office.client(server.port, {.max_answer_bytes = large.size() - 1});
    CHECK(get_failure(client, "/large").problem() == TooLarge);
    CHECK(get_failure(client, "/endless").problem() == TooLarge);
    CHECK(office.client(server.port, {.max_answer_bytes = large.size()}).get("/large").body == large);
}

TEST_CASE("A server that says nothing, or says it too slowly, is given up") {
    const Office office;
    const TlsServer server{office.certify(), [](httplib::Server& routes) {
                               const auto drip = [](std::chrono::milliseconds pause) {
                                   return [pause](const httplib::Request&, httplib::Response& response) {
                                       response.set_chunked_content_provider(
                                           "text/plain", [pause](std::size_t, httplib::DataSink& sink) {
                                               std::this_thread::sleep_for(pause);
                                               return sink.write("x", 1);
                                           });
                                   };
                               };
                               routes.Get("/slow", drip(10ms));
                               routes.Get("/silent", drip(500ms));
                           }};
    CHECK(get_failure(office.client(server.port, {.total_timeout = 200ms}), "/slow").problem() == Timeout);
    CHECK(get_failure(office.client(server.port, {.idle_timeout = 50ms}), "/silent").problem() == Timeout);
}

TEST_CASE("A handshake that never comes, or trickles in, is given up") {
    const Office office;
    const RawServer silent{[](int socket) {
        char byte = 0;
        while (::recv(socket, &byte, 1, 0) > 0) continue;
    }};
    const auto unheard = failure_of(office.client(silent.port, {.connect_timeout = 100ms}));
    CHECK(unheard.problem() == Timeout);
    CHECK_FALSE(unheard.may_have_arrived());

    const RawServer trickling{[](int socket) {
        const std::string_view record{"\x16\x03\x03\x40\x00", 5}; // 16 kB of a handshake are announced.
        ::send(socket, record.data(), record.size(), MSG_NOSIGNAL);
        while (::send(socket, "\x02", 1, MSG_NOSIGNAL) == 1) std::this_thread::sleep_for(5ms);
    }};
    const auto cut = failure_of(office.client(trickling.port, {.total_timeout = 200ms}));
    CHECK(cut.problem() == Timeout);
    CHECK_FALSE(cut.may_have_arrived());
}

TEST_CASE("An answer that breaks off is no answer, and nothing is sent again") {
    const Office office;
    std::atomic<int> requests = 0;
    const TlsServer server{office.certify(), [&](httplib::Server& routes) {
                               routes.Post("/broken", [&](const httplib::Request&, httplib::Response& response) {
                                   ++requests;
                                   response.set_content_provider(100, "text/plain",
                                                                 [](std::size_t, std::size_t, httplib::DataSink& sink) {
                                                                     sink.write("half", 4);
                                                                     return false;
                                                                 });
                               });
                           }};
    const auto broken = failure_of(office.client(server.port), "/broken");
    CHECK(broken.problem() == Malformed);
    CHECK(broken.may_have_arrived());
    CHECK(requests == 1);
}

TEST_CASE("A redirect is an answer") {
    const Office office;
    const TlsServer server{office.certify(), [](httplib::Server& routes) {
                               answer_all(routes);
                               routes.Get("/moved", [](const httplib::Request&, httplib::Response& response) {
                                   response.set_redirect("/answer");
                               });
                           }};
    CHECK(office.client(server.port).get("/moved").status == 302);
}

TEST_CASE("What can never be asked is refused before anything is sent") {
    const Office office;
    CHECK_THROWS_AS(HttpsClient({"http", "127.0.0.1", 80}), std::invalid_argument);
    const auto client = office.client(1);
    CHECK_THROWS_AS(client.get("no-slash"), std::invalid_argument);
    CHECK_THROWS_AS(client.get("/two words"), std::invalid_argument);
    CHECK_THROWS_AS(client.get("/x\r\nX-More: 1"), std::invalid_argument);
    CHECK_THROWS_AS(client.get("/", {{"X-One", "1\r\nX-More: 1"}}), std::invalid_argument);
    CHECK_THROWS_AS(client.get("/", {{"X One", "1"}}), std::invalid_argument);
    const HttpsClient without_file{{"https", "127.0.0.1", 1}, {}, "no-such-file.pem"};
    CHECK_THROWS_WITH(without_file.get("/"), "cannot read certificates from no-such-file.pem");
}
