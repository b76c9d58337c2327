#include "tests/support/running_server.hpp"

#include "native/http/pages/pages.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/pages/template.hpp"
#include "native/sealing/content_hash.hpp"
#include "native/sealing/signing_key.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

const httplib::Headers browser{{"Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}};

void check_page(const httplib::Result& answer, int status) {
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(answer->get_header_value("Content-Type") == "text/html; charset=utf-8");
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK(contains(answer->get_header_value("Vary"), "Accept-Language"));
    CHECK_FALSE(contains(answer->body, "{{"));
    CHECK_FALSE(contains(answer->body, "{code}"));
}

// The code's facts as the page carries them for its script.
Json facts_in(const std::string& page) {
    const auto start = page.find('>', page.find("id=\"code-facts\"")) + 1;
    return Json::parse(page.substr(start, page.find("</script>", start) - start));
}

std::string style_in(const std::string& page) {
    const auto start = page.find("<style>") + 7;
    return page.substr(start, page.find("</style>", start) - start);
}

} // namespace

TEST_CASE("Every page carries the one style that the policy allows beside the server's own files") {
    RunningServer server{true};
    for (const auto* address : {"/e/", "/e/wrong", "/r", "/verify", "/gallery", "/gallery/desk"}) {
        const auto path = address == std::string{"/e/"} ? address + server.document_code : std::string{address};
        const auto answer = server.get(path, browser);
        REQUIRE(answer);
        CAPTURE(path);
        const sealing::PublicKey as_key{"", {}, sealing::sha256_of(style_in(answer->body))}; // Both have 32 bytes.
        const auto source = "sha256-" + sealing::to_base64(as_key);
        CHECK(source == http::page_style_source());
        CHECK(contains(answer->get_header_value("Content-Security-Policy"), "style-src 'self' '" + source + "';"));
        CHECK_FALSE(contains(answer->body, " style=\""));
    }
}

TEST_CASE("The page of a code on a document says what it is about, with the instructions") {
    RunningServer server;
    const auto answer = server.get("/e/" + server.document_code, browser);
    check_page(answer, 200);
    CHECK(answer->get_header_value("Content-Language") == "zh-CN");
    for (const auto* part :
         {"<strong>违法停车告知单</strong>", "<p>武汉市交警支队 蔡甸大队</p>",
          "<p>2026年11月20日 15:32 · 汉阳大道 628 号</p>", "<p>文书编号 4201140012345678</p>", "<html lang=\"zh-CN\">"})
        CHECK(contains(answer->body, part));
    for (const auto& words : newest_catalogue().instructions)
        CHECK(contains(answer->body, "<li>" + http::escape(words[Language::Chinese]).markup + "</li>"));
    CHECK(facts_in(answer->body) == Json::parse(server.get("/api/v1/codes/" + server.document_code)->body));
}

TEST_CASE("The page of a code at a place begins with the place") {
    RunningServer server;
    const auto answer = server.get("/e/" + server.place_code + "?lang=en", browser);
    check_page(answer, 200);
    CHECK(contains(answer->body,
                   "<strong>蔡甸车管所 3 号窗口</strong><p>Wuhan Detachment, Caidian Brigade</p></section>"));
}

TEST_CASE("The galleries of widgets are there only in a demo") {
    RunningServer server;
    const bool in_demo = true;
    RunningServer demo{in_demo};
    for (const auto& [path, wasm] :
         {std::pair{"/gallery", "/assets/gallery."}, std::pair{"/gallery/desk", "/assets/desk_gallery."}}) {
        CAPTURE(path);
        check_page(server.get(path, browser), 404);
        const auto answer = demo.get(path, browser);
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(contains(answer->body, wasm));
        CHECK(contains(answer->get_header_value("Content-Security-Policy"), "default-src 'none'"));
    }
}

TEST_CASE("The address decides the language of a page before the browser does") {
    RunningServer server;
    const auto page = [&](const std::string& query, const char* accepted) {
        return server.get("/e/" + server.document_code + query, {{"Accept-Language", accepted}});
    };
    CHECK(page("", "en-GB,zh;q=0.5")->get_header_value("Content-Language") == "en");
    CHECK(page("", "fr")->get_header_value("Content-Language") == "zh-CN");
    CHECK(page("?lang=zh-CN", "en")->get_header_value("Content-Language") == "zh-CN");
    CHECK(page("?lang=xx", "en")->get_header_value("Content-Language") == "en");
    CHECK(contains(page("", "en")->body, "href=\"/e/" + server.document_code + "?lang=zh-CN\""));
    CHECK(contains(page("", "zh")->body, "href=\"/e/" + server.document_code + "?lang=en\""));
}

TEST_CASE("A code is opened in small letters and with hyphens") {
    RunningServer server;
    auto typed = Code::parse(server.document_code).value().grouped();
    for (auto& character : typed) character = static_cast<char>(std::tolower(character));
    check_page(server.get("/e/" + typed), 200);
}

TEST_CASE("Codes that cannot be used get a page that says which and what to do") {
    RunningServer server;
    const auto mistyped = server.get("/e/ABCDE", browser);
    check_page(mistyped, 404);
    CHECK(contains(mistyped->body, "ABCDE"));
    CHECK(contains(mistyped->body, text(Text::CodeMistypedHeading, Language::Chinese)));

    const auto unknown = server.get("/e/" + unknown_code(), english);
    check_page(unknown, 404);
    CHECK(contains(unknown->body, Code::parse(unknown_code()).value().grouped()));
    CHECK(contains(unknown->body, text(Text::CodeUnknownHeading, Language::English)));

    const auto revoked = server.get("/e/" + server.revoked_code, browser);
    check_page(revoked, 410);
    CHECK(contains(revoked->body, text(Text::CodeRevokedHeading, Language::Chinese)));
}

TEST_CASE("What was typed as a code cannot become part of the page") {
    RunningServer server;
    const auto answer = server.get("/e/%3Cscript%3Ealert('1')%22%3E%26%7B%7Bcode_facts%7D%7D", browser);
    REQUIRE(answer);
    CHECK(answer->status == 404);
    CHECK(contains(answer->body, "&lt;script&gt;alert(&#39;1&#39;)&quot;&gt;&amp;"));
    CHECK_FALSE(contains(answer->body, "<script>"));
    CHECK_FALSE(contains(answer->body, "'1'"));

    const auto bytes = server.get("/e/%FF%00%0D%0AX%E2%80%AE", browser);
    check_page(bytes, 404);
    CHECK(contains(bytes->body, "“\uFFFD\uFFFD\uFFFD\uFFFDX\uFFFD”"));

    const auto long_one = server.get("/e/" + std::string(1500, 'Z'), browser);
    check_page(long_one, 404);
    CHECK(contains(long_one->body, "“" + std::string(40, 'Z') + "…”"));
}

TEST_CASE("The address of no code says to scan one, and an unknown path that there is no page") {
    RunningServer server;
    const auto start = server.get("/", browser);
    check_page(start, 200);
    CHECK(contains(start->body, text(Text::MenuQuestion, Language::Chinese)));
    const auto missing = server.get("/no/such/page", browser);
    check_page(missing, 404);
    CHECK(contains(missing->body, text(Text::PageMissing, Language::Chinese)));
    CHECK(contains(missing->body, "href=\"/no/such/page?lang=en\""));
}

TEST_CASE("A page that only says something is there in large letters, and leads to them") {
    RunningServer server;
    const auto start = server.get("/?lang=zh-CN")->body;
    CHECK(contains(start, "href=\"/?elder=1&amp;lang=zh-CN\">" +
                              std::string{text(Text::SwitchToElderMode, Language::Chinese)}));
    const auto large = server.get("/?elder=1&lang=zh-CN")->body;
    CHECK(contains(large, "<html lang=\"zh-CN\" class=\"elder\">"));
    CHECK(contains(large, "href=\"/r?elder=1&amp;lang=zh-CN\""));
}

TEST_CASE("A page never links to another host") {
    RunningServer server;
    for (const auto* path : {"//example.org/x", "/%2fexample.org", "/\\example.org", "/%5cexample.org"}) {
        const auto answer = server.get(path, browser);
        REQUIRE(answer);
        CHECK(answer->status == 404);
        CHECK_FALSE(contains(answer->body, "href=\"//"));
        CHECK_FALSE(contains(answer->body, "href=\"/\\"));
    }
}

TEST_CASE("HEAD answers a page without its content") {
    RunningServer server;
    const auto head = server.client().Head("/e/" + server.document_code);
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->body.empty());
    CHECK(head->get_header_value_u64("Content-Length") > 1000);
}

TEST_CASE("JSON inside a page cannot end its element and means the same") {
    const Json json{{"place", "</script><!-- & \u2028\u2029 \"quoted\" \\u003c"}};
    const auto escaped = http::escape_json(json.dump()).markup;
    CHECK(escaped.find_first_of("<>&") == escaped.npos);
    CHECK_FALSE(contains(escaped, "\u2028"));
    CHECK_FALSE(contains(escaped, "\u2029"));
    CHECK(Json::parse(escaped) == json);
}

TEST_CASE("A template is filled with escaped text, and an unfilled slot is a mistake") {
    const std::array slots{http::Slot{"a", "<&\"'>"}, http::Slot{"b", http::Html{"<br>"}}};
    CHECK(http::fill_template("x{{a}}y{{b}}{{a}}", slots) == "x&lt;&amp;&quot;&#39;&gt;y<br>&lt;&amp;&quot;&#39;&gt;");
    CHECK(http::fill_template("{{", slots) == "");
    CHECK_THROWS_AS(http::fill_template("{{c}}", slots), std::logic_error);
}
