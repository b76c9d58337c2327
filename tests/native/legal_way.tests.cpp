#include "tests/support/case_page.hpp"
#include "tests/support/command_line.hpp"

#include "native/app/load_units.hpp"

#include <catch_amalgamated.hpp>

// What the server's pages say of the law's way, and of which documents they say nothing.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto section = "<section id=\"law\">";
constexpr auto law_link = "<a href=\"#law\">";
const ReconsiderationBody government{"武汉市人民政府 <江岸区>", "Wuhan Municipal People's Government"};

// The document of the server's code is another one, and there is somebody who reconsiders decisions of its unit.
void make_document(RunningServer& server, const std::string& type) {
    REQUIRE_FALSE(app::load_units(
        server.store, {{"wuhan", "hubei", Level::Detachment, {"武汉市交警支队", "Wuhan Detachment"}, government}}));
    server.store.write([&](store::Database& database) {
        database.prepare("UPDATE code SET document_type = ? WHERE code = ?")
            .bind(type)
            .bind(server.document_code)
            .run();
    });
}

void check_says_law(const std::string& page, Language language) {
    CHECK(count_of(page, section) == 1);
    CHECK(contains(page, section + std::string{"<h2>"} + said(Text::LegalWay, language) + "</h2>"));
    for (const auto& words : newest_catalogue().legal_way)
        CHECK(contains(page, "<li>" + http::escape(words[language]).markup + "</li>"));
    const auto body =
        fill(text(Text::ReconsiderationBody, language), {{"body", http::escape(government[language]).markup}});
    CHECK(contains(page, "<li>" + body + "</li></ul></section>"));
}

void check_says_nothing(const std::string& page) {
    for (const auto* part : {section, law_link, "复议", "econsideration"}) CHECK_FALSE(contains(page, part));
}

std::string tag(Language language) { return std::string{tag_of(language)}; }

} // namespace

TEST_CASE("The page of a decision says below the instructions what the law leaves open, in both languages") {
    RunningServer server;
    make_document(server, "公安交通管理简易程序处罚决定书");
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto page = server.get("/e/" + server.document_code + "?lang=" + tag(language))->body;
        check_says_law(page, language);
        CHECK(page.find(newest_catalogue().instructions.back()[language]) < page.find(section));
        CHECK(page.find(section) < page.find("id=\"plain-form\""));
    }
}

TEST_CASE("A form of a decision that comes back for a correction says the law's way again") {
    RunningServer server;
    make_document(server, "行政强制措施凭证");
    Fields fields{{"submission_id", submission_digits}, {"secret", secret_digits},
                  {"catalogue_version", "1"},           {"language", "zh-CN"},
                  {"opened_at", "1795160000"},          {"statement", ""}};
    const auto answer =
        server.client().Post("/e/" + server.document_code, httplib::Headers{}, encoded(fields), urlencoded);
    REQUIRE(answer);
    CHECK(answer->status == 400);
    check_says_law(answer->body, Language::Chinese);
}

TEST_CASE("The receipt of a decision says the law's way after what the citizen may do, whatever was chosen") {
    CasePage page;
    make_document(page.desk.server, "行政处罚决定书");
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto shown = page.shown("&lang=" + tag(language));
        check_says_law(shown, language);
        CHECK_FALSE(contains(shown, law_link)); // No reply yet.
        CHECK(shown.find(said(Text::WhatYouCanDo, language)) < shown.find(section));
    }
    const auto satisfied = page.desk.submit(
        {{"submission_id", std::string(32, 'b')}, {"satisfaction", "satisfied"}, {"situations", Json::array()}});
    const auto receipt = page.desk.server.get("/r/" + satisfied + "?secret=" + secret_digits + "&lang=zh-CN");
    check_says_law(receipt->body, Language::Chinese);
}

TEST_CASE("An opened reply to a decision leads to the law's way, one that is not opened does not") {
    CasePage page;
    make_document(page.desk.server, "简易程序处罚决定书");
    page.issue_reply();
    CHECK_FALSE(contains(page.shown(), law_link));
    REQUIRE(page.fill_in("open_reply")->status == 303);
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto shown = page.shown("&lang=" + tag(language));
        CHECK(contains(shown, law_link + said(Text::LegalWayOfReply, language) + "</a></p></article>"));
        check_says_law(shown, language);
    }
}

TEST_CASE("A parking notice, an unknown document and a place say nothing of the law's way, on no page") {
    CasePage page;
    auto& server = page.desk.server;
    const auto type = GENERATE("违法停车告知单", "道路交通事故认定书（简易程序）", "处罚决定书", "简易程序处罚决定书 ");
    CAPTURE(type);
    make_document(server, type);
    page.issue_reply();
    REQUIRE(page.fill_in("open_reply")->status == 303);
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto lang = "lang=" + tag(language);
        for (const auto& code : {server.document_code, server.place_code})
            check_says_nothing(server.get("/e/" + code + "?" + lang)->body);
        const auto shown = page.shown("&" + lang);
        CHECK(contains(shown, "道路交通安全法第八十七条")); // The reply is there.
        check_says_nothing(shown);
    }
}

TEST_CASE("The API names who reconsiders a decision, and nobody for a notice or a place") {
    RunningServer server;
    make_document(server, "行政处罚决定书");
    const auto facts_of = [&](const std::string& code) {
        return Json::parse(server.get("/api/v1/codes/" + code)->body);
    };
    CHECK(facts_of(server.document_code)["reconsideration"] ==
          Json{{"zh-CN", government.chinese}, {"en", government.english}});
    CHECK_FALSE(facts_of(server.place_code).contains("reconsideration"));
    make_document(server, "违法停车告知单");
    CHECK_FALSE(facts_of(server.document_code).contains("reconsideration"));
}

TEST_CASE("Where nobody knows who reconsiders, a decision says the law's way without") {
    RunningServer server;
    make_document(server, "行政处罚决定书");
    server.store.write([](store::Database& database) {
        database.execute("UPDATE unit SET reconsideration_zh = NULL, reconsideration_en = NULL");
    });
    const auto page = server.get("/e/" + server.document_code + "?lang=zh-CN")->body;
    CHECK(contains(page, section));
    CHECK(contains(page, std::string{newest_catalogue().legal_way.back()[Language::Chinese]} + "</li></ul></section>"));
}
