#include "tests/support/plain_form_post.hpp"

#include "native/app/revoke_code.hpp"
#include "native/http/pages/template.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::string said(Message message, Language language = Language::Chinese) {
    return http::escape(text(message, language)).markup;
}

// A whole page with these words, and nothing was stored.
void check_refused(RunningServer& server, const httplib::Result& answer, int status, Message words) {
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(answer->get_header_value("Content-Type") == "text/html; charset=utf-8");
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK(contains(answer->body, said(words)));
    CHECK_FALSE(contains(answer->body, "{{"));
    CHECK(server.stored_evaluations() == 0);
}

// The form again, as it was filled in, with the words above it and at the field.
void check_corrected(RunningServer& server, const Fields& fields, Message words, const std::string& field,
                     const std::string& target) {
    const auto answer = post(server, fields);
    check_refused(server, answer, 400, words);
    const auto& page = answer->body;
    CHECK(contains(page, "<title>" + said(Text::ErrorPrefix)));
    CHECK(contains(page, "role=\"alert\" tabindex=\"-1\" autofocus"));
    CHECK(contains(page, "<a href=\"#" + target + "\">" + said(words) + "</a>"));
    CHECK(contains(page, " id=\"" + target + "\""));
    CHECK(contains(page, "id=\"" + field + "-error\">" + said(words) + "</p>"));
    CHECK(contains(page, "aria-describedby=\"" + field + "-error"));
    CHECK(contains(page, "aria-invalid=\"true\""));
    CHECK_FALSE(contains(page, "page.js"));
    for (const auto* name : {"submission_id", "secret", "catalogue_version", "language", "opened_at"})
        CHECK(contains(encoded(fields), std::string{name} + "=" + hidden_value(page, name)));
}

} // namespace

TEST_CASE("A form without an answer is shown again with what was filled in") {
    RunningServer server;
    const auto fields = with(without(filled_in(), "satisfaction"), "statement", "写了 & <b>");
    check_corrected(server, fields, Text::ChooseSatisfaction, "satisfaction", "satisfaction-satisfied");
    const auto page = post(server, fields)->body;
    CHECK(contains(page, "写了 &amp; &lt;b&gt;</textarea>"));
    CHECK(contains(page, "id=\"situations-unfair_enforcement\" autocomplete=\"off\" checked"));
    CHECK_FALSE(contains(page, "id=\"situations-other\" autocomplete=\"off\" checked"));
}

TEST_CASE("A dissatisfied form without a situation is shown again") {
    RunningServer server;
    const auto fields = without(filled_in(), "situations");
    check_corrected(server, fields, Text::ChooseSituation, "situations", "situations-auxiliary_police_enforcing");
    CHECK(contains(post(server, fields)->body, "id=\"satisfaction-dissatisfied\" autocomplete=\"off\" checked"));
}

TEST_CASE("A statement that cannot be taken is shown again as it was written") {
    RunningServer server;
    const auto check = [&](const std::string& statement, Message words) {
        check_corrected(server, with(filled_in(), "statement", statement), words, "statement", "statement");
    };
    const std::string too_long(2001, 'a');
    check(too_long, Text::StatementTooLong);
    const auto page = post(server, with(filled_in(), "statement", too_long))->body;
    CHECK(contains(page, ">\n" + too_long + "</textarea>"));
    CHECK(contains(page, "超出 1 字"));
    std::string accents = "e";
    for (int index = 0; index < 9000; ++index) accents += "\u0301";
    check(accents, Text::StatementTooLarge);
}

TEST_CASE("Line ends at the beginning of a statement are kept when it is shown again") {
    RunningServer server;
    const auto answer = post(server, with(without(filled_in(), "satisfaction"), "statement", "\r\n\r\na"));
    REQUIRE(answer);
    CHECK(contains(answer->body, ">\n\n\na</textarea>"));
}

TEST_CASE("All that is wrong is said at once, in the order of the form and in its language") {
    RunningServer server;
    const auto fields = with(without(filled_in(), "situations"), "statement", std::string(3000, 'a'));
    const auto answer = post(server, encoded(fields), {}, urlencoded, "?lang=en");
    REQUIRE(answer);
    CHECK(answer->status == 400);
    const auto situation = answer->body.find(said(Text::ChooseSituation, Language::English));
    const auto statement = answer->body.find(said(Text::StatementTooLong, Language::English));
    CHECK(situation < statement);
    CHECK(statement < answer->body.find("<form"));
    CHECK(contains(answer->body, "Answers to complete or correct: 2"));
}

TEST_CASE("Situations that the form does not offer, or twice the same, are refused") {
    RunningServer server;
    check_refused(server, post(server, with(filled_in(), "situations", "efficiency")), 400, Text::SituationNotOffered);
    check_refused(server, post(server, with(filled_in(), "situations", "other")), 400, Text::SituationTwice);
}

TEST_CASE("What is no form of ours is refused with a page that leads to a new one") {
    RunningServer server;
    const auto whole = encoded(filled_in());
    const auto statement = std::string{"&statement="};
    const auto cut = whole.substr(0, whole.find(statement)) + statement;
    for (const auto& body :
         {std::string{}, std::string{"{}"}, std::string{"a=b"}, whole + "&statement=", whole + "&secret=1", cut + "%",
          cut + "%zz", cut + "%FF", cut + "%ED%A0%80", cut + "\xFF", encoded(without(filled_in(), "submission_id")),
          encoded(without(filled_in(), "statement")), encoded(with(filled_in(), "secret", "short")),
          encoded(with(filled_in(), "opened_at", "-1")), encoded(with(filled_in(), "satisfaction", "happy")),
          encoded(with(filled_in(), "situations", "<b>")), std::string(60000, '&'), std::string(60000, '=')}) {
        CAPTURE(body.substr(0, 300));
        const auto answer = post(server, body);
        check_refused(server, answer, 400, Text::FormDamaged);
        CHECK(
            contains(answer->body, "href=\"/e/" + server.document_code + "?lang=zh-CN\">" + said(Text::OpenFormAgain)));
    }
}

TEST_CASE("A form of a version that is not known asks to be opened again") {
    RunningServer server;
    const auto unknown = std::to_string(newest_catalogue().version + 1);
    check_refused(server, post(server, with(filled_in(), "catalogue_version", unknown)), 400, Text::FormOutdated);
}

TEST_CASE("A form that is too large is refused, told and untold") {
    RunningServer server;
    const auto body = encoded(with(filled_in(), "statement", std::string(125000, 'a')));
    check_refused(server, post(server, body), 413, Text::FormTooLarge);
    const auto untold = server.client().Post(
        "/e/" + server.document_code, httplib::Headers{},
        [&](std::size_t offset, httplib::DataSink& sink) {
            if (offset >= body.size()) return sink.done(), true;
            return sink.write(body.data() + offset, std::min<std::size_t>(8192, body.size() - offset));
        },
        urlencoded);
    check_refused(server, untold, 413, Text::FormTooLarge);
    const auto huge = post(server, std::string(200000, 'a'));
    REQUIRE(huge);
    CHECK(huge->status == 413);
}

TEST_CASE("Another Content-Type is refused") {
    RunningServer server;
    for (const auto* type : {"application/json", "text/plain", "multipart/form-data",
                             "multipart/form-data; boundary=", "application/x-www-form-urlencodedx", "garbage", ""}) {
        CAPTURE(type);
        check_refused(server, post(server, encoded(filled_in()), {}, type), 415, Text::FormDamaged);
    }
    for (const auto* type : {"Application/X-WWW-Form-Urlencoded", "application/x-www-form-urlencoded; charset=UTF-8"}) {
        CAPTURE(type);
        CHECK(post(server, encoded(filled_in()), {}, type)->status == 303);
    }
}

TEST_CASE("A form that another site posts is refused") {
    RunningServer server;
    const auto host = "127.0.0.1:" + std::to_string(server.port);
    const std::vector<httplib::Headers> foreign{
        {{"Sec-Fetch-Site", "cross-site"}},
        {{"Sec-Fetch-Site", "same-site"}},
        {{"Sec-Fetch-Site", ""}},
        {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://" + host}},
        {{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}},
        {{"Origin", "null"}},
        {{"Origin", ""}},
        {{"Origin", "https://example.org"}},
        {{"Origin", host}},
        {{"Origin", "http://127.0.0.1"}},
        {{"Origin", "http://127.0.0.1:1"}},
        {{"Origin", "http://" + host + ".example.org"}},
        {{"Origin", "http://example.org/" + host}},
        {{"Origin", "http://" + host + "@example.org"}},
        {{"Origin", "http://" + host}, {"Origin", "http://example.org"}},
    };
    for (const auto& headers : foreign) {
        CAPTURE(headers.begin()->first, headers.begin()->second);
        check_refused(server, post(server, filled_in(), headers), 403, Text::FormFromElsewhere);
    }
}

TEST_CASE("A form that our own page posts is taken, and so is one of a browser that does not say") {
    RunningServer server;
    const auto host = "127.0.0.1:" + std::to_string(server.port);
    const std::vector<httplib::Headers> own{
        {},
        {{"Sec-Fetch-Site", "same-origin"}},
        {{"Sec-Fetch-Site", "none"}},
        {{"Origin", "http://" + host}},
        {{"Origin", "https://" + host}},
        {{"Sec-Fetch-Site", "same-origin"}, {"Origin", "null"}},
        {{"Host", "zhiping.example"}, {"Origin", "https://zhiping.example"}},
        {{"Host", "zhiping.example:443"}, {"Origin", "https://zhiping.example"}},
        {{"Host", "ZHIPING.example:80"}, {"Origin", "http://zhiping.example"}},
    };
    for (const auto& headers : own) CHECK(post(server, filled_in(), headers)->status == 303);
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("A port that is not the scheme's own is part of the origin") {
    RunningServer server;
    for (const auto& headers : std::vector<httplib::Headers>{
             {{"Host", "zhiping.example:80"}, {"Origin", "https://zhiping.example"}},
             {{"Host", "zhiping.example:443"}, {"Origin", "http://zhiping.example"}},
             {{"Host", "zhiping.example"}, {"Origin", "https://zhiping.example:8443"}},
             {{"Host", "zhiping.example/"}, {"Origin", "https://zhiping.example"}},
         })
        check_refused(server, post(server, filled_in(), headers), 403, Text::FormFromElsewhere);
}

TEST_CASE("Where the public URL is known it alone is this site, whatever a proxy does to Host") {
    RunningServer server{false, {}, {.public_url = wire::parse_origin("https://zhiping.example:8443")}};
    const auto host = "127.0.0.1:" + std::to_string(server.port);
    for (const auto& headers : std::vector<httplib::Headers>{
             {{"Origin", "http://" + host}},
             {{"Host", "zhiping.example"}, {"Origin", "https://zhiping.example"}},
             {{"Host", "zhiping.example:8443"}, {"Origin", "http://zhiping.example:8443"}},
         })
        check_refused(server, post(server, filled_in(), headers), 403, Text::FormFromElsewhere);
    for (const auto* name : {"zhiping.example", "zhiping.example:8443", "backend:8080"})
        CHECK(post(server, filled_in(), {{"Host", name}, {"Origin", "https://zhiping.example:8443"}})->status == 303);
}

TEST_CASE(
    "A form that is refused as another site's shows what was filled in, and is taken when it is submitted there") {
    RunningServer server;
    const httplib::Headers foreign{{"Origin", "https://example.org"}};
    const auto page = post(server, filled_in(), foreign)->body;
    CHECK(contains(page, "没有给扣车凭证 😠</textarea>"));
    CHECK(contains(page, "id=\"situations-unfair_enforcement\" autocomplete=\"off\" checked"));
    CHECK_FALSE(contains(page, submission_digits)); // The other site may know these.
    CHECK_FALSE(contains(page, secret_digits));
    CHECK(server.stored_evaluations() == 0);
    auto again = with(filled_in(), "submission_id", hidden_value(page, "submission_id"));
    again = with(again, "secret", hidden_value(page, "secret"));
    CHECK(post(server, again, {{"Sec-Fetch-Site", "same-origin"}})->status == 303);
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("What another site posts that is no form leads back to the form") {
    RunningServer server;
    const auto page = post(server, "", {{"Origin", "null"}})->body;
    CHECK(contains(page, "href=\"/e/" + server.document_code + "?lang=zh-CN\""));
}

TEST_CASE("A field that a browser's extension or a proxy added to the form is ignored") {
    RunningServer server;
    CHECK(post(server, encoded(filled_in()) + "&appliance_token=1&code=x")->status == 303);
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("A form for a code that cannot be used gets the page of that code") {
    RunningServer server;
    const auto try_code = [&](const std::string& code) {
        return server.client().Post("/e/" + code, encoded(filled_in()), urlencoded);
    };
    check_refused(server, try_code("ABCDE"), 404, Text::CodeMistypedHeading);
    check_refused(server, try_code(unknown_code()), 404, Text::CodeUnknownHeading);
    static_cast<void>(app::revoke_code(server.store, Code::parse(server.document_code).value(),
                                       server.clock.now() - revoked_code_grace));
    check_refused(server, try_code(server.document_code), 410, Text::CodeRevokedHeading);
    const auto incomplete =
        server.client().Post("/e/" + server.document_code, encoded(without(filled_in(), "satisfaction")), urlencoded);
    check_refused(server, incomplete, 410, Text::CodeRevokedHeading);
}

TEST_CASE("Whatever is posted is answered with a page or a receipt, never with trouble") {
    RunningServer server;
    auto client = server.client();
    const auto whole = encoded(filled_in());
    constexpr std::string_view bytes{"%&=+0aF\0\xFF\xED\r\n<", 13};
    std::uint32_t state = 20261120;
    const auto below = [&](std::size_t limit) { return (state = state * 1664525u + 1013904223u) / 65536 % limit; };
    for (int round = 0; round < 500; ++round) {
        auto body = whole;
        for (auto changes = 1 + below(4); changes > 0; --changes) {
            const auto at = below(body.size());
            if (below(3) == 0)
                body.erase(at, 1 + below(20));
            else
                body[at] = bytes[below(bytes.size())];
        }
        CAPTURE(body);
        const auto answer = client.Post("/e/" + server.document_code, body, urlencoded);
        REQUIRE(answer);
        const bool is_expected = answer->status == 303 || answer->status == 400 || answer->status == 409;
        CHECK(is_expected);
        CHECK((answer->status == 303 || answer->body.ends_with("</html>\n")));
    }
}
