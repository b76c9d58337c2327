#include "tests/support/case_page.hpp"

#include "native/app/inspect_evaluations.hpp"

#include <catch_amalgamated.hpp>
#include <regex>

// What the page of an evaluation shows of its case, and what its citizen does there without script.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

bool has_form(const std::string& page, const std::string& form) {
    return contains(page, "name=\"form\" value=\"" + form + "\"");
}

std::size_t place_of(const std::string& page, const std::string& part) {
    const auto place = page.find(part);
    REQUIRE(place != page.npos);
    return place;
}

void check_names_nobody(const std::string& page) {
    for (const auto* name : {"承办甲", "大队负责人", "复核甲", "王某某"}) CHECK_FALSE(contains(page, name));
}

} // namespace

TEST_CASE("Until something has happened the page is a receipt, with what comes next and by when") {
    CasePage page;
    const auto shown = page.shown();
    CHECK(contains(shown, "<h1>" + said(Text::ReceiptHeading)));
    CHECK(contains(shown, "done-mark"));
    CHECK(contains(shown, page.desk.receipt));
    CHECK(contains(shown, "蔡甸大队核查并答复"));
    CHECK(place_of(shown, "核查并答复") < place_of(shown, "<p>" + said(Text::StepSubmitted)));
    for (const auto* form : {"add_words", "report_pressure", "withdraw"}) CHECK(has_form(shown, form));
    for (const auto* form : {"open_reply", "answer_reply", "answer_question", "dispute_contact", "contest"})
        CHECK_FALSE(has_form(shown, form));
    check_names_nobody(shown);
}

TEST_CASE("No form of the page has an answer chosen, and runs no script of its own") {
    CasePage page;
    page.issue_reply();
    REQUIRE(page.fill_in("open_reply")->status == 303);
    const auto shown = page.shown();
    REQUIRE(has_form(shown, "answer_reply"));
    for (const auto* unwanted : {" checked", " style=", "<script>", " onclick", "aria-invalid=\"", " autofocus"})
        CHECK_FALSE(contains(shown, unwanted));
}

TEST_CASE("A reply is shown once the citizen opens it, and looking at the page opens nothing") {
    CasePage page;
    page.issue_reply();
    const auto before = page.shown();
    CHECK(contains(before, "蔡甸大队已经答复"));
    CHECK_FALSE(contains(before, "道路交通安全法第八十七条"));
    CHECK_FALSE(page.desk.seen()["replies"][0].contains("opened_at"));
    const auto opened = page.followed(page.fill_in("open_reply"));
    CHECK(contains(opened, said(Text::DoneOpenReply)));
    for (const auto* part :
         {"道路交通安全法第八十七条", "情况与您说的不一致", "发生过，做法合法", "没有发生", "不属实"})
        CHECK(contains(opened, part));
    CHECK_FALSE(has_form(opened, "open_reply"));
    CHECK(place_of(opened, "<article class=\"card reply\">") < place_of(opened, "value=\"answer_reply\""));
    CHECK(page.desk.seen()["replies"][0].contains("opened_at"));
    check_names_nobody(opened);
}

TEST_CASE("Who is not satisfied is told who decides next and by when, and goes there with a reason") {
    CasePage page;
    page.issue_reply();
    REQUIRE(page.fill_in("open_reply")->status == 303);
    const auto rejection = page.desk.seen()["rejection"];
    const auto due = spoken_date(parse_date(rejection["date"].get<std::string>()).value(), Language::Chinese);
    CHECK(contains(page.shown(), "不满意则由武汉市交警支队复核，最迟 " + due + "答复。"));
    const auto after = page.followed(page.fill_in("answer_reply", {{"answer", "reject"}, {"words", "没有回答扣车"}}));
    CHECK(contains(after, "<h1>武汉市交警支队正在复核"));
    CHECK(contains(after, "武汉市交警支队复核并答复"));
    CHECK(contains(after, said(Text::DoneReject)));
    CHECK(contains(after, "没有回答扣车"));
    CHECK(contains(after, "道路交通安全法第八十七条")); // What was answered before stays.
    CHECK(page.desk.seen()["promise"]["date"] == rejection["date"]);
}

TEST_CASE("Who is satisfied closes the case, and what was typed as a reason before is not kept") {
    CasePage page;
    page.issue_reply();
    REQUIRE(page.fill_in("open_reply")->status == 303);
    const auto after = page.followed(page.fill_in("answer_reply", {{"answer", "accept"}, {"words", "先前写的"}}));
    CHECK(contains(after, "<h1>" + said(Text::CaseHeadingClosed)));
    CHECK(contains(after, said(Text::ClosingSatisfied)));
    CHECK_FALSE(contains(after, "先前写的"));
    CHECK_FALSE(has_form(after, "answer_reply"));
    CHECK(page.desk.seen()["closing"] == "satisfied");
}

TEST_CASE("A question stands above all else, with room for the answer") {
    CasePage page;
    page.desk.does(CitizenDesk::handler, Take);
    page.desk.does(CitizenDesk::handler, AskCitizen, {.words = "车停在路的哪一侧？"});
    const auto shown = page.shown();
    CHECK(contains(shown, "<h1>蔡甸大队有一个问题要问您"));
    CHECK(place_of(shown, "车停在路的哪一侧？") < place_of(shown, said(Text::WhatHappened)));
    const auto after = page.followed(page.fill_in("answer_question", {{"words", "北侧"}}));
    CHECK(contains(after, "北侧"));
    CHECK_FALSE(has_form(after, "answer_question"));
    CHECK_FALSE(page.desk.seen().contains("question"));
}

TEST_CASE("Each contact that the unit recorded can be disputed beside it, once") {
    CasePage page;
    page.desk.does(CitizenDesk::handler, Take);
    const CaseDetails contact{
        .words = "已致电", .contact = ContactKind::First, .happened_at = page.desk.server.clock.now()};
    page.desk.does(CitizenDesk::handler, RecordContact, contact);
    page.desk.does(CitizenDesk::handler, RecordContact, contact);
    const auto two = page.shown();
    CHECK(contains(two, "id=\"dispute-3\""));
    CHECK(contains(two, "id=\"dispute-4\""));
    auto fields = CasePage::hidden_of(two, "dispute_contact");
    const auto event =
        std::find_if(fields.begin(), fields.end(), [](const auto& each) { return each.first == "event"; });
    REQUIRE(event != fields.end());
    const auto after = page.followed(page.post(fields));
    CHECK_FALSE(contains(after, "id=\"dispute-" + event->second));
    CHECK(contains(after, said(Text::EventDisputeContact)));
}

TEST_CASE("An extension is shown with the first date, the days and the reason") {
    CasePage page;
    page.desk.does(CitizenDesk::handler, Take);
    page.desk.does(CitizenDesk::handler, RequestExtension, {.words = "等待鉴定结果", .working_days = 2});
    CHECK_FALSE(contains(page.shown(), "等待鉴定结果"));
    const auto first = page.desk.seen()["promise"]["date"].get<std::string>();
    page.desk.does(test::staff(Role::Lead, "wuhan", "支队负责人", "2002"), GrantRequest);
    const auto promise = page.desk.seen()["promise"];
    CHECK(promise["original_date"] == first);
    CHECK(promise["extended_by"] == 2);
    CHECK(promise["extension_reason"] == "等待鉴定结果");
    page.desk.act("add_words", {{"words", "补充"}});
    const auto shown = page.shown();
    CHECK(contains(shown, "原定 " + spoken_date(parse_date(first).value(), Language::Chinese)));
    CHECK(contains(shown, "延期理由：等待鉴定结果"));
}

TEST_CASE("A photo and words are added without script, and stand on the page") {
    CasePage page;
    const auto after = page.followed(page.post_files(page.filled("add_words", {{"words", "这是现场照片"}}),
                                                     {{"现场.jpg", jpeg(2000)}, {"2.jpg", jpeg(3000, 'y')}}));
    CHECK(contains(after, "这是现场照片"));
    CHECK(contains(after, "照片和视频 2 个"));
    CHECK(contains(after, "/evidence/2"));
    CHECK(only_stored_evaluation(page.desk.server).receipt.evidence.size() == 2);
    CHECK(count_rows(page.desk.server.store, "upload") == 0);
}

TEST_CASE("An evaluation is withdrawn with its reason, and whether somebody asked for it") {
    CasePage page;
    const auto after = page.followed(page.fill_in("withdraw", {{"withdrawal", "settled"}, {"was_asked_for", "yes"}}));
    CHECK(contains(after, said(Text::ClosingWithdrawn)));
    CHECK(page.desk.seen()["events"].back()["was_asked_for"] == true);
}

TEST_CASE("A report of pressure is taken from the page, also when the case is closed") {
    CasePage page;
    REQUIRE(page.fill_in("withdraw", {{"withdrawal", "mistake"}, {"was_asked_for", "no"}})->status == 303);
    const auto after = page.followed(page.fill_in("report_pressure", {{"words", "有人打电话"}}));
    CHECK(contains(after, said(Text::DoneReportPressure)));
    CHECK(contains(after, "<li class=\"done unprinted\"><p>" + said(Text::EventReportPressure)));
    CHECK_FALSE(has_form(after, "withdraw"));
}

TEST_CASE("A finding that the evaluation is invalid is contested on the page") {
    CasePage page;
    page.desk.does(CitizenDesk::handler, Take);
    page.desk.does(CitizenDesk::handler, RequestInvalid, {.words = "与事实不符"});
    page.desk.does(test::staff(Role::Lead, "wuhan", "支队负责人", "2002"), GrantRequest, {.words = "认定误评"});
    CHECK(contains(page.shown(), said(Text::ClosingInvalid)));
    const auto after = page.followed(page.fill_in("contest", {{"words", "我说的是事实"}}));
    CHECK(contains(after, said(Text::DoneContest)));
    CHECK(page.desk.seen()["status"] == "handling");
}

TEST_CASE("The page is whole in both languages and keeps the secret in its own addresses only") {
    CasePage page;
    page.issue_reply();
    const auto answer = page.open("&lang=en");
    CHECK(contains(answer->body, "<html lang=\"en\""));
    CHECK(contains(answer->body, "has replied"));
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK(answer->get_header_value("Referrer-Policy") == "same-origin");
    const std::regex address{"(?:href|action|src)=\"([^\"]*)\""};
    const auto& body = answer->body;
    for (auto match = std::sregex_iterator{body.begin(), body.end(), address}; match != std::sregex_iterator{};
         ++match) {
        const auto target = (*match)[1].str();
        if (contains(target, secret_digits)) CHECK(target.starts_with("/r/" + page.desk.receipt));
    }
}

TEST_CASE("What was just done is said only of what can be done") {
    CasePage page;
    for (const auto* made_up : {"&done=%3Cscript%3E", "&done=take", "&done=", "&done=open"})
        CHECK_FALSE(contains(page.shown(made_up), "id=\"done\""));
}

TEST_CASE("What was done is said for a while, and only of what was done") {
    CasePage page;
    REQUIRE(page.fill_in("add_words", {{"words", "还有一个人在场"}})->status == 303);
    CHECK(contains(page.shown("&lang=zh-CN&done=add_words"), said(Text::DoneAddWords)));
    CHECK_FALSE(contains(page.shown("&lang=zh-CN&done=accept"), said(Text::DoneAccept)));
    page.desk.server.clock.pass(std::chrono::minutes{10});
    CHECK_FALSE(contains(page.shown("&lang=zh-CN&done=add_words"), said(Text::DoneAddWords)));
}

TEST_CASE("An evaluation that has joined an earlier one leads there, and is not said to need no reply") {
    CasePage page;
    const auto second =
        page.desk.submit({{"submission_id", other_secret_digits}, {"amends", page.desk.receipt}}, secret_digits);
    const auto shown = page.desk.server.get("/r/" + second + "?lang=zh-CN&secret=" + secret_digits)->body;
    CHECK(contains(shown, said(Text::JoinedEarlier)));
    CHECK(contains(shown, "href=\"/r/" + page.desk.receipt + "?secret="));
    CHECK_FALSE(contains(shown, said(Text::NoAnswerNeeded)));
    const auto told = app::show_evaluation(page.desk.server.store, ReceiptNumber::parse(second).value());
    CHECK(told.value().amends.value().text() == page.desk.receipt);
    CHECK_FALSE(contains(page.shown(), said(Text::JoinedEarlier)));
}

TEST_CASE("Until when a reply can be answered is said before it is opened") {
    CasePage page;
    page.issue_reply();
    const auto shown = page.shown();
    REQUIRE(has_form(shown, "open_reply"));
    CHECK(contains(shown, "前告诉我们是否满意"));
}

TEST_CASE("Where the phone's clock was wrong the page says that the server's time counts") {
    CitizenDesk desk;
    const auto receipt = desk.submit({{"submission_id", other_secret_digits}, {"agreed_at", 0}}, other_secret_digits);
    const auto shown = desk.server.get("/r/" + receipt + "?lang=zh-CN&secret=" + other_secret_digits)->body;
    CHECK(contains(shown, said(Text::PhoneClockWrong)));
    const auto stored = desk.server.get("/api/v1/evaluations/" + receipt, with_secret(other_secret_digits))->body;
    CHECK(Json::parse(stored)["agreed_at_plausible"] == false);
    CasePage right;
    CHECK_FALSE(contains(right.shown(), said(Text::PhoneClockWrong)));
}
