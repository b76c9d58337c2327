#include "shared/wire/officer_case_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/own_cases_screen.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;

namespace {

const Date day{std::chrono::days{20'000}};
const Instant noon{Instant{day} + std::chrono::hours{4}}; // In China.

OfficerCase case_of(std::uint8_t number) {
    return {{ReceiptNumber::from_random(day, {number, 0, 0, 0, 0}), "420114", Module::LawEnforcement, noon}};
}

OfficerCase asked_case() {
    auto own = case_of(1);
    own.questions = {{{noon, "开罚单前说明依据了吗？"}, OfficerWords{noon, "说明了"}},
                     {{noon, "有录像吗？"}, {}, true}};
    return own;
}

OfficerCase closed_case() {
    auto own = case_of(2);
    own.outcome = OfficerOutcome{
        noon,
        Closing::Unanswered,
        {{Situation::UncivilLanguage, Finding::Wrong}, {Situation::UnfairEnforcement, {}, DeclineReason::BeforeCourt}}};
    own.object_until = parse_date("2024-10-19").value();
    return own;
}

std::string path_of(const OfficerCase& own) { return "/api/v1/officer/cases/" + own.subject.receipt.text(); }
std::string action_path(const OfficerCase& own) { return path_of(own) + "/actions"; }
std::string told(const OfficerCase& own) { return wire::encode(own, Language::Chinese); }

// An officer's cases, and what their screen shows.
struct Desk {
    Desk() {
        platform::reset_headless();
        cases.show();
        reader.emplace(screen, 1200.0f);
    }

    void answer_list(std::vector<OfficerCase> items, std::optional<std::string> next = {}) {
        answer("/api/v1/officer/cases", 200,
               wire::encode(OfficerPage{std::move(items), std::move(next)}, Language::Chinese));
        reader->settle();
    }
    void answer_sent(const OfficerCase& own, int status, const std::string& body) {
        answer(action_path(own), status, body);
        reader->settle();
    }

    void take(const OwnCasesStep& step) {
        if (const auto* sent = std::get_if<SendOwnWords>(&step)) cases.send(sent->field);
        if (std::holds_alternative<MoreOwnCases>(step)) cases.show_more();
    }

    Api api{Language::Chinese, [] {}};
    OwnCases cases{api, [] {}};
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        for (const auto& [id, text] : std::exchange(screen.texts, {})) take_own_text(canvas, cases, id, text);
        take(draw_own_cases(canvas, {cases, [](std::string_view) { return 0.0f; }}));
    }};
    std::optional<Reader> reader;
};

} // namespace

TEST_CASE("An officer is asked for his cases once, and told that there are none") {
    Desk desk;
    CHECK(asked_last().path == "/api/v1/officer/cases");
    CHECK(desk.reader->reads("正在读取……"));
    desk.cases.show();
    CHECK(headless().asked.size() == 1);
    desk.answer_list({});
    CHECK(desk.reader->has("paragraph", "没有问您的问题，也没有案件结果。"));
}

TEST_CASE("The next page of his cases goes under the first") {
    Desk desk;
    desk.answer_list({case_of(1)}, "next one");
    REQUIRE(desk.reader->press("button", "更多"));
    CHECK(asked_last().path == "/api/v1/officer/cases?after=next%20one");
    desk.answer_list({case_of(2)});
    CHECK(desk.cases.items().size() == 2);
    CHECK_FALSE(desk.reader->has("button", "更多"));
}

TEST_CASE("He reads what he was asked and has answered, and answers what waits for him") {
    Desk desk;
    desk.answer_list({asked_case()});
    for (const auto* words : {"开罚单前说明依据了吗？", "说明了", "有录像吗？"})
        CHECK(desk.reader->has("paragraph", words));
    REQUIRE(desk.reader->type("您的回答", "有，已经交给大队。"));
    REQUIRE(desk.reader->press("button", "提交回答"));
    CHECK(asked_last().method == "POST");
    CHECK(asked_last().path == action_path(asked_case()));
    CHECK(sent_last() == Json{{"action", "answer_questions"}, {"question", 2}, {"words", "有，已经交给大队。"}});
    CHECK(desk.reader->find("button", "正在提交……")->at("disabled") == 1);
    auto afterwards = asked_case();
    afterwards.questions[1].answer = OfficerWords{noon, "有，已经交给大队。"};
    afterwards.questions[1].is_open = false;
    desk.answer_sent(asked_case(), 200, told(afterwards));
    CHECK(desk.reader->has("paragraph", "有，已经交给大队。"));
    CHECK_FALSE(desk.reader->has("text-area", "您的回答"));
    CHECK(desk.cases.take_said() == "已经收到您的回答。");
}

TEST_CASE("Nothing is sent where nothing is written") {
    Desk desk;
    desk.answer_list({asked_case()});
    REQUIRE(desk.reader->type("您的回答", " \n"));
    const auto asked = headless().asked.size();
    REQUIRE(desk.reader->press("button", "提交回答"));
    CHECK(headless().asked.size() == asked);
    CHECK(desk.reader->description_of("text-area", "您的回答") == "请写几句");
}

TEST_CASE("A question that waits no more says so, and what was written is kept") {
    Desk desk;
    desk.answer_list({asked_case()});
    REQUIRE(desk.reader->type("您的回答", "我写的"));
    REQUIRE(desk.reader->press("button", "提交回答"));
    desk.answer_sent(asked_case(), 409, refusal("conflict", "没有等待回答的问题。"));
    CHECK(desk.reader->description_of("text-area", "您的回答") == "没有等待回答的问题。");
    CHECK(asked_last().path == path_of(asked_case()));
    auto over = asked_case();
    over.questions[1].is_open = false;
    answer(path_of(over), 200, told(over));
    desk.reader->settle();
    CHECK(desk.reader->has("paragraph", "现在不用回答了。"));
    CHECK(desk.reader->find("text-area", "您写的内容")->at("value") == "我写的");
    CHECK_FALSE(desk.reader->has("button", "提交回答"));
}

TEST_CASE("What the server refuses, and no answer at all, are said at the field, and what is written stays") {
    Desk desk;
    desk.answer_list({asked_case()});
    REQUIRE(desk.reader->type("您的回答", "有"));
    REQUIRE(desk.reader->press("button", "提交回答"));
    desk.answer_sent(asked_case(), 400, refusal("invalid", "文字太短。", "words"));
    CHECK(desk.reader->description_of("text-area", "您的回答") == "文字太短。");
    REQUIRE(desk.reader->press("button", "提交回答"));
    desk.answer_sent(asked_case(), 0, {});
    CHECK(desk.reader->description_of("text-area", "您的回答").starts_with("没有收到回应"));
    CHECK(desk.reader->find("text-area", "您的回答")->at("value") == "有");
}

TEST_CASE("He reads how a case has ended, what was found, and until when he may object") {
    Desk desk;
    desk.answer_list({closed_case()});
    for (const auto* words : {"期限内没有收到当事人的意见", "发生过，做法不当", "不予受理：正在行政复议或诉讼中。"})
        CHECK(desk.reader->has("value", words));
    CHECK(desk.reader->reads("可以提出异议，最晚 10月19日（星期六），由上一级答复。"));
    CHECK_FALSE(desk.reader->reads("维护民警执法权威"));
}

TEST_CASE("Whoever is cleared reads the note that says so") {
    Desk desk;
    auto own = closed_case();
    own.outcome->findings = {{Situation::UncivilLanguage, Finding::DidNotHappen}};
    own.outcome->is_cleared = true;
    desk.answer_list({own});
    CHECK(desk.reader->reads("特此为您说明情况。"));
}

TEST_CASE("He objects once, and reads the answer of the level above") {
    Desk desk;
    desk.answer_list({closed_case()});
    REQUIRE(desk.reader->type("为什么不同意", "录像不完整"));
    REQUIRE(desk.reader->press("button", "提出异议"));
    CHECK(sent_last() == Json{{"action", "object_to_outcome"}, {"words", "录像不完整"}});
    auto afterwards = closed_case();
    afterwards.object_until.reset();
    afterwards.objection = OfficerObjection{{noon, "录像不完整"}};
    desk.answer_sent(closed_case(), 200, told(afterwards));
    CHECK(desk.cases.take_said() == "已经收到您的异议。");
    CHECK(desk.reader->has("paragraph", "录像不完整"));
    CHECK(desk.reader->has("paragraph", "上一级还没有答复。"));
    CHECK_FALSE(desk.reader->has("button", "提出异议"));
    afterwards.objection->answer = OfficerWords{noon, "经复查，维持原结论。"};
    desk.cases.refresh();
    desk.answer_list({afterwards});
    CHECK(desk.reader->has("paragraph", "经复查，维持原结论。"));
}

TEST_CASE("What is written in one case is not in another") {
    Desk desk;
    auto other = asked_case();
    other.subject.receipt = case_of(3).subject.receipt;
    desk.answer_list({asked_case(), other});
    REQUIRE(desk.reader->type("您的回答", "第一件的"));
    CHECK(desk.cases.written({asked_case().subject.receipt, 2}).words == "第一件的");
    CHECK(desk.cases.written({other.subject.receipt, 2}).words.empty());
    CHECK(desk.cases.written({asked_case().subject.receipt}).words.empty());
}

TEST_CASE("His cases that cannot be read say why, and those that were there stay") {
    Desk desk;
    answer("/api/v1/officer/cases", 503, refusal("unavailable", "服务器忙。"), 5);
    desk.reader->settle();
    CHECK(desk.cases.state() == OwnCases::State::Failed);
    CHECK(desk.reader->has("paragraph", "服务器忙。 请 5 秒后再试。"));
    desk.cases.refresh();
    desk.answer_list({asked_case()});
    desk.cases.refresh();
    answer("/api/v1/officer/cases", 200, R"({"cases":[{"receipt":"no such"}]})");
    desk.reader->settle();
    CHECK(desk.cases.items().size() == 1);
    CHECK(desk.reader->reads("服务器暂时不能处理"));
}

TEST_CASE("His cases that could not be read are asked for again when they are shown again, and otherwise not") {
    Desk desk;
    answer("/api/v1/officer/cases", 0, {});
    const auto before = headless().asked.size();
    desk.cases.show();
    desk.cases.show();
    CHECK(headless().asked.size() == before + 1);
    desk.answer_list({asked_case()});
    desk.cases.show();
    CHECK(headless().asked.size() == before + 1);
}

TEST_CASE("An answer of his that is lost with its session is told, and can be sent again") {
    Desk desk;
    desk.answer_list({asked_case()});
    REQUIRE(desk.reader->type("您的回答", "有"));
    REQUIRE(desk.reader->press("button", "提交回答"));
    desk.cases.lose_answer();
    const auto& written = desk.cases.written({asked_case().subject.receipt, 2});
    CHECK(written.words == "有");
    CHECK_FALSE(written.is_sending);
    CHECK_FALSE(written.problem.empty());
}

TEST_CASE("Answers that come after an officer's cases were forgotten change nothing") {
    Desk desk;
    desk.answer_list({asked_case()});
    REQUIRE(desk.reader->type("您的回答", "有"));
    REQUIRE(desk.reader->press("button", "提交回答"));
    const auto sent = headless().asked.back().answer;
    desk.cases.refresh();
    const auto listed = headless().asked.back().answer;
    desk.cases.forget();
    sent({200, told(asked_case()), 0});
    listed({200, wire::encode(OfficerPage{{asked_case()}, {}}, Language::Chinese), 0});
    desk.reader->settle();
    CHECK(desk.cases.items().empty());
    CHECK(desk.cases.take_said().empty());
    CHECK(desk.cases.written({asked_case().subject.receipt, 2}).words.empty());
    CHECK_FALSE(desk.reader->reads(asked_case().subject.receipt.text()));
}
