#include "tests/support/case_page.hpp"

#include <brotli/decode.h>
#include <catch_amalgamated.hpp>

// Pages are made anew each time and come compressed to whoever says that they take it.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

httplib::Result page_for(const RunningServer& server, const std::string& path, const std::string& encodings) {
    auto client = server.client();
    client.set_decompress(false);
    return client.Get(path, {{"Accept-Encoding", encodings}});
}

std::string decompress(const std::string& compressed) {
    std::string content(1'000'000, '\0');
    auto size = content.size();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(compressed.data());
    auto* room = reinterpret_cast<std::uint8_t*>(content.data());
    REQUIRE(BrotliDecoderDecompress(compressed.size(), bytes, &size, room) == BROTLI_DECODER_RESULT_SUCCESS);
    content.resize(size);
    return content;
}

} // namespace

TEST_CASE("A page comes compressed to who takes it, and is the same page") {
    CasePage page;
    for (const auto& path : {page.address + "&lang=zh-CN", std::string{"/r?lang=en"}, std::string{"/verify?lang=en"}}) {
        const auto plain = page_for(page.desk.server, path, "identity");
        const auto compressed = page_for(page.desk.server, path, "gzip, deflate, br");
        REQUIRE(plain->status == 200);
        CHECK_FALSE(plain->has_header("Content-Encoding"));
        CHECK(compressed->get_header_value("Content-Encoding") == "br");
        CHECK(compressed->body.size() < plain->body.size() / 2);
        CHECK(contains(compressed->get_header_value("Vary"), "Accept-Encoding"));
        // The ids of forms are drawn anew.
        CHECK(decompress(compressed->body).substr(0, 600) == plain->body.substr(0, 600));
    }
}

TEST_CASE("A page comes as it is to who does not take brotli, refuses it, or says nothing") {
    CasePage page;
    for (const auto* encodings : {"gzip, deflate", "br;q=0, gzip", ""})
        CHECK_FALSE(page_for(page.desk.server, page.address, encodings)->has_header("Content-Encoding"));
}

TEST_CASE("What was posted is shown again uncompressed, so that its length tells nothing of the query code") {
    CasePage page;
    auto client = page.desk.server.client();
    client.set_decompress(false);
    const auto answer = client.Post(page.address, {{"Accept-Encoding", "br"}},
                                    encoded(page.filled("report_pressure", {{"words", ""}})), urlencoded);
    REQUIRE(answer->status == 400);
    CHECK_FALSE(answer->has_header("Content-Encoding"));
}

TEST_CASE("Answers of the API are not compressed") {
    CasePage page;
    const auto answer = page.desk.server.client().Get(
        page.desk.path, {{"Accept-Encoding", "br"}, {"Authorization", "Bearer " + std::string{secret_digits}}});
    REQUIRE(answer->status == 200);
    CHECK_FALSE(answer->has_header("Content-Encoding"));
}
