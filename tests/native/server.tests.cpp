#include "tests/support/raw_connection.hpp"
#include "tests/support/running_server.hpp"

#include "native/http/pages/site.hpp"
#include "native/http/transport/workers.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <random>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view empty_line = "\r\n\r\n";

std::string submission_header(std::size_t length) {
    return "POST /api/v1/evaluations HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + secret_digits +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(length) + std::string{empty_line};
}

bool takes_connections(int port) {
    try {
        const RawConnection attempt{port};
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

bool is_alive(const RunningServer& server) {
    const auto answer = server.get("/healthz");
    return answer && answer->status == 200;
}

http::Context context_of(RunningServer& server) {
    return {.store = server.store,
            .vault = server.vault,
            .calendar = server.calendar,
            .clock = server.clock,
            .random = server.random};
}

} // namespace

TEST_CASE("Every kind of answer carries the headers that protect the page") {
    RunningServer server;
    RawConnection malformed{server.port};
    malformed.send("NONSENSE\r\n\r\n");
    CHECK(contains(malformed.receive_to_end(),
                   "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"));

    for (const auto& answer :
         {server.get("/"), server.get("/e/" + server.document_code), server.get("/e/wrong"), server.get("/nothing"),
          server.get("/assets/nothing.js"), server.get("/healthz"), server.submit(std::string{"{"}),
          server.submit(server.submission()), server.get("/api/v1/evaluations/x"),
          server.submit(std::string(70000, ' ')), server.client().Delete("/")}) {
        REQUIRE(answer);
        CHECK(answer->get_header_value("Content-Security-Policy") ==
              "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' '" +
                  std::string{http::page_style_source()} +
                  "'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; "
                  "child-src 'self'; "
                  "form-action 'self'; "
                  "base-uri 'none'; frame-ancestors 'none'");
        CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
        CHECK(answer->get_header_value("Referrer-Policy") == "same-origin");
        CHECK(answer->has_header("Permissions-Policy"));
        for (const auto* unwanted :
             {"Server", "Cross-Origin-Embedder-Policy", "Access-Control-Allow-Origin", "Set-Cookie"})
            CHECK_FALSE(answer->has_header(unwanted));
        CHECK(answer->get_header_value_count("Cache-Control") == 1);
        CHECK(answer->get_header_value_count("Content-Type") == 1);
    }
}

TEST_CASE("A broken store is answered with a request id, and with nothing about what broke") {
    RunningServer server;
    server.store.write([](store::Database& database) { database.execute("DROP TABLE code_officer; DROP TABLE code"); });
    for (const auto& answer : {server.get("/healthz"), server.get("/api/v1/codes/" + server.document_code),
                               server.submit(server.submission())}) {
        REQUIRE(answer);
        CHECK(answer->status == 500);
        CHECK(answer->get_header_value("X-Request-Id").size() == 12);
        CHECK(answer->has_header("Content-Security-Policy"));
        CHECK(Json::parse(answer->body)["error"]["message"] == text(Text::InternalError, Language::Chinese));
        CHECK_FALSE(contains(answer->body, "code ="));
        CHECK_FALSE(contains(answer->body, "no such table"));
    }
    const auto page = server.get("/e/" + server.document_code, {{"Accept", "text/html"}, {"Accept-Language", "en"}});
    CHECK(page->status == 500);
    CHECK(contains(page->body, page->get_header_value("X-Request-Id")));
    CHECK(page->get_header_value("Cache-Control") == "no-store");
}

TEST_CASE("A port that is in use cannot be taken a second time") {
    RunningServer server;
    http::Server second{context_of(server)};
    CHECK_THROWS_WITH(second.bind("127.0.0.1", server.port),
                      Catch::Matchers::ContainsSubstring("Address already in use"));
    http::Server third{context_of(server)};
    CHECK_THROWS_WITH(third.bind("no such host", 0), Catch::Matchers::ContainsSubstring("no such address"));
}

TEST_CASE("A server that was stopped before it began to listen does not begin") {
    RunningServer server;
    http::Server other{context_of(server)};
    other.bind("127.0.0.1", 0);
    other.stop();
    other.listen();
    SUCCEED();
}

TEST_CASE("A client that drips its header is cut off") {
    RunningServer server;
    RawConnection slow{server.port};
    slow.send("GET / HTTP/1.1\r\n");
    CHECK(eventually([&] {
        slow.send("a");
        slow.receive_for(100ms);
        return slow.is_closed();
    }));
    CHECK(is_alive(server));
}

TEST_CASE("A body that breaks off is refused, and nothing of it is stored") {
    RunningServer server;
    const auto body = server.submission().dump();
    RawConnection phone{server.port};
    phone.send(submission_header(body.size()) + body.substr(0, body.size() / 2));
    phone.end_sending();
    CHECK(phone.receive_to_end().starts_with("HTTP/1.1 400"));
    CHECK(phone.is_closed());
    CHECK(server.stored_evaluations() == 0);
}

TEST_CASE("A body that is announced too large is refused before it is sent") {
    RunningServer server;
    RawConnection phone{server.port};
    phone.send(submission_header(10'000'000'000));
    CHECK(phone.receive_to_end().starts_with("HTTP/1.1 413"));
    CHECK(phone.is_closed());
}

TEST_CASE("A method with a body but no length is answered at once") {
    RunningServer server;
    RawConnection phone{server.port};
    phone.send("DELETE /api/v1/evaluations HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(phone.receive_to_end().starts_with("HTTP/1.1 404"));
    CHECK(phone.is_closed());
}

TEST_CASE("Requests that come together on one connection are answered in their order") {
    RunningServer server;
    RawConnection phone{server.port};
    phone.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /api/v1/codes/" + server.document_code +
               " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto answers = phone.receive_to_end();
    CHECK(contains(answers, R"({"status":"ok",)"));
    CHECK(contains(answers, "4201140012345678"));
}

TEST_CASE("A request whose end is not clear is refused, and what follows it is not answered") {
    RunningServer server;
    for (const std::string_view framing :
         {"Transfer-Encoding: xchunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding:", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
          "Transfer-Encoding: chunked\r\nContent-Length: 0", "Content-Length: +5", "Content-Length: -5",
          "Content-Length: 5a", "Content-Length: 0x5", "Content-Length: 5, 5",
          "Content-Length:", "Content-Length: 5\r\nContent-Length: 5", "Content-Length: 18446744073709551616"}) {
        CAPTURE(framing);
        RawConnection client{server.port};
        client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n" + std::string{framing} + std::string{empty_line} +
                    "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto answers = client.receive_to_end();
        CHECK(answers.starts_with("HTTP/1.1 400"));
        CHECK_FALSE(contains(answers, R"({"status":"ok",)"));
        CHECK(client.is_closed());
    }
}

TEST_CASE("A request that says that its body is empty has none") {
    RunningServer server;
    RawConnection client{server.port};
    client.send("GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                "GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto answers = client.receive_to_end();
    CHECK(contains(answers, R"({"status":"ok",)"));
    CHECK(contains(answers, "openapi"));
}

TEST_CASE("A connection is used again after a body that was read") {
    RunningServer server;
    const auto body = server.submission().dump();
    RawConnection phone{server.port};
    for (int round = 0; round < 2; ++round) {
        phone.send(submission_header(body.size()) + body);
        CHECK(contains(phone.receive(), "HTTP/1.1 20"));
    }
    CHECK_FALSE(phone.is_closed());
}

TEST_CASE("A body beyond all reason is refused at once, whatever it was sent to") {
    RunningServer server;
    for (const std::string_view target : {"GET /healthz", "TRACE /", "POST /nowhere", "POST /api/v1/evaluations"}) {
        CAPTURE(target);
        RawConnection client{server.port};
        client.send(std::string{target} + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000000\r\n\r\n");
        CHECK(contains(client.receive_to_end(), target == "POST /nowhere" ? " 404 " : " 413 "));
        CHECK(client.is_closed());
    }
}

TEST_CASE("A connection is used again") {
    RunningServer server;
    RawConnection phone{server.port};
    for (int round = 0; round < 3; ++round) {
        phone.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(contains(phone.receive(), "200 OK"));
        CHECK_FALSE(phone.is_closed());
    }
}

TEST_CASE("Of two waiting connections, the one that speaks is handed on and the silent one is closed") {
    http::WaitingConnections waiting{200ms, 10};
    int silent[2];
    int speaking[2];
    REQUIRE(
        (::socketpair(AF_UNIX, SOCK_STREAM, 0, silent) == 0 && ::socketpair(AF_UNIX, SOCK_STREAM, 0, speaking) == 0));
    for (const int socket : {silent[0], speaking[0]}) waiting.add(std::make_shared<http::Connection>(socket));
    REQUIRE(::send(speaking[1], "x", 1, MSG_NOSIGNAL) == 1);
    const auto found = waiting.next();
    REQUIRE(found);
    CHECK(found->socket() == speaking[0]);
    CHECK_FALSE(waiting.next()); // Told once, though nobody has read it; and the other one is given up.

    pollfd end{.fd = silent[1], .events = POLLIN, .revents = 0};
    CHECK(::poll(&end, 1, 5000) == 1);
    char byte;
    CHECK(::recv(silent[1], &byte, 1, 0) == 0);
    ::close(silent[1]);
    ::close(speaking[1]);
}

TEST_CASE("Phones are answered while more others than there are threads are idle") {
    RunningServer server;
    std::vector<std::unique_ptr<RawConnection>> idle;
    for (int index = 0; index < 400; ++index) idle.push_back(std::make_unique<RawConnection>(server.port));
    for (int round = 0; round < 20; ++round) CHECK(is_alive(server));
    idle.front()->receive_for(1ms);
    CHECK_FALSE(idle.front()->is_closed()); // Nobody had to wait for it to be given up.
}

TEST_CASE("One address that sends slowly on hundreds of connections does not keep the others waiting") {
    RunningServer server;
    std::vector<std::unique_ptr<RawConnection>> slow;
    for (int index = 0; index < 400; ++index) {
        slow.push_back(std::make_unique<RawConnection>(server.port, "127.0.0.2"));
        slow.back()->send(submission_header(1000));
    }
    CHECK(slow.back()->receive_to_end().empty()); // Its address has as many threads as it may have.
    CHECK(slow.back()->is_closed());
    for (const auto* other : {"127.0.0.1", "127.0.0.3"}) {
        RawConnection phone{server.port, other};
        phone.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        CHECK(phone.receive().starts_with("HTTP/1.1 200"));
    }
    slow.front()->receive_for(1ms);
    CHECK_FALSE(slow.front()->is_closed()); // It still keeps its thread.
}

TEST_CASE(
    "Behind a trusted proxy one client that sends slowly on hundreds of connections leaves threads to the others") {
    RunningServer server{false, {}, {.trusted_proxies = {*outside::Network::parse("127.0.0.1")}}};
    const auto from = [](std::string request, const char* client) {
        return request.insert(request.find("\r\n") + 2, std::string{"X-Forwarded-For: "} + client + "\r\n");
    };
    std::vector<std::unique_ptr<RawConnection>> slow;
    for (int index = 0; index < 400; ++index) {
        slow.push_back(std::make_unique<RawConnection>(server.port));
        slow.back()->send(from(submission_header(1000), "203.0.113.9"));
    }
    CHECK(slow.back()->receive_to_end().starts_with("HTTP/1.1 503"));
    RawConnection other{server.port};
    other.send(from("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "198.51.100.7"));
    CHECK(other.receive().starts_with("HTTP/1.1 200"));
    slow.front()->receive_for(1ms);
    CHECK_FALSE(slow.front()->is_closed()); // It still keeps its thread.
}

TEST_CASE("A connection that waited when the server stopped is closed") {
    RunningServer server;
    RawConnection phone{server.port};
    phone.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    phone.receive();
    CHECK_FALSE(phone.is_closed());
    server.stop();
    phone.receive_to_end();
    CHECK(phone.is_closed());
}

TEST_CASE("Stopping finishes the request that is under way") {
    RunningServer server;
    const auto body = server.submission().dump();
    RawConnection phone{server.port};
    phone.send_and_wait(submission_header(body.size()));
    phone.send_and_wait(body.substr(0, 20));
    std::thread stopping{[&] { server.stop(); }};
    CHECK(eventually([&] { return !takes_connections(server.port); }));
    phone.send(body.substr(20));
    const auto answer = phone.receive_to_end();
    stopping.join();
    CHECK(answer.starts_with("HTTP/1.1 201"));
    CHECK(phone.is_closed());
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("What has arrived when the server is told to stop is answered") {
    http::WaitingConnections waiting{10s, 10};
    std::atomic<int> served = 0;
    int ends[4][2];
    for (auto& end : ends) {
        REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, end) == 0);
        REQUIRE(::send(end[1], "x", 1, MSG_NOSIGNAL) == 1);
        waiting.add(std::make_shared<http::Connection>(end[0]));
    }
    waiting.close();
    http::Workers workers{1, waiting, [&](std::shared_ptr<http::Connection>) { ++served; }};
    workers.finish();
    CHECK(served == 4);
    for (const auto& end : ends) ::close(end[1]);
}

TEST_CASE("Stopping does not wait for a phone that keeps its connection and asks now and then") {
    RunningServer server;
    RawConnection phone{server.port};
    constexpr auto question = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    phone.send(question);
    CHECK(contains(phone.receive(), "200 OK"));
    std::atomic<bool> is_stopped = false;
    std::thread stopping{[&] {
        server.stop();
        is_stopped = true;
    }};
    int questions = 0;
    CHECK(eventually([&] {
        ++questions;
        phone.send(question);
        phone.receive_for(20ms);
        return is_stopped.load();
    }));
    CHECK(questions < 900); // After a thousand it would be closed anyhow.
    stopping.join();
}

TEST_CASE("Stopping does not wait for a phone that keeps its connection and says nothing") {
    RunningServer server;
    RawConnection phone{server.port};
    phone.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(contains(phone.receive(), "200 OK"));
    const auto began = std::chrono::steady_clock::now();
    server.stop();
    CHECK(std::chrono::steady_clock::now() - began < 50s); // It would be given up after 60.
}

TEST_CASE("Random bytes do the server no harm") {
    RunningServer server;
    std::mt19937 random{20261120};
    for (int round = 0; round < 200; ++round) {
        RawConnection phone{server.port};
        std::string bytes = round % 2 ? "POST /api/v1/evaluations HTTP/1.1\r\n" : "";
        for (auto left = random() % 3000; left > 0; --left) bytes += static_cast<char>(random());
        phone.send(bytes);
        phone.end_sending();
        if (round % 10 == 0) phone.receive_to_end();
    }
    CHECK(is_alive(server));
    CHECK(server.stored_evaluations() == 0);
}
