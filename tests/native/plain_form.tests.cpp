#include "tests/support/plain_form_post.hpp"

#include "native/app/inspect_evaluations.hpp"
#include "native/app/revoke_code.hpp"
#include "native/http/pages/plain_form.hpp"
#include "native/http/pages/template.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>
#include <regex>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::string said(Message message, Language language = Language::Chinese) {
    return http::escape(text(message, language)).markup;
}

Evaluation only_stored(RunningServer& server) {
    std::vector<StoredEvaluation> all;
    app::list_evaluations(server.store, [&](const StoredEvaluation& each) { all.push_back(each); });
    REQUIRE(all.size() == 1);
    return all.front().evaluation;
}

std::string location_of(const httplib::Result& answer) {
    REQUIRE(answer);
    CHECK(answer->status == 303);
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    return answer->get_header_value("Location");
}

std::vector<std::string> names_in(const std::string& page) {
    std::vector<std::string> names;
    const std::regex name{"<(?:input|textarea)[^>]* name=\"([^\"]+)\""};
    for (auto match = std::sregex_iterator{page.begin(), page.end(), name}; match != std::sregex_iterator{}; ++match)
        names.push_back((*match)[1]);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace

TEST_CASE("The page of a code has the whole form in it") {
    RunningServer server;
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto page = server.get("/e/" + server.document_code + "?lang=" + std::string{tag_of(language)})->body;
        CHECK(contains(page, "<form method=\"post\" action=\"/e/" + server.document_code));
        CHECK(names_in(page) == std::vector<std::string>{"submission_id", "secret", "catalogue_version", "language",
                                                         "opened_at", "satisfaction", "situations", "statement",
                                                         "evidence", "position", "position_words"});
        CHECK(hidden_value(page, "language") == tag_of(language));
        CHECK(hidden_value(page, "opened_at") == std::to_string(server.clock.now().time_since_epoch().count()));
        const auto& content = newest_catalogue().of(Module::LawEnforcement);
        for (const auto words : {content.question[language], content.situations_heading[language]})
            CHECK(contains(page, http::escape(words).markup));
        for (const auto& offered : content.situations)
            CHECK(contains(page, http::escape(offered.words[language]).markup));
        for (const auto message : {Text::AgreeByFillingIn, Text::Satisfied, Text::Dissatisfied, Text::OtherSatisfaction,
                                   Text::SituationsHintPlain, Text::StatementLabel, Text::StatementHint, Text::Submit})
            CHECK(contains(page, said(message, language)));
        for (const auto* unwanted : {" checked", "aria-invalid=\"", " style=", "<script>", " onclick", "<noscript"})
            CHECK_FALSE(contains(page, unwanted));
    }
}

TEST_CASE("Each opened form has ids of its own") {
    RunningServer server;
    const auto first = server.get("/e/" + server.document_code)->body;
    const auto second = server.get("/e/" + server.document_code)->body;
    for (const auto* field : {"submission_id", "secret"}) {
        CHECK(hidden_value(first, field).size() == 32);
        CHECK(hidden_value(first, field) != hidden_value(second, field));
    }
    CHECK(hidden_value(first, "submission_id") != hidden_value(first, "secret"));
}

TEST_CASE("A posted form is stored as the same submission over the API is, and leads to its receipt") {
    RunningServer plain;
    const auto location = location_of(post(plain, filled_in()));
    CHECK(location.starts_with("/r/ZP-20261120-"));
    CHECK(contains(location, "?secret=" + secret_digits));
    auto stored = only_stored(plain);

    RunningServer api;
    REQUIRE(api.submit(api.submission())->status == 201);
    auto expected = only_stored(api);
    expected.code = stored.code; // Each server has codes of its own.
    expected.agreed_at = stored.agreed_at;
    CHECK(stored == expected);
}

TEST_CASE("A phone whose clock is ahead posts the same submission each time") {
    RunningServer server;
    const auto fields = with(filled_in(), "opened_at", "253402300799");
    const auto first = location_of(post(server, fields));
    CHECK(location_of(post(server, fields)) == first);
    CHECK(only_stored(server).agreed_at == last_instant);
}

TEST_CASE("The moment at which the form was opened is that of the agreement") {
    RunningServer server;
    const auto opened = server.clock.now() - std::chrono::hours{20};
    REQUIRE(post(server, with(filled_in(), "opened_at", std::to_string(opened.time_since_epoch().count())))->status ==
            303);
    CHECK(only_stored(server).agreed_at == opened);
}

TEST_CASE("Situations that were ticked for another answer are left out") {
    RunningServer server;
    REQUIRE(post(server, with(filled_in(), "satisfaction", "other"))->status == 303);
    CHECK(only_stored(server).situations.empty());
    CHECK(only_stored(server).satisfaction == Satisfaction::Other);
}

TEST_CASE("Line ends of a form are stored as line feeds") {
    RunningServer server;
    REQUIRE(post(server, with(filled_in(), "statement", "\r\na\r\nb\r\n"))->status == 303);
    CHECK(only_stored(server).statement == "\na\nb\n");
}

TEST_CASE("What is pasted from Word or PDF is stored as it is read, from a form and from a phone") {
    const std::string pasted = "第一行\v第二行\f\u2028三\x01\x1F";
    RunningServer server;
    REQUIRE(post(server, with(filled_in(), "statement", pasted))->status == 303);
    CHECK(only_stored(server).statement == "第一行\n第二行\n\n三");
    auto submission = server.submission();
    submission["statement"] = pasted;
    submission["submission_id"] = other_secret_digits;
    const auto answer = server.submit(submission);
    REQUIRE(answer->status == 201);
    const auto path = "/api/v1/evaluations/" + Json::parse(answer->body)["receipt"].get<std::string>();
    CHECK(Json::parse(server.get(path, with_secret())->body)["evaluation"]["statement"] == "第一行\n第二行\n\n三");
}

TEST_CASE("The longest statement that is allowed fits, however it is encoded") {
    RunningServer server;
    std::string longest;
    for (int index = 0; index < 2000; ++index) longest += "车";
    REQUIRE(post(server, with(filled_in(), "statement", longest))->status == 303);
    CHECK(only_stored(server).statement == longest);
}

TEST_CASE("The same form posted again is stored once and leads to the same receipt") {
    RunningServer server;
    const auto first = location_of(post(server, filled_in()));
    CHECK(location_of(post(server, filled_in())) == first);
    static_cast<void>(app::revoke_code(server.store, Code::parse(server.document_code).value(), server.clock.now()));
    CHECK(location_of(post(server, filled_in())) == first);
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("The same form posted sixteen times at once is stored once") {
    RunningServer server;
    std::array<std::string, 16> locations;
    std::vector<std::thread> browsers;
    for (auto& location : locations)
        browsers.emplace_back([&] {
            if (const auto answer = post(server, filled_in())) location = answer->get_header_value("Location");
        });
    for (auto& browser : browsers) browser.join();
    CHECK(locations[0].starts_with("/r/ZP-"));
    CHECK(std::count(locations.begin(), locations.end(), locations[0]) == 16);
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("Other answers under a used id are kept in a form with fresh ids, which can be submitted") {
    RunningServer server;
    const auto receipt = location_of(post(server, filled_in())).substr(3, 22);
    const auto answer = post(server, with(filled_in(), "statement", "改了 <b>"));
    REQUIRE(answer);
    CHECK(answer->status == 409);
    CHECK(contains(answer->body, said(Text::ArrivedBefore)));
    CHECK(contains(answer->body, "改了 &lt;b&gt;</textarea>"));
    CHECK_FALSE(contains(answer->body, receipt));
    const auto id = hidden_value(answer->body, "submission_id");
    const auto secret = hidden_value(answer->body, "secret");
    CHECK(id != submission_digits);
    CHECK(secret != secret_digits);
    CHECK(server.stored_evaluations() == 1);
    REQUIRE(post(server, with(with(with(filled_in(), "statement", "改了 <b>"), "submission_id", id), "secret", secret))
                ->status == 303);
    CHECK(server.stored_evaluations() == 2);
}

TEST_CASE("The receipt's page says number, deadline, what was evaluated and the answers") {
    RunningServer server;
    const auto address =
        location_of(post(server, with(filled_in(), "statement", "第一行\r\n<script>alert(1)</script>")));
    const auto answer = server.get(address);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    for (const auto& part : {said(Text::ReceiptHeading), address.substr(3, 22), std::string{"11月25日（星期三）"},
                             std::string{"2026年11月20日 15:40"}, std::string{"违法停车告知单"},
                             std::string{"无故扣车；执法不公"}, said(Text::ReceiptLink), said(Text::ReceiptLinkPrivate),
                             std::string{"第一行\n&lt;script&gt;alert(1)&lt;/script&gt;</dd>"},
                             "href=\"" + http::escape(address).markup + "\""})
        CHECK(contains(answer->body, part));
    for (const auto& unwanted : {std::string{"王某某"}, submission_digits, std::string{"{{"}})
        CHECK_FALSE(contains(answer->body, unwanted));
}

TEST_CASE("The receipt's page is the same in English, and without a case it promises nothing") {
    RunningServer server;
    const auto fields = with(with(filled_in(), "satisfaction", "satisfied"), "language", "en");
    const auto address = location_of(post(server, encoded(fields), {}, urlencoded, "?lang=en"));
    CHECK(address.ends_with("&lang=en"));
    const auto page = server.get(address)->body;
    CHECK(contains(page, said(Text::NoAnswerNeeded, Language::English)));
    CHECK(contains(page, "secret=" + secret_digits + "&amp;lang=zh-CN\""));
    CHECK_FALSE(contains(page, "working days"));
}

TEST_CASE("A wrong secret and a wrong receipt get the same answer, which tells nothing") {
    RunningServer server;
    const auto address = location_of(post(server, filled_in()));
    const auto number = address.substr(3, 22);
    const httplib::Headers browser{{"Accept", "text/html"}};
    const auto wrong = server.get("/r/" + number + "?secret=" + other_secret_digits, browser);
    REQUIRE(wrong);
    CHECK(wrong->status == 404);
    CHECK(wrong->get_header_value("Cache-Control") == "no-store");
    CHECK(contains(wrong->body, said(Text::PageMissing)));
    CHECK(server.get("/r/" + number, browser)->get_header_value("Location").starts_with("/r?number=" + number));
    for (const auto& path : {"/r/" + number + "?secret=", "/r/" + number + "?secret=short"}) {
        CAPTURE(path);
        const auto answer = server.get(path, browser);
        CHECK(answer->status == 404);
        CHECK(answer->body == wrong->body);
    }
    const std::string other = "ZP-20261120-00000000-0";
    for (const auto& path : {"/r/" + other + "?secret=" + secret_digits, "/r/nonsense?secret=" + secret_digits}) {
        const auto answer = server.get(path, browser);
        CHECK(answer->status == 404);
        CHECK(contains(answer->body, said(Text::PageMissing)));
    }
}

TEST_CASE("A form is shown in the words of the catalogue that it was made with") {
    constexpr OfferedSituation offered[] = {{Situation::Charges, {{"旧的收费", "Old charges"}}}};
    const ModuleContent old{
        {{"旧", "Old"}}, {{"旧的问题？", "Old question?"}}, {{"旧的情形", "Old situations"}}, offered};
    const wire::PlainForm form{{SubmissionId::parse(submission_digits).value(),
                                {.code = Code::parse(unknown_code()).value(),
                                 .catalogue_version = 7,
                                 .language = Language::Chinese,
                                 .agreed_at = {}}},
                               Secret::parse(secret_digits).value()};
    const auto html = http::plain_form_html(form, old, {{}, {}}, {Language::Chinese, "/e"}).markup;
    for (const auto* words : {"旧的问题？", "旧的情形", "旧的收费", "value=\"charges\""}) CHECK(contains(html, words));
    CHECK_FALSE(contains(html, "value=\"impounded_without_cause\""));
    CHECK(hidden_value(html, "catalogue_version") == "7");
}
