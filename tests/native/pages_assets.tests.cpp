#include "tests/support/running_server.hpp"

#include "native/http/pages/site.hpp"
#include "native/http/transport/header_list.hpp"

#include <catch_amalgamated.hpp>
#include <regex>
#include <set>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::set<std::string> linked_files(const std::string& page) {
    std::set<std::string> files;
    const std::regex link{R"(/assets/[^"' ]+)"};
    for (auto match = std::sregex_iterator{page.begin(), page.end(), link}; match != std::sregex_iterator{}; ++match)
        files.insert(match->str());
    return files;
}

std::string file_ending(const std::set<std::string>& files, const std::string& extension) {
    for (const auto& file : files)
        if (file.ends_with(extension)) return file;
    return {};
}

} // namespace

TEST_CASE("Every file that a page links to is served, for ever, with its own type") {
    RunningServer server;
    const auto files = linked_files(server.get("/e/" + server.document_code)->body);
    for (const auto& [extension, type] : {std::pair{".wasm", "application/wasm"},
                                          {".js", "text/javascript; charset=utf-8"},
                                          {".css", "text/css; charset=utf-8"},
                                          {".svg", "image/svg+xml"}}) {
        const auto file = file_ending(files, extension);
        CAPTURE(extension, file);
        const auto answer = server.get(file, {{"Accept-Encoding", "identity"}});
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->get_header_value("Content-Type") == type);
        CHECK(answer->get_header_value("Cache-Control") == "public, max-age=31536000, immutable");
        CHECK(answer->get_header_value("Vary") == "Accept-Encoding");
        CHECK_FALSE(answer->has_header("Content-Encoding"));
        CHECK_FALSE(answer->body.empty());
        CHECK(server.client().Head(file)->get_header_value_u64("Content-Length") == answer->body.size());
    }
    for (const auto& file : files) CHECK(server.get(file)->status == 200);
}

TEST_CASE("A file is served in the best encoding that the browser takes") {
    RunningServer server;
    const auto file = file_ending(linked_files(server.get("/e/" + server.document_code)->body), ".js");
    const auto encoding = [&](const char* accepted) {
        auto client = server.client();
        client.set_decompress(false);
        return client.Get(file, {{"Accept-Encoding", accepted}})->get_header_value("Content-Encoding");
    };
    REQUIRE_FALSE(file.empty());
    CHECK(encoding("gzip, deflate, br, zstd") == "br");
    CHECK(encoding("gzip, deflate") == "gzip");
    CHECK(encoding("br;q=0, gzip") == "gzip");
    CHECK(encoding("br;q=0.000, gzip;q=0") == "");
    CHECK(encoding("BR") == "br");
    CHECK(encoding("*") == "br");
    CHECK(encoding("*;q=0") == "");
    CHECK(encoding("") == "");
    CHECK(encoding(",;;,=") == "");
}

TEST_CASE("Only what is under assets is served, and only under its own name") {
    RunningServer server;
    const auto files = linked_files(server.get("/e/" + server.document_code)->body);
    const auto script = file_ending(files, ".js");
    for (const auto& path :
         {std::string{"/assets/../evaluate.html"}, std::string{"/assets/%2e%2e/evaluate.html"},
          std::string{"/assets/%2e%2e%2fevaluate.html"}, std::string{"/evaluate.html"}, std::string{"/manifest.json"},
          std::string{"/assets/"}, std::string{"/assets/../../../../etc/passwd"}, script + ".br", script + "%00",
          std::string{"/assets/../assets/"} + script.substr(8)}) {
        CAPTURE(path);
        auto client = server.client();
        client.set_path_encode(false);
        const auto answer = client.Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 404);
        CHECK_FALSE(answer->get_header_value("Cache-Control") == "public, max-age=31536000, immutable");
    }
}

TEST_CASE("A header that lists values is read as RFC 9110 says") {
    CHECK(http::is_accepted("text/html,application/xml;q=0.9", "text/html"));
    CHECK(http::is_accepted("a;level=1;q=0.5", "a"));
    CHECK_FALSE(http::is_accepted("a;Q=0.0", "a"));
    CHECK_FALSE(http::is_accepted("*, a;q=0", "a"));
    CHECK_FALSE(http::is_accepted("ab", "a"));
    CHECK_FALSE(http::is_accepted("", "a"));
}
