#include "tests/support/raw_connection.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/sealing/content_hash.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

void check_refused(const httplib::Result& answer, int status, const std::string& code) {
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(answer->get_header_value("Tus-Resumable") == "1.0.0");
    if (!answer->body.empty()) CHECK(Json::parse(answer->body)["error"]["code"] == code); // HEAD has none.
}

std::string sha256_base64(const std::string& content) {
    const auto hash = sealing::sha256_of(content);
    return base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

} // namespace

TEST_CASE("The server tells what of tus it knows") {
    RunningServer server;
    const auto answer = server.client().Options("/api/v1/uploads");
    REQUIRE(answer);
    CHECK(answer->status == 204);
    CHECK(answer->get_header_value("Tus-Version") == "1.0.0");
    CHECK(answer->get_header_value("Tus-Resumable") == "1.0.0");
    CHECK(answer->get_header_value("Tus-Extension") == "creation,creation-with-upload,expiration,checksum,termination");
    CHECK(answer->get_header_value("Tus-Max-Size") == "200000000");
    CHECK(answer->get_header_value("Tus-Checksum-Algorithm") == "sha1,sha256");
}

TEST_CASE("A file is created, sent in parts and asked after") {
    RunningServer server;
    Uploader phone{server};
    const auto content = jpeg(300'000);
    const auto created = phone.create(content.size(), server.document_code);
    REQUIRE(created);
    CHECK(created->status == 201);
    CHECK(created->get_header_value("Upload-Expires") == "Fri, 20 Nov 2026 08:40:00 GMT");
    const auto path = created->get_header_value("Location");
    CHECK(path.starts_with("/api/v1/uploads/"));
    const auto first = phone.patch(path, 0, content.substr(0, 100'000));
    REQUIRE(first);
    CHECK(first->status == 204);
    CHECK(first->get_header_value("Upload-Offset") == "100000");
    CHECK(first->get_header_value("Upload-Expires") == "Sat, 21 Nov 2026 07:40:00 GMT");
    CHECK(phone.patch(path, 100'000, content.substr(100'000))->get_header_value("Upload-Offset") == "300000");
    const auto asked = phone.head(path);
    REQUIRE(asked);
    CHECK(asked->status == 200);
    CHECK(asked->get_header_value("Upload-Offset") == "300000");
    CHECK(asked->get_header_value("Upload-Length") == "300000");
    CHECK(asked->get_header_value("Cache-Control") == "no-store");
    CHECK(asked->body.empty());
}

TEST_CASE("A file may begin with the request that creates it") {
    RunningServer server;
    Uploader phone{server};
    const auto content = jpeg(50'000);
    const auto created = phone.create(content.size(), server.document_code, {}, content.substr(0, 20'000));
    REQUIRE(created);
    CHECK(created->status == 201);
    CHECK(created->get_header_value("Upload-Offset") == "20000");
    CHECK(phone.patch(created->get_header_value("Location"), 20'000, content.substr(20'000))->status == 204);
    check_refused(phone.create(1000, server.document_code, {}, std::string(600, 'x')), 400, "invalid");
    CHECK(phone.create(10, server.document_code, {}, jpeg(11))->status == 413);
}

TEST_CASE("What is no tus 1.0.0 is refused before anything is done") {
    RunningServer server;
    Uploader phone{server};
    const auto path = phone.path(1000);
    auto headers = tus_headers();
    headers.erase("Tus-Resumable");
    const auto type = Uploader::part_type;
    for (const auto* version : {"", "0.2.2", "1.0.1"}) {
        auto other = headers;
        if (*version) other.emplace("Tus-Resumable", version);
        for (const auto& answer :
             {server.client().Post("/api/v1/uploads", other, "", ""), server.client().Patch(path, other, "x", type),
              server.client().Head(path, other), server.client().Delete(path, other)}) {
            check_refused(answer, 412, "invalid");
            CHECK(answer->get_header_value("Tus-Version") == "1.0.0");
        }
    }
    check_refused(server.client().Patch(path, tus_headers(), "x", "text/plain"), 415, "invalid");
    check_refused(server.client().Post("/api/v1/uploads", tus_headers(), "x", "text/plain"), 415, "invalid");
    check_refused(server.client().Patch(path, tus_headers(), "x", type), 400, "invalid"); // No offset.
    for (const auto* offset : {"-1", "1.5", "", "0x10", "18446744073709551616", "1,2"}) {
        auto other = tus_headers();
        other.emplace("Upload-Offset", offset);
        check_refused(server.client().Patch(path, other, "x", type), 400, "invalid");
    }
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "0");
    CHECK(server.client().Get(path, tus_headers())->status == 404);
}

TEST_CASE("An upload is created for a code and a length that may be, by who has a secret") {
    RunningServer server;
    Uploader phone{server};
    check_refused(phone.create(0, server.document_code), 400, "invalid");
    check_refused(phone.create(200'000'001, server.document_code), 413, "too_large");
    check_refused(phone.create(10, unknown_code()), 404, "not_found");
    check_refused(phone.create(10, server.revoked_code), 410, "gone");
    check_refused(phone.create(10, "nonsense"), 400, "invalid");
    check_refused(server.client().Post("/api/v1/uploads", tus_headers(), "", ""), 400, "invalid");
    auto deferred = tus_headers();
    deferred.emplace("Upload-Defer-Length", "1");
    check_refused(server.client().Post("/api/v1/uploads", deferred, "", ""), 400, "invalid");
    check_refused(server.client().Post("/api/v1/uploads", {{"Tus-Resumable", "1.0.0"}}, "", ""), 401, "unauthorized");
    auto no_code = tus_headers();
    no_code.emplace("Upload-Length", "10");
    for (const auto* metadata : {"", "filename YQ==", "code", "code !!!!", "code Y", "xcode NDI="}) {
        auto other = no_code;
        other.emplace("Upload-Metadata", metadata);
        check_refused(server.client().Post("/api/v1/uploads", other, "", ""), 400, "invalid");
    }
}

TEST_CASE("Somebody else's upload is not found, whatever is asked of it") {
    RunningServer server;
    Uploader phone{server};
    Uploader other{server, other_secret_digits};
    const auto path = phone.path(1000);
    for (const auto& wanted :
         {path, std::string{"/api/v1/uploads/00112233445566778899aabbccddeeff"}, std::string{"/api/v1/uploads/x"}}) {
        check_refused(other.head(wanted), 404, "");
        check_refused(other.patch(wanted, 0, jpeg(1000)), 404, "not_found");
        check_refused(other.remove(wanted), 404, "not_found");
        CHECK(other.patch(wanted, 0, jpeg(10))->body ==
              other.patch("/api/v1/uploads/00112233445566778899aabbccddeeff", 0, jpeg(10))->body);
    }
    check_refused(server.client().Head(path, {{"Tus-Resumable", "1.0.0"}}), 401, "");
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "0");
}

TEST_CASE("A wrong offset is a conflict and one byte too many is too large, and neither changes anything") {
    RunningServer server;
    Uploader phone{server};
    const auto content = jpeg(1000);
    const auto path = phone.path(1000);
    CHECK(phone.patch(path, 0, content.substr(0, 500))->status == 204);
    for (const std::size_t offset : {std::size_t{0}, std::size_t{499}, std::size_t{501}, std::size_t{1000}})
        check_refused(phone.patch(path, offset, content.substr(500)), 409, "conflict");
    check_refused(phone.patch(path, 500, content.substr(499)), 413, "too_large");
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "500");
    CHECK(phone.patch(path, 500, content.substr(500))->status == 204);
}

TEST_CASE("A part with a wrong checksum is refused with 460 and leaves no trace; with the right one it counts") {
    RunningServer server;
    Uploader phone{server};
    const auto content = jpeg(200'000);
    const auto path = phone.path(content.size());
    check_refused(phone.patch(path, 0, content, {{"Upload-Checksum", "sha256 " + sha256_base64("other")}}), 460,
                  "damaged");
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "0");
    for (const auto& checksum : {std::string{"md5 " + base64("0123456789abcdef")}, std::string{"sha256"},
                                 std::string{"sha256 x"}, "sha1 " + sha256_base64(content), std::string{""}})
        check_refused(phone.patch(path, 0, content, {{"Upload-Checksum", checksum}}), 400, "invalid");
    CHECK(phone.patch(path, 0, content, {{"Upload-Checksum", "sha256 " + sha256_base64(content)}})->status == 204);
}

TEST_CASE("A part that breaks off is kept as far as it came, and with a checksum not at all") {
    RunningServer server;
    Uploader phone{server};
    const auto content = jpeg(150'000);
    for (const bool has_checksum : {false, true}) {
        const auto path = phone.path(content.size());
        const auto more = has_checksum ? "Upload-Checksum: sha256 " + sha256_base64(content) + "\r\n" : std::string{};
        {
            RawConnection broken{server.port};
            broken.send(patch_start(path, 0, content.size(), more) + content.substr(0, 90'000));
            broken.end_sending();
            CHECK(contains(broken.receive(), " 423 ")); // Go on with it: nothing was wrong.
        }
        const auto held = has_checksum ? 0u : 90'000u;
        CHECK(phone.head(path)->get_header_value("Upload-Offset") == std::to_string(held));
        CHECK(phone.patch(path, held, content.substr(held))->status == 204);
    }
}

TEST_CASE("Of two that append at the same time one wins and the other is told 423") {
    RunningServer server;
    Uploader phone{server};
    const auto content = jpeg(100'000);
    const auto path = phone.path(content.size());
    RawConnection first{server.port};
    first.send_and_wait(patch_start(path, 0, content.size()));
    first.send_and_wait(content.substr(0, 50'000));
    const auto second = phone.patch(path, 0, content);
    check_refused(second, 423, "busy");
    check_refused(phone.remove(path), 423, "busy");
    first.send(content.substr(50'000));
    CHECK(contains(first.receive(), "HTTP/1.1 204"));
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "100000");
}

TEST_CASE("More than a part may carry is refused, announced or not") {
    RunningServer server;
    Uploader phone{server};
    const auto path = phone.path(20'000'000);
    const std::size_t most = 8 * 1024 * 1024;
    RawConnection announced{server.port};
    announced.send(patch_start(path, 0, most + 1));
    CHECK(contains(announced.receive(), "HTTP/1.1 413"));
    CHECK(phone.patch(path, 0, jpeg(most))->status == 204);

    RawConnection chunked{server.port};
    auto start = patch_start(path, most, 0);
    start.replace(start.find("Content-Length: 0"), 17, "Transfer-Encoding: chunked");
    chunked.send(start + "800001\r\n" + jpeg(most + 1) + "\r\n0\r\n\r\n");
    CHECK(contains(chunked.receive(), "HTTP/1.1 413"));
}

TEST_CASE("A part that comes in chunks of HTTP counts as well") {
    RunningServer server;
    Uploader phone{server};
    const auto path = phone.path(1000);
    RawConnection chunked{server.port};
    auto start = patch_start(path, 0, 0);
    start.replace(start.find("Content-Length: 0"), 17, "Transfer-Encoding: chunked");
    chunked.send(start + "3e8\r\n" + jpeg(1000) + "\r\n0\r\n\r\n");
    CHECK(contains(chunked.receive(), "HTTP/1.1 204"));
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "1000");
}

TEST_CASE("An upload that is let go of is gone") {
    RunningServer server;
    Uploader phone{server};
    const auto path = phone.path(1000);
    CHECK(phone.remove(path)->status == 204);
    check_refused(phone.remove(path), 404, "not_found");
    check_refused(phone.patch(path, 0, jpeg(1000)), 404, "not_found");
}

TEST_CASE("Twenty empty announcements keep nobody from sending a photo") {
    RunningServer server;
    for (int number = 0; number < 20; ++number)
        CHECK(Uploader{server, other_secret_digits}.create(200'000'000, server.document_code)->status == 201);
    Uploader{server}.upload(jpeg(1000));
}

TEST_CASE("Past a quota nothing is taken, and the words say so") {
    RunningServer server{false, {.of_code = 1'500'000}};
    Uploader phone{server};
    phone.upload(jpeg(1'000'000));
    const auto refused = phone.create(1'000'000, server.document_code, {{"Accept-Language", "en"}});
    check_refused(refused, 413, "too_large");
    CHECK(contains(refused->body, "wait to be submitted with this code"));
    CHECK(phone.create(1'000'000, server.place_code)->status == 201);
    RunningServer full{false, {.kept_free = 1'000'000'000'000'000}};
    check_refused(Uploader{full}.create(10, full.document_code), 507, "full");
}

TEST_CASE("While as many upload as may, another is asked to come back") {
    RunningServer server{false, {.at_once = 1}};
    Uploader phone{server};
    const auto first_path = phone.path(1000);
    const auto second_path = phone.path(1000);
    RawConnection first{server.port};
    first.send_and_wait(patch_start(first_path, 0, 1000));
    first.send_and_wait(jpeg(500));
    const auto refused = phone.patch(second_path, 0, jpeg(1000));
    check_refused(refused, 503, "unavailable");
    CHECK(refused->get_header_value("Retry-After") == "10");
    first.send(std::string(500, 'x'));
    CHECK(contains(first.receive(), "HTTP/1.1 204"));
    CHECK(eventually([&] { return phone.patch(second_path, 0, jpeg(1000))->status == 204; }));
}

TEST_CASE("A server that is told to stop does not wait for an upload to end, and keeps what came") {
    RunningServer server;
    const auto path = Uploader{server}.path(1'000'000);
    RawConnection phone{server.port};
    phone.send_and_wait(patch_start(path, 0, 1'000'000));
    phone.send_and_wait(jpeg(200'000));
    std::atomic<bool> is_stopped = false;
    std::thread stopping{[&] {
        server.stop();
        is_stopped = true;
    }};
    CHECK(eventually([&] {
        phone.send("x"); // It never falls silent.
        return is_stopped.load();
    }));
    stopping.join();
    const auto held = server.store.read(
        [](store::Database& database) { return database.prepare("SELECT held FROM upload").value<std::int64_t>(); });
    CHECK((held >= 200'000 && held < 1'000'000));
}
