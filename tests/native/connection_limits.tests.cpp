#include "tests/support/raw_connection.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/http/transport/connection.hpp"
#include "native/http/transport/fair_share.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t max_part_bytes = 8 * 1024 * 1024;

// A connection between two ends of this process.
struct Line {
    int ends[2];
    std::unique_ptr<http::Connection> server;

    explicit Line(std::chrono::milliseconds max_silence) {
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) throw std::runtime_error{"no sockets"};
        server = std::make_unique<http::Connection>(ends[0], max_silence);
        server->begin_request();
        server->allow_time_for(100'000'000);
    }
    ~Line() { ::close(ends[1]); }
};

// Photos are limited; a video has any length.
std::string video(std::size_t size) {
    std::string bytes(size, 'x');
    return bytes.replace(0, 12,
                         std::string{"\0\0\0\x18"
                                     "ftypmp42",
                                     12});
}

// How a part that comes whole is answered, from a network address and with more headers.
std::string answer_to_part(RunningServer& server, const char* from, const std::string& headers) {
    RawConnection phone{server.port, from};
    phone.send(patch_start(Uploader{server}.path(1000), 0, 1000, headers) + jpeg(1000));
    return phone.receive().substr(0, 12);
}

std::string evidence_path(RunningServer& server, const std::string& content) {
    Uploader phone{server};
    const auto path = phone.path(content.size());
    for (std::size_t at = 0; at < content.size(); at += max_part_bytes)
        if (phone.patch(path, at, content.substr(at, max_part_bytes))->status != 204) throw std::logic_error{"refused"};
    auto submission = server.submission();
    submission["evidence"] = {path.substr(path.rfind('/') + 1)};
    const auto receipt = Json::parse(server.submit(submission)->body)["receipt"].get<std::string>();
    return "/api/v1/evaluations/" + receipt + "/evidence/1";
}

std::string get_start(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + secret_digits + "\r\n\r\n";
}

} // namespace

TEST_CASE("Who reads nothing of an answer is let go, however much time the whole of it may take") {
    Line line{100ms};
    const std::string much(64 * 1024, 'x');
    const auto began = std::chrono::steady_clock::now();
    while (line.server->write(much.data(), much.size()) > 0) {
    }
    CHECK(std::chrono::steady_clock::now() - began < patience); // Eleven minutes if it is not.
}

TEST_CASE("Who pauses while an answer comes is waited for while there is room, and goes on") {
    Line line{50ms};
    std::atomic<int> asked = 0;
    line.server->allow_pauses([&] { return ++asked > 0; });
    const std::string much(64 * 1024, 'x');
    std::atomic<std::size_t> written = 0;
    std::jthread server{[&] {
        while (written < 2'000'000) {
            const auto sent = line.server->write(much.data(), much.size());
            if (sent <= 0) break;
            written += static_cast<std::size_t>(sent);
        }
        ::shutdown(line.ends[0], SHUT_WR);
    }};
    REQUIRE(eventually([&] { return asked > 1; })); // It has been silent for longer than anybody else may be.
    std::string bytes(64 * 1024, '\0');
    while (::read(line.ends[1], bytes.data(), bytes.size()) > 0) continue;
    server.join();
    CHECK(written >= 2'000'000);
}

TEST_CASE("Who pauses is let go when others need the place, and the next answer allows no pause by itself") {
    Line line{50ms};
    const std::string much(64 * 1024, 'x');
    const auto fill = [&] {
        while (line.server->write(much.data(), much.size()) > 0) continue;
    };
    int asked = 0;
    line.server->allow_pauses([&] { return ++asked < 2; });
    fill();
    CHECK(asked == 2);
    line.server->begin_request();
    fill();
    CHECK(asked == 2);
}

TEST_CASE("Who sends nothing of a body is let go, however much time the whole of it may take") {
    Line line{100ms};
    char byte;
    const auto began = std::chrono::steady_clock::now();
    CHECK(line.server->read(&byte, 1) < 0);
    CHECK(std::chrono::steady_clock::now() - began < patience); // Ten minutes if it is not.
}

TEST_CASE("Of a refused body no more than a moment's worth is read") {
    Line line{1h};
    line.server->hasten();
    char byte;
    const auto began = std::chrono::steady_clock::now();
    CHECK(line.server->read(&byte, 1) < 0);
    CHECK(std::chrono::steady_clock::now() - began < patience); // Ten minutes if it is more.
}

TEST_CASE("A part that is refused before it is read is answered before it is sent") {
    RunningServer server;
    const auto path = Uploader{server}.path(max_part_bytes);
    for (const auto& [wanted, status] :
         {std::pair{path + "0", "404"}, {path.substr(0, path.size() - 1) + "x", "404"}, {path, "409"}}) {
        RawConnection phone{server.port};
        phone.send(patch_start(wanted, 7, max_part_bytes));
        CHECK(contains(phone.receive_to_end(), "HTTP/1.1 " + std::string{status}));
        CHECK(phone.is_closed());
    }
}

TEST_CASE("A phone that is refused in the middle of a part and says no more is answered soon") {
    RunningServer server;
    const auto path = Uploader{server}.path(max_part_bytes);
    RawConnection phone{server.port};
    phone.send(patch_start(path, 0, max_part_bytes) + std::string(1000, 'x')); // No photo.
    CHECK(contains(phone.receive_to_end(), "HTTP/1.1 400"));
    CHECK(phone.is_closed());
}

TEST_CASE("One address gets a share of the places for uploads, another address its own") {
    RunningServer server{false, {.at_once_of_address = 1}};
    Uploader phone{server};
    const auto content = jpeg(1000);
    const auto answer = [&](const char* from) { return answer_to_part(server, from, ""); };
    RawConnection first{server.port, "127.0.0.2"};
    first.send_and_wait(patch_start(phone.path(1000), 0, 1000));
    first.send_and_wait(content.substr(0, 500));
    CHECK(answer("127.0.0.2") == "HTTP/1.1 503");
    CHECK(answer("127.0.0.3") == "HTTP/1.1 204");
    first.send(content.substr(500));
    CHECK(contains(first.receive(), "HTTP/1.1 204"));
    CHECK(eventually([&] { return answer("127.0.0.2") == "HTTP/1.1 204"; }));
}

TEST_CASE("Half of the places for who sends or fetches are room for who pauses") {
    http::FairShare transfers{{.max_places = 6, .max_of_address = 2}};
    CHECK(transfers.is_half_free("192.0.2.1"));
    const http::FairShare::Place first{transfers, "192.0.2.1"};
    CHECK(transfers.is_half_free("192.0.2.1"));
    const http::FairShare::Place second{transfers, "192.0.2.1"};
    CHECK_FALSE(transfers.is_half_free("192.0.2.1"));
    CHECK(transfers.is_half_free("192.0.2.2"));
    const http::FairShare::Place third{transfers, "192.0.2.2"}, fourth{transfers, "192.0.2.3"};
    CHECK_FALSE(transfers.is_half_free("192.0.2.2"));
}

TEST_CASE("Behind a proxy that is trusted each client has its share; what others say of theirs counts for nothing") {
    RunningServer server{
        false, {.at_once_of_address = 1}, {.trusted_proxies = {*outside::Network::parse("127.0.0.1")}}};
    Uploader phone{server};
    const auto content = jpeg(1000);
    const auto from = [](const char* client) { return std::string{"X-Forwarded-For: "} + client + "\r\n"; };
    RawConnection first{server.port};
    first.send_and_wait(patch_start(phone.path(1000), 0, 1000, from("203.0.113.9, 198.51.100.7")));
    first.send_and_wait(content.substr(0, 500));
    CHECK(answer_to_part(server, "127.0.0.1", from("198.51.100.7")) == "HTTP/1.1 503");
    CHECK(answer_to_part(server, "127.0.0.1", from("203.0.113.9")) ==
          "HTTP/1.1 204");                                          // Anybody may write what stands before.
    const auto twice = from("198.51.100.1") + from("198.51.100.2"); // Which came last nobody knows: they say nothing.
    RawConnection ambiguous{server.port};
    ambiguous.send_and_wait(patch_start(phone.path(1000), 0, 1000, twice));
    ambiguous.send_and_wait(content.substr(0, 500));
    CHECK(answer_to_part(server, "127.0.0.1", from("198.51.100.3") + from("198.51.100.4")) == "HTTP/1.1 503");
    RawConnection stranger{server.port, "127.0.0.2"};
    stranger.send_and_wait(patch_start(phone.path(1000), 0, 1000, from("192.0.2.1")));
    stranger.send_and_wait(content.substr(0, 500));
    CHECK(answer_to_part(server, "127.0.0.2", from("192.0.2.2")) == "HTTP/1.1 503");
}

TEST_CASE("Who fetches evidence and does not read it has a place like who uploads") {
    RunningServer server{false, {.at_once_of_address = 1}};
    const auto path = evidence_path(server, video(24'000'000)); // More than the buffers of the system.
    const auto answer = [&](const char* from) {
        RawConnection second{server.port, from};
        second.send(get_start(path));
        return second.receive_until_seen("\r\n").substr(0, 12);
    };
    {
        RawConnection silent{server.port, "127.0.0.2"};
        silent.send(get_start(path));
        CHECK(silent.receive_until_seen("\r\n").starts_with("HTTP/1.1 200"));
        CHECK(answer("127.0.0.2") == "HTTP/1.1 503");
        CHECK(answer("127.0.0.3") == "HTTP/1.1 200");
    }
    CHECK(eventually([&] { return answer("127.0.0.2") == "HTTP/1.1 200"; })); // Once its end was noticed.
}

TEST_CASE("In all there are so many places, and each is given back") {
    http::FairShare transfers{{.max_places = 2, .max_of_address = 1}};
    {
        const http::FairShare::Place first{transfers, "192.0.2.1"};
        CHECK(first.is_granted());
        CHECK_FALSE(http::FairShare::Place{transfers, "192.0.2.1"}.is_granted());
        const http::FairShare::Place second{transfers, "192.0.2.2"};
        CHECK(second.is_granted());
        CHECK_FALSE(http::FairShare::Place{transfers, "127.0.0.1"}.is_granted());
    }
    const http::FairShare::Place here{transfers, "127.0.0.1"}; // This machine's own address is one like any other.
    CHECK(here.is_granted());
    CHECK_FALSE(http::FairShare::Place{transfers, "127.0.0.1"}.is_granted());
}

TEST_CASE("Who asks how far an upload is breaks off the line that went silent, and goes on at once") {
    RunningServer server;
    Uploader phone{server};
    const auto content = jpeg(100'000);
    const auto path = phone.path(content.size());
    RawConnection half_open{server.port};
    half_open.send_and_wait(patch_start(path, 0, content.size()));
    half_open.send_and_wait(content.substr(0, 50'000));
    const auto stranger = Uploader{server, other_secret_digits}.head(path);
    CHECK(stranger->status == 404);
    CHECK(phone.patch(path, 0, content)->status == 423); // Nobody asked yet who may.
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "50000");
    CHECK(phone.patch(path, 50'000, content.substr(50'000))->status == 204);
}
