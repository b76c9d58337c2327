#include "tests/support/case_page.hpp"

#include <catch_amalgamated.hpp>

// What the forms on the page of an evaluation refuse, and what is not lost then.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

// Refused on the page itself, with everything that was filled in.
void check_shown_again(const httplib::Result& answer, int status, Message problem) {
    REQUIRE(answer);
    CAPTURE(answer->body);
    CHECK(answer->status == status);
    CHECK(contains(answer->body, "role=\"alert\""));
    CHECK(contains(answer->body, said(problem)));
    CHECK(contains(answer->body, "<title>" + said(Text::ErrorPrefix)));
}

struct AnsweredPage : CasePage {
    AnsweredPage() {
        issue_reply();
        REQUIRE(fill_in("open_reply")->status == 303);
    }
};

} // namespace

TEST_CASE("An answer that is not chosen, or lacks its reason, is asked for at its field") {
    AnsweredPage page;
    const auto events = page.desk.seen()["events"].size();
    const auto unchosen = page.fill_in("answer_reply", {{"words", "写好的理由"}});
    check_shown_again(unchosen, 400, Text::ChooseAnswer);
    CHECK(contains(unchosen->body, "href=\"#answer-accept\""));
    CHECK(contains(unchosen->body, "写好的理由"));
    CHECK_FALSE(contains(unchosen->body, " checked"));
    for (const auto* words : {"", "   \r\n "}) {
        const auto lacking = page.fill_in("answer_reply", {{"answer", "reject"}, {"words", words}});
        check_shown_again(lacking, 400, Text::RejectReasonNeeded);
        CHECK(contains(lacking->body, "value=\"reject\" id=\"answer-reject\" autocomplete=\"off\" checked"));
    }
    check_shown_again(page.fill_in("answer_reply", {{"answer", "reject"}, {"words", "\u200b\u200b"}}), 400,
                      Text::WordsMissing);
    CHECK(page.desk.seen()["events"].size() == events);
}

TEST_CASE("Words that are too long or cannot be read are refused with their form, and the longest of all whole") {
    CasePage page;
    const std::string long_words(3000, 'x');
    const auto too_long = page.fill_in("add_words", {{"words", long_words}});
    check_shown_again(too_long, 400, Text::WordsTooLong);
    CHECK(contains(too_long->body, long_words));
    const auto whole = page.fill_in("add_words", {{"words", std::string(200'000, 'x')}});
    CHECK(whole->status == 413);
    CHECK(contains(whole->body, said(Text::FormTooLarge)));
    CHECK(page.fill_in("add_words", {{"words", "\xff\xfe"}})->status == 400);
    CHECK(page.desk.seen()["events"].size() == 1);
}

TEST_CASE("A withdrawal needs its reason and whether it was asked for") {
    CasePage page;
    check_shown_again(page.fill_in("withdraw"), 400, Text::ChooseOne);
    const auto half = page.fill_in("withdraw", {{"withdrawal", "settled"}});
    check_shown_again(half, 400, Text::ChooseOne);
    CHECK(contains(half->body, "href=\"#was_asked_for-yes\""));
    CHECK(contains(half->body, "id=\"withdrawal-settled\" autocomplete=\"off\" checked"));
    CHECK(page.desk.seen()["status"] == "handling");
}

TEST_CASE("The same form sent twice does it once, and both lead back to the page") {
    CasePage page;
    const auto fields = page.filled("add_words", {{"words", "补充一次"}});
    CHECK(page.post(fields)->status == 303);
    CHECK(page.post(fields)->status == 303);
    CHECK(page.desk.seen()["events"].size() == 2);
}

TEST_CASE("On a page that is older than the case the news are told first, and the words are kept") {
    CasePage page;
    const auto fields = page.filled("add_words", {{"words", "我写了很久"}});
    page.desk.does(CitizenDesk::handler, Take);
    page.desk.does(CitizenDesk::handler, AskCitizen, {.words = "哪一侧？"});
    const auto answer = page.post(fields);
    check_shown_again(answer, 409, Text::CaseChangedFirst);
    CHECK(contains(answer->body, "我写了很久"));
    CHECK(contains(answer->body, "哪一侧？"));
    CHECK(page.desk.seen()["events"].size() == 2);
    const auto again = with(CasePage::hidden_of(answer->body, "add_words"), "words", "");
    auto sent = again;
    sent.emplace_back("words", "我写了很久");
    CHECK(page.post(sent)->status == 303);
}

TEST_CASE("After the case is closed what was written for it is shown to be copied") {
    AnsweredPage page;
    const auto fields = page.filled("answer_reply", {{"answer", "reject"}, {"words", "另一部手机上写的理由"}});
    REQUIRE(page.desk.act("accept")->status == 200);
    const auto answer = page.post(fields);
    CHECK(answer->status == 409);
    CHECK(contains(answer->body, said(Text::KeptWordsHeading)));
    CHECK(contains(answer->body, "另一部手机上写的理由"));
    CHECK(page.desk.seen()["closing"] == "satisfied");
}

TEST_CASE("An answer to a reply that another has replaced is not taken for the new one") {
    AnsweredPage page;
    const auto fields = page.filled("answer_reply", {{"answer", "accept"}});
    REQUIRE(page.desk.act("reject", {{"words", "不同意"}})->status == 200);
    CHECK(page.post(fields)->status == 409);
    CHECK(page.desk.seen()["status"] == "handling");
}

TEST_CASE(
    "Words for a reply that another has replaced can be copied, because the form waits until the new one is opened") {
    AnsweredPage page;
    const auto fields = page.filled("answer_reply", {{"answer", "reject"}, {"words", "为旧答复写的"}});
    REQUIRE(page.desk.act("reject", {{"words", "不同意"}})->status == 200);
    page.desk.does(CitizenDesk::reviewer, Take);
    page.desk.does(CitizenDesk::reviewer, IssueReply, {.reply = CitizenDesk::clean_reply()});
    const auto late = page.post(fields);
    check_shown_again(late, 409, Text::CaseChangedFirst);
    CHECK(contains(late->body, "为旧答复写的"));
    CHECK(contains(late->body, said(Text::KeptWordsHint)));
    CHECK_FALSE(contains(late->body, "id=\"answer_reply\""));
}

TEST_CASE("A form of another site does nothing, and keeps what was written") {
    CasePage page;
    const auto fields = page.filled("add_words", {{"words", "我写的"}});
    const auto answer = page.post(fields, {{"Sec-Fetch-Site", "cross-site"}});
    check_shown_again(answer, 403, Text::FormFromElsewhere);
    CHECK(contains(answer->body, "我写的"));
    CHECK_FALSE(contains(answer->body, fields[1].second)); // The other site may know this id.
    const auto own = page.post(with(fields, "upload_secret", other_secret_digits), {{"Sec-Fetch-Site", "cross-site"}});
    CHECK_FALSE(contains(own->body, other_secret_digits)); // It would know what is added under this one.
    CHECK(page.desk.seen()["events"].size() == 1);
}

TEST_CASE("A form for another's evaluation, or with another's secret, is answered as one that is not there") {
    CasePage page;
    const auto fields = page.filled("add_words", {{"words", "我写的"}});
    const auto client = page.desk.server.client();
    const auto other = "/r/" + page.desk.receipt + "?secret=" + std::string(32, '0');
    const auto none = "/r/ZP-20261120-00000000-0?secret=" + std::string(secret_digits);
    auto there = page.desk.server.client();
    for (const auto& address : {other, none}) {
        const auto answer = there.Post(address, encoded(fields), urlencoded);
        CHECK(answer->status == 404);
        CHECK_FALSE(contains(answer->body, "我写的"));
    }
    CHECK(page.desk.seen()["events"].size() == 1);
}

TEST_CASE("What is no form of the page is refused and changes nothing") {
    CasePage page;
    const auto good = page.filled("add_words", {{"words", "我写的"}});
    for (const auto* field : {"form", "action_id", "seen"}) CHECK(page.post(without(good, field))->status == 400);
    CHECK(page.post(with(good, "form", "take"))->status == 400);
    CHECK(page.post(with(good, "action_id", "x"))->status == 400);
    CHECK(page.post(with(good, "seen", "-1"))->status == 400);
    auto twice = good;
    twice.push_back(good[1]);
    CHECK(page.post(twice)->status == 400);
    CHECK(page.post(with(good, "form", "answer_reply"))->status == 400);
    CHECK(page.desk.seen()["events"].size() == 1);
}

TEST_CASE("A photo that is refused does not cost the words, and good ones are not sent again") {
    CasePage page;
    const auto fields = page.filled("add_words", {{"words", std::string(3000, 'w')}});
    const auto answer = page.post_files(fields, {{"good.jpg", jpeg(2000)}});
    check_shown_again(answer, 400, Text::WordsTooLong);
    const auto kept = kept_in(answer->body);
    REQUIRE(kept.size() == 1);
    auto again = CasePage::hidden_of(answer->body, "add_words");
    again.emplace_back("words", "短一些");
    again.emplace_back("upload", kept[0]);
    CHECK(page.post_files(again, {})->status == 303);
    CHECK(only_stored_evaluation(page.desk.server).receipt.evidence.size() == 1);
    const auto wrong = page.post_files(page.filled("add_words", {{"words", "我写的"}}), {{"notes.txt", "no photo"}});
    check_shown_again(wrong, 400, Text::EvidenceUnknownFormat);
    CHECK(contains(wrong->body, "我写的"));
    CHECK(count_rows(page.desk.server.store, "upload") == 0);
}

TEST_CASE("Who changes words whose answer was lost is told that the first have arrived, and can send the rest") {
    CasePage page;
    const auto first = page.filled("add_words", {{"words", "先写的"}});
    REQUIRE(page.post(first)->status == 303);
    const auto refused = page.post(with(first, "words", "先写的，还有后写的"));
    check_shown_again(refused, 409, Text::SentBefore);
    CHECK(contains(refused->body, "先写的，还有后写的</textarea>"));
    auto again = CasePage::hidden_of(refused->body, "add_words");
    again.emplace_back("words", "还有后写的");
    CHECK(page.post(again)->status == 303);
    CHECK(page.desk.seen()["events"].size() == 3);
}
