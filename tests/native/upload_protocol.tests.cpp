#include "tests/support/raw_connection.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/app/sweep_uploads.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

TEST_CASE("A creation whose part could not be stored leaves no reservation behind") {
    RunningServer server;
    std::filesystem::remove_all(server.folder.path() / "evidence");
    const auto answer = Uploader{server}.create(1000, server.document_code, {}, jpeg(1000));
    REQUIRE(answer);
    CHECK(answer->status >= 500);
    const auto rows = server.store.read([](store::Database& database) {
        return database.prepare("SELECT count(*) FROM upload").value<std::int64_t>();
    });
    CHECK(rows == 0);
}

TEST_CASE("An upload that expired is answered 410 for a week after it was swept, to who has its secret") {
    RunningServer server;
    Uploader phone{server}, other{server, other_secret_digits};
    const auto path = phone.path(1000);
    const auto check_all = [&](Uploader& who, int status, const std::string& code) {
        CHECK(who.head(path)->status == status);
        for (const auto& answer : {who.patch(path, 500, jpeg(500)), who.remove(path)}) {
            CHECK(answer->status == status);
            CHECK(Json::parse(answer->body)["error"]["code"] == code);
        }
    };
    const auto sweep = [&] {
        return app::sweep_uploads(server.store, server.vault, server.clock.now(), fail_on_problem);
    };
    CHECK(phone.patch(path, 0, jpeg(1000).substr(0, 500))->status == 204);
    server.clock.pass(24h);
    check_all(phone, 410, "gone");
    CHECK(sweep() == 1);
    check_all(phone, 410, "gone");
    check_all(other, 404, "not_found");
    CHECK(std::filesystem::is_empty(server.folder.path() / "evidence"));
    server.clock.pass(7 * 24h - 1s);
    sweep();
    check_all(phone, 410, "gone");
    server.clock.pass(1s);
    sweep();
    check_all(phone, 404, "not_found");
}

TEST_CASE("The length of an upload cannot be changed by a part") {
    RunningServer server;
    Uploader phone{server};
    const auto path = phone.path(1000);
    for (const auto* length : {"999", "1001", "x", ""})
        CHECK(phone.patch(path, 0, jpeg(1000), {{"Upload-Length", length}})->status == 400);
    CHECK(phone.head(path)->get_header_value("Upload-Offset") == "0");
    CHECK(phone.patch(path, 0, jpeg(1000), {{"Upload-Length", "1000"}})->status == 204);
}

TEST_CASE("Uploads that are to be joined are refused, because they would not be") {
    RunningServer server;
    Uploader phone{server};
    for (const auto* wanted : {"partial", "final;/api/v1/uploads/a /api/v1/uploads/b"})
        CHECK(phone.create(1000, server.document_code, {{"Upload-Concat", wanted}})->status == 400);
}

TEST_CASE("A POST may say that it means another method, of an upload only") {
    RunningServer server;
    const auto path = Uploader{server}.path(1000);
    const auto post = [&](const std::string& to, const char* method, const std::string& body) {
        auto headers = tus_headers();
        headers.emplace("X-HTTP-Method-Override", method);
        headers.emplace("Upload-Offset", "0");
        return server.client().Post(to, headers, body, Uploader::part_type);
    };
    CHECK(post(path, "PATCH", jpeg(1000))->get_header_value("Upload-Offset") == "1000");
    CHECK(post(path, "HEAD", "")->get_header_value("Upload-Offset") == "1000");
    CHECK(post(path, "TRACE", "")->status == 404);
    CHECK(post("/healthz", "GET", "")->status == 404);
    CHECK(post(path, "DELETE", "")->status == 204);
    CHECK(Uploader{server}.head(path)->status == 404);
}

TEST_CASE("Every answer about uploads names the version of tus") {
    RunningServer server;
    const auto path = Uploader{server}.path(1000);
    for (const auto& answer :
         {server.client().Get(path), server.client().Put(path, "x", "text/plain"), server.client().Post(path, "", ""),
          server.client().Options(path), server.client().Options("/api/v1/uploads")}) {
        REQUIRE(answer);
        CHECK(answer->get_header_value_count("Tus-Resumable") == 1);
        CHECK(answer->get_header_value("Tus-Resumable") == "1.0.0");
    }
    CHECK(server.client().Options(path)->get_header_value("Tus-Extension").starts_with("creation,"));
    for (const auto* length : {"10000000000", "+5"}) {
        RawConnection malformed{server.port};
        malformed.send("PATCH " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n");
        CHECK(contains(malformed.receive(), "\r\nTus-Resumable: 1.0.0\r\n"));
    }
    server.store.write(
        [](store::Database& database) { database.execute("PRAGMA foreign_keys=OFF; DROP TABLE upload"); });
    const auto broken = Uploader{server}.head(path);
    CHECK(broken->status == 500);
    CHECK(broken->get_header_value_count("Tus-Resumable") == 1);
}
