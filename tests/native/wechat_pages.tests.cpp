#include "tests/support/person_house.hpp"

#include "native/http/pages/site.hpp"

#include <catch_amalgamated.hpp>
#include <regex>

// The citizens' pages as the mini-program opens them, with in=wechat in the address.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto inside = "in=wechat";

// Of links and of forms that are posted: those that lead to pages of ours.
std::vector<std::string> addresses_in(const std::string& page) {
    static const std::regex link{"(?:href|action)=\"(/[^\"]*)\""};
    static const std::regex other{"/(?:assets|api|\\.well-known)/.*|/my/export|/(?:places|verify)?"};
    std::vector<std::string> found;
    for (std::sregex_iterator each{page.begin(), page.end(), link}, end; each != end; ++each)
        if (const auto address = (*each)[1].str(); !std::regex_match(address, other)) found.push_back(address);
    return found;
}

std::size_t forms_sent_with_get(const std::string& page) {
    static const std::regex form{"<form (?![^>]*method=\"post\")"};
    return static_cast<std::size_t>(
        std::distance(std::sregex_iterator{page.begin(), page.end(), form}, std::sregex_iterator{}));
}

std::size_t times_of(const std::string& text, const std::string& words) {
    std::size_t times = 0;
    for (auto at = text.find(words); at != text.npos; at = text.find(words, at + words.size())) ++times;
    return times;
}

void check_links_stay_inside(const std::string& page) {
    const auto addresses = addresses_in(page);
    CHECK_FALSE(addresses.empty());
    for (const auto& address : addresses) {
        CAPTURE(address);
        CHECK(contains(address, inside));
    }
    CHECK(times_of(page, "<input type=\"hidden\" name=\"in\" value=\"wechat\">") == forms_sent_with_get(page));
}

// As the script of the page is loaded, and its words.
bool speaks_with_shell(const std::string& page) {
    return contains(page, "<script src=\"/assets/wechat.") && contains(page, "href=\"/assets/wechat.") &&
           contains(page, said(Text::WechatContinueAs));
}

// As every answer has it (server.tests.cpp), with the one host more.
std::string policy(const std::string& scripts) {
    return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" + scripts + "; style-src 'self' '" +
           std::string{http::page_style_source()} +
           "'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; child-src "
           "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

std::string policy_of(const httplib::Result& answer) {
    CHECK(answer->get_header_value_count("Content-Security-Policy") == 1);
    return answer->get_header_value("Content-Security-Policy");
}

// Without what differs in any case: the length, and what the policy is.
httplib::Headers other_headers(const httplib::Result& answer) {
    auto headers = answer->headers;
    for (const auto* name : {"Content-Security-Policy", "Content-Length", "Set-Cookie"}) headers.erase(name);
    return headers;
}

} // namespace

TEST_CASE("Inside the mini-program every link and every form of a page leads to pages inside") {
    PersonHouse house;
    Browser phone{house.server};
    const auto of = [](const std::string& path) { return path + (contains(path, "?") ? "&" : "?") + "in=wechat"; };
    for (const auto& path :
         {std::string{"/"}, std::string{"/?code=1"}, std::string{"/places?module=service&q=x"},
          std::string{"/places?module=law_enforcement"}, std::string{"/documents?module=law_enforcement"},
          std::string{"/law"}, "/e/" + house.server.document_code, std::string{"/e/wrong"}, std::string{"/r"},
          house.page(), std::string{"/my"}, std::string{"/verify"}, std::string{"/verify?token=x"}}) {
        CAPTURE(path);
        const auto page = phone.get(of(path) + "&lang=zh-CN")->body;
        check_links_stay_inside(page);
        CHECK(speaks_with_shell(page));
        CHECK_FALSE(contains(phone.get(path)->body, "wechat"));
    }
}

TEST_CASE("Large letters and the language stay with the visit inside the mini-program") {
    const RunningServer server;
    const auto page = server.get("/places?module=service&in=wechat&lang=en&elder=1")->body;
    CHECK(contains(page, "elder=1&amp;in=wechat&amp;lang=en\""));
    CHECK(contains(page, "name=\"elder\" value=\"1\""));
    const auto code = server.get("/?in=wechat&elder=1&lang=en&code=" + server.document_code);
    CHECK(code->get_header_value("Location") == "/e/" + server.document_code + "?elder=1&in=wechat&lang=en");
}

TEST_CASE("Forms that are posted come back inside the mini-program") {
    PersonHouse house;
    Browser phone{house.server};
    const auto form = phone.get("/e/" + house.server.document_code + "?in=wechat&lang=zh-CN")->body;
    CHECK(contains(form, "action=\"/e/" + house.server.document_code + "?in=wechat&amp;lang=zh-CN\""));
    auto fields = with(filled_in(), "secret", Secret::from_random(house.server.random.bytes<16>()).digits());
    fields = with(fields, "submission_id", SubmissionId::from_random(house.server.random.bytes<16>()).digits());
    const auto query = "?in=wechat&lang=zh-CN";
    const auto posted = post(house.server, encoded(fields), {}, urlencoded, query);
    REQUIRE(posted->status == 303);
    CHECK(contains(posted->get_header_value("Location"), "&in=wechat&lang=zh-CN"));
    const auto refused = post(house.server, encoded(without(fields, "satisfaction")), {}, urlencoded, query);
    CHECK(refused->status == 400);
    check_links_stay_inside(refused->body);
    CHECK_FALSE(contains(refused->body, "<script src"));
    const auto damaged = post(house.server, "nonsense", {}, urlencoded, query);
    check_links_stay_inside(damaged->body);

    const auto asked = phone.post(house.person_address() + "&in=wechat", house.identity());
    CHECK(contains(asked->get_header_value("Location"), "in=wechat"));
    const auto known =
        phone.followed(phone.post(house.person_address() + "&in=wechat", house.code(house.carrier.code(1))));
    CHECK(contains(known, "data-person=\"张** 135****5670\""));
    check_links_stay_inside(known);
    const auto mine = phone.get("/my?in=wechat&lang=zh-CN")->body;
    CHECK(contains(mine, "data-person=\"张** 135****5670\""));
    check_links_stay_inside(mine);
    const auto again = phone.get("/e/" + house.server.document_code + "?in=wechat&lang=zh-CN")->body;
    CHECK(contains(again, "data-person=\"张** 135****5670\""));
    check_links_stay_inside(again);
    CHECK(
        contains(phone.post("/my?in=wechat&lang=zh-CN", {{"form", "sign_out"}})->get_header_value("Location"), inside));
}

TEST_CASE("Whoever asks for an evaluation without its proof is led to the page that finds it, inside too") {
    PersonHouse house;
    const auto led = house.server.get("/r/" + house.receipt + "?in=wechat&lang=zh-CN");
    CHECK(led->status == 303);
    CHECK(led->get_header_value("Location") == "/r?number=" + house.receipt + "&in=wechat&lang=zh-CN");
}

TEST_CASE("Only pages inside the mini-program may load WeChat's script, and nothing else changes") {
    PersonHouse house;
    auto& server = house.server;
    const httplib::Headers browser{{"Accept", "text/html"}};
    for (const auto& path : {std::string{"/"}, std::string{"/places"}, std::string{"/documents"}, std::string{"/law"},
                             "/e/" + server.document_code, std::string{"/e/wrong"}, std::string{"/r"}, house.page(),
                             std::string{"/my"}, std::string{"/verify"}}) {
        CAPTURE(path);
        const auto mark = contains(path, "?") ? "&" : "?";
        const auto usual = server.get(path, browser);
        const auto within = server.get(path + mark + inside, browser);
        CHECK(policy_of(usual) == policy(""));
        CHECK(policy_of(within) == policy(" https://res.wx.qq.com"));
        CHECK(other_headers(usual) == other_headers(within));
        for (const auto* other : {"in=", "in=Wechat", "in=wechat2", "out=wechat", "in=x&in=wechat"})
            CHECK(policy_of(server.get(path + mark + other, browser)) == policy(""));
    }
}

TEST_CASE("The desk, the screen of messages, the API and what is no page know nothing of the mini-program") {
    RunningServer server{true};
    const httplib::Headers browser{{"Accept", "text/html"}};
    for (const auto& path :
         {std::string{"/desk"}, "/desk/cases/" + std::string{"ZP-20261120-ABCDEFGH-J"} + "/file",
          std::string{"/messages"}, std::string{"/gallery"}, std::string{"/gallery/desk"}, std::string{"/nothing"},
          std::string{"/healthz"}, "/api/v1/codes/" + server.document_code, std::string{"/api/v1/openapi.json"},
          std::string{"/assets/nothing.js"}, std::string{"/my/export"}, std::string{"/law/"}, std::string{"/rx"},
          std::string{"/.well-known/zhiping-keys"}}) {
        CAPTURE(path);
        const auto answer = server.get(path + "?in=wechat", browser);
        CHECK(policy_of(answer) == policy(""));
        CHECK_FALSE(contains(answer->body, "/assets/wechat."));
    }
}
