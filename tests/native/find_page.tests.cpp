#include "tests/support/case_page.hpp"

#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

// An evaluation is found again by its receipt number and query code, in a browser without script.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

// One that is well-formed, and of nothing that is stored.
std::string unknown_receipt(std::uint8_t which = 5) {
    return ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, which}).text();
}

std::string code_of_unknown(RunningServer& server) { return code_of(server, unknown_receipt(250)); }

httplib::Result find(const RunningServer& server, const std::string& number, const std::string& code,
                     const httplib::Headers& headers = {}, const std::string& query = "?lang=zh-CN") {
    return server.client().Post("/r" + query, headers, encoded({{"number", number}, {"code", code}}), urlencoded);
}

// The cookie with this name, as a browser sends it back.
httplib::Headers cookie(const httplib::Result& answer, const std::string& name = "receipt") {
    for (std::size_t each = 0; each < answer->get_header_value_count("Set-Cookie"); ++each) {
        const auto set = answer->get_header_value("Set-Cookie", "", each);
        if (set.starts_with(name + "=")) return {{"Cookie", set.substr(0, set.find(';'))}};
    }
    return {};
}

// Who has come to the page with number and code.
struct FoundPage {
    CitizenDesk desk;
    RunningServer& server = desk.server;
    std::string path = "/r/" + desk.receipt;
    httplib::Result entered = find(server, desk.receipt, code_of(server, desk.receipt));
    httplib::Headers pass = cookie(entered);

    httplib::Result open() { return server.get(path + "?lang=zh-CN", pass); }
    httplib::Result post(const Fields& fields) {
        return server.client().Post(path + "?lang=zh-CN", pass, encoded(fields), urlencoded);
    }
    httplib::Result post(const Fields& fields, const std::vector<SentFile>& files) {
        return server.client().Post(path + "?lang=zh-CN", pass, multipart(fields, files), with_files);
    }
    Fields filled(const std::string& form, const Fields& answers) {
        auto fields = CasePage::hidden_of(open()->body, form);
        fields.insert(fields.end(), answers.begin(), answers.end());
        return fields;
    }
};

bool leads_to_find_page(const httplib::Result& answer, const std::string& number) {
    return answer->status == 303 && answer->get_header_value("Location") == "/r?number=" + number + "&lang=zh-CN" &&
           !answer->has_header("Set-Cookie");
}

std::string replaced(std::string text, const std::string& part, const std::string& with) {
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + with.size()))
        text.replace(at, part.size(), with);
    return text;
}

} // namespace

TEST_CASE("Receipt number and query code open the page, in both languages") {
    CitizenDesk desk;
    const auto code = code_of(desk.server, desk.receipt);
    for (const auto* lang : {"zh-CN", "en"}) {
        const auto query = std::string{"?lang="} + lang;
        const auto language = std::string_view{lang} == "en" ? Language::English : Language::Chinese;
        const auto form = desk.server.get("/r" + query);
        CHECK(form->status == 200);
        CHECK(contains(form->body, said(Text::FindHeading, language)));
        CHECK_FALSE(contains(form->body, "<script"));
        const auto entered = find(desk.server, desk.receipt, code, {}, query);
        CHECK(entered->status == 303);
        const auto page = desk.server.get(entered->get_header_value("Location"), cookie(entered));
        CHECK(page->status == 200);
        CHECK(contains(page->body, said(Text::ReceiptHeading, language)));
        CHECK(contains(page->body, desk.receipt));
    }
}

TEST_CASE("What slips in reading a code out or typing it is forgiven") {
    CitizenDesk desk;
    const auto code = code_of(desk.server, desk.receipt);
    auto lower = code, spoken = desk.receipt.substr(3);
    for (auto& letter : lower) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    std::erase(spoken, '-');
    CHECK(find(desk.server, desk.receipt, replaced(lower, "-", " "))->status == 303);
    CHECK(find(desk.server, spoken, replaced(code, "-", ""))->status == 303);
}

TEST_CASE("The pass is a cookie for this page alone, which no script and no other site can use") {
    FoundPage found;
    const auto set = found.entered->get_header_value("Set-Cookie");
    CHECK(set.ends_with("; Path=" + found.path + "; Max-Age=3600; HttpOnly; SameSite=Strict"));
    CHECK_FALSE(contains(set, code_of(found.server, found.desk.receipt)));
    CHECK(found.entered->get_header_value("Cache-Control") == "no-store");
    RunningServer behind_tls{false, {}, {.public_url = wire::parse_origin("https://zhiping.example")}};
    const auto receipt = Json::parse(behind_tls.submit(behind_tls.submission())->body)["receipt"].get<std::string>();
    const auto entered = find(behind_tls, receipt, code_of(behind_tls, receipt));
    CHECK(entered->get_header_value("Set-Cookie").ends_with("; Secure"));
}

TEST_CASE("The page that was opened with the code holds no secret, and no link that would need one") {
    FoundPage found;
    const auto page = found.open()->body;
    CHECK_FALSE(contains(page, "secret="));
    CHECK_FALSE(contains(page, secret_digits));
    CHECK_FALSE(contains(page, said(Text::ReceiptLinkPrivate)));
    CHECK_FALSE(contains(page, "data-endpoint")); // A script has no right to send files by itself.
}

TEST_CASE("With the code everything can be done that the link can do, photos included") {
    FoundPage found;
    const auto added = found.post(found.filled("add_words", {{"words", "补充说明"}}), {{"车.jpg", jpeg(1000)}});
    REQUIRE(added->status == 303);
    CHECK_FALSE(contains(added->get_header_value("Location"), "secret="));
    const auto page = found.server.get(added->get_header_value("Location"), found.pass);
    CHECK(contains(page->body, "补充说明"));
    const auto evidence = cookie(page, "evidence");
    CHECK(found.server.get("/api/v1/evaluations/" + found.desk.receipt + "/evidence/1", evidence)->status == 200);

    found.desk.does(CitizenDesk::handler, CaseAction::Take);
    found.desk.does(CitizenDesk::handler, CaseAction::IssueReply, {.reply = CitizenDesk::clean_reply()});
    REQUIRE(found.post(found.filled("open_reply", {}))->status == 303);
    REQUIRE(found.post(found.filled("answer_reply", {{"answer", "accept"}}))->status == 303);
    CHECK(found.desk.seen()["closing"] == "satisfied");
}

TEST_CASE("What is shown again keeps its photos, which go with it the second time") {
    FoundPage found;
    const auto fields = found.filled("add_words", {{"words", "我写了很久"}});
    found.desk.does(CitizenDesk::handler, CaseAction::Take);
    found.desk.does(CitizenDesk::handler, CaseAction::AskCitizen, {.words = "哪一侧？"});
    const auto refused = found.post(fields, {{"车.jpg", jpeg(1000)}});
    REQUIRE(refused->status == 409);
    const auto kept = kept_in(refused->body);
    REQUIRE(kept.size() == 1);
    auto again = CasePage::hidden_of(refused->body, "add_words");
    again.emplace_back("words", "我写了很久");
    again.emplace_back("upload", kept.front());
    CHECK(found.post(again)->status == 303);
    CHECK(contains(found.open()->body, "我写了很久"));
}

TEST_CASE("A slip that the check symbols find is told at its field, and is no try") {
    CitizenDesk desk;
    const auto code = code_of(desk.server, desk.receipt);
    auto slip = code;
    slip.front() = slip.front() == 'A' ? 'B' : 'A';
    for (int number = 0; number < 10; ++number) {
        const auto answer = find(desk.server, desk.receipt, slip);
        CHECK(answer->status == 400);
        CHECK(contains(answer->body, said(Text::QueryCodeMalformed)));
        CHECK(contains(answer->body, "aria-describedby=\"code-error\""));
        CHECK(contains(answer->body, "value=\"" + desk.receipt + "\""));
    }
    const auto no_number = find(desk.server, "ZP-1", code);
    CHECK(no_number->status == 400);
    CHECK(contains(no_number->body, said(Text::ReceiptMalformed)));
    CHECK(find(desk.server, "", "")->status == 400);
    CHECK(find(desk.server, desk.receipt, code)->status == 303);
}

TEST_CASE("A wrong code and an unknown number are answered alike, byte for byte") {
    CitizenDesk desk;
    const auto wrong = code_of_unknown(desk.server);
    const auto of_known = find(desk.server, desk.receipt, wrong);
    const auto of_unknown = find(desk.server, unknown_receipt(), wrong);
    CHECK(of_known->status == 404);
    CHECK(of_unknown->status == 404);
    CHECK(replaced(of_known->body, desk.receipt, "") == replaced(of_unknown->body, unknown_receipt(), ""));
    CHECK(of_known->headers.size() == of_unknown->headers.size());
    CHECK_FALSE(of_known->has_header("Set-Cookie"));
    CHECK_FALSE(contains(of_known->body, code_of(desk.server, desk.receipt)));
}

TEST_CASE("The store is asked neither for a wrong number nor for a right one, so nothing can take longer") {
    CitizenDesk desk;
    desk.server.store.write(
        [](store::Database& database) { database.execute("ALTER TABLE evaluation RENAME TO gone"); });
    const auto wrong = code_of_unknown(desk.server);
    CHECK(find(desk.server, desk.receipt, wrong)->status == 404);
    CHECK(find(desk.server, unknown_receipt(), wrong)->status == 404);
    CHECK(find(desk.server, desk.receipt, code_of(desk.server, desk.receipt))->status == 303);
}

TEST_CASE("The code of one evaluation opens no other") {
    CitizenDesk desk;
    const auto other = desk.submit({{"submission_id", other_secret_digits}}, other_secret_digits);
    REQUIRE(other != desk.receipt);
    CHECK(find(desk.server, desk.receipt, code_of(desk.server, other))->status == 404);
    CHECK(find(desk.server, other, code_of(desk.server, other))->status == 303);
}

TEST_CASE("A pass opens no other evaluation, no evidence, nothing of the API, and a pass to evidence no page") {
    FoundPage found;
    const auto other = found.desk.submit({{"submission_id", other_secret_digits}}, other_secret_digits);
    CHECK(leads_to_find_page(found.server.get("/r/" + other + "?lang=zh-CN", found.pass), other));
    const auto api = "/api/v1/evaluations/" + found.desk.receipt;
    for (const auto* below : {"", "/case", "/evidence/1"})
        CHECK(found.server.get(api + below, found.pass)->status == 401);
    const auto pass = found.pass.find("Cookie")->second;
    const httplib::Headers as_evidence{{"Cookie", replaced(pass, "receipt=", "evidence=")}};
    CHECK(found.server.get(api + "/evidence/1", as_evidence)->status == 401);

    REQUIRE(found.post(found.filled("add_words", {{"words", "照片"}}), {{"车.jpg", jpeg(1000)}})->status == 303);
    const auto evidence = cookie(found.open(), "evidence").find("Cookie")->second;
    const httplib::Headers as_page{{"Cookie", replaced(evidence, "evidence=", "receipt=")}};
    CHECK(leads_to_find_page(found.server.get(found.path + "?lang=zh-CN", as_page), found.desk.receipt));
}

TEST_CASE("A pass ends an hour after it was used last") {
    FoundPage found;
    found.server.clock.pass(50min);
    const auto used = found.open();
    CHECK(used->status == 200);
    const auto renewed = cookie(used);
    found.server.clock.pass(10min);
    CHECK(leads_to_find_page(found.open(), found.desk.receipt)); // The first one is over.
    found.pass = renewed;
    CHECK(found.open()->status == 200);
    found.server.clock.pass(50min);
    CHECK(leads_to_find_page(found.open(), found.desk.receipt));
}

TEST_CASE("What is posted after the pass has ended does nothing, and its words are there to be copied") {
    FoundPage found;
    const auto fields = found.filled("add_words", {{"words", "写得太久"}});
    found.server.clock.pass(1h);
    const auto answer = found.post(fields);
    CHECK(answer->status == 403);
    CHECK(contains(answer->body, said(Text::VisitEnded)));
    CHECK(contains(answer->body, "href=\"/r?number=" + found.desk.receipt));
    CHECK(contains(answer->body, "写得太久</textarea>"));
    const auto whole = found.post(fields, {{"a.jpg", std::string(3'000'000, 'x')}});
    REQUIRE(whole);
    CHECK(whole->status == 403);
    CHECK(contains(whole->body, "写得太久</textarea>"));
    CHECK(found.desk.seen()["events"].size() == 1);
    CHECK(count_rows(found.server.store, "upload") == 0);
}

TEST_CASE("Without secret and pass a number that is there leads where one leads that is not") {
    CitizenDesk desk;
    for (const auto& number : {desk.receipt, unknown_receipt()})
        CHECK(leads_to_find_page(desk.server.get("/r/" + number + "?lang=zh-CN"), number));
    CHECK(contains(desk.server.get("/r?number=" + desk.receipt)->body, "value=\"" + desk.receipt + "\""));
}

TEST_CASE("A post of another site is refused, opens nothing and is no try") {
    CitizenDesk desk;
    const auto code = code_of(desk.server, desk.receipt);
    for (int number = 0; number < 10; ++number) {
        const auto answer = find(desk.server, desk.receipt, code, {{"Sec-Fetch-Site", "cross-site"}});
        CHECK(answer->status == 403);
        CHECK_FALSE(answer->has_header("Set-Cookie"));
    }
    CHECK(find(desk.server, desk.receipt, code, {{"Origin", "https://elsewhere.example"}})->status == 403);
    CHECK(find(desk.server, desk.receipt, code, {{"Sec-Fetch-Site", "same-origin"}})->status == 303);
}

TEST_CASE("Who guesses is told when to go on, and meanwhile not even the right code opens; the link does") {
    CitizenDesk desk;
    const auto wrong = code_of_unknown(desk.server), right = code_of(desk.server, desk.receipt);
    for (int number = 0; number < 3; ++number) CHECK(find(desk.server, desk.receipt, wrong)->status == 404);
    for (const auto& code : {wrong, right}) {
        const auto later = find(desk.server, desk.receipt, code);
        CHECK(later->status == 429);
        CHECK(later->get_header_value("Retry-After") == "30");
        CHECK(contains(later->body,
                       http::escape(fill(text(Text::FindLater, Language::Chinese), {{"minutes", "1"}})).markup));
        CHECK_FALSE(later->has_header("Set-Cookie"));
    }
    CHECK(desk.server.get("/r/" + desk.receipt + "?secret=" + secret_digits)->status == 200);
    desk.server.clock.pass(30s);
    CHECK(find(desk.server, desk.receipt, right)->status == 303);
}

TEST_CASE("A number that is not there is limited as one that is") {
    CitizenDesk desk;
    const auto wrong = code_of_unknown(desk.server);
    for (int number = 0; number < 3; ++number) CHECK(find(desk.server, unknown_receipt(), wrong)->status == 404);
    CHECK(find(desk.server, unknown_receipt(), wrong)->status == 429);
}

TEST_CASE("Behind a trusted proxy each client has its own tries, and an address a hundred over all numbers") {
    RunningServer server{false, {}, {.trusted_proxies = {*outside::Network::parse("127.0.0.1")}}};
    const auto receipt = Json::parse(server.submit(server.submission())->body)["receipt"].get<std::string>();
    const httplib::Headers stranger{{"X-Forwarded-For", "198.51.100.1"}}, citizen{{"X-Forwarded-For", "203.0.113.9"}};
    const auto wrong = code_of_unknown(server);
    for (int number = 0; number < 5; ++number) find(server, receipt, wrong, stranger);
    CHECK(find(server, receipt, wrong, stranger)->status == 429);
    for (std::uint8_t which = 0; which < 97; ++which) // 3 for the first number.
        CHECK(find(server, unknown_receipt(which), wrong, stranger)->status == 404);
    CHECK(find(server, unknown_receipt(200), wrong, stranger)->status == 429);
    CHECK(find(server, receipt, code_of(server, receipt), citizen)->status == 303);
}

TEST_CASE("What is no form of the page is refused") {
    CitizenDesk desk;
    const auto body = encoded({{"number", desk.receipt}, {"code", code_of(desk.server, desk.receipt)}});
    CHECK(desk.server.client().Post("/r", body, "text/plain")->status == 400);
    CHECK(desk.server.client().Post("/r", "number=%zz&code", urlencoded)->status == 400);
    CHECK(desk.server.client().Post("/r", std::string(5000, 'x'), urlencoded)->status == 413);
    const auto hostile = find(desk.server, "\"><script>alert(1)</script>", std::string(3000, 'A'));
    CHECK(hostile->status == 400);
    CHECK_FALSE(contains(hostile->body, "<script"));
}

TEST_CASE("The first page, and the page that says there is none, lead to where an evaluation is found") {
    CitizenDesk desk;
    const httplib::Headers browser{{"Accept", "text/html"}};
    CHECK(contains(desk.server.get("/?lang=zh-CN", browser)->body, "href=\"/r?lang=zh-CN\""));
    const auto none = desk.server.get("/r/" + desk.receipt + "?lang=zh-CN&secret=" + other_secret_digits, browser);
    CHECK(none->status == 404);
    CHECK(contains(none->body, "href=\"/r?lang=zh-CN\""));
    CHECK(contains(none->body, said(Text::FindByCode)));
}
