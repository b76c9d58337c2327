#include "tests/support/desk_case.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/named_nodes.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/screens.hpp"
#include "web/desk/words.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

constexpr std::string_view watermark = "承办甲 1001 2026-11-20 15:40";
const std::string case_path = "/api/v1/cases/" + case_number().text();

Reply clean_reply() {
    return {.findings = {{Situation::UncivilLanguage, Finding::DidNotHappen},
                         {Situation::ImpoundedWithoutCause, Finding::Lawful}},
            .measures = {{MeasureKind::Repaid, parse_date("2026-12-01").value()}},
            .text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
            .basis = "道路交通安全法第八十七条"};
}

// Somebody who reads a case, and does not write its reply.
struct Desk {
    Desk() {
        platform::reset_headless();
        opened.open(case_number());
        reader.emplace(screen, 1440.0f);
    }

    void tell(int status, const std::string& body) {
        answer(case_path, status, body);
        reader->settle();
    }
    void show(const StaffCase& shown) {
        if (opened.state() == OpenedCase::State::Here) opened.refresh();
        tell(200, wire::encode(shown));
        REQUIRE(opened.state() == OpenedCase::State::Here);
        REQUIRE(opened.problem().empty());
    }
    void show(const DeskCase& made, const Actor& who = test::handler) { show(made.shown_to(who)); }
    std::string value(const std::string& name) const { return page.label(name + ".value"); }
    std::string step_title(int place) const { return page.label("case.events." + std::to_string(place) + ".title"); }
    std::string step_detail(int place) const { return page.label("case.events." + std::to_string(place) + ".detail"); }
    CaseStep press(const std::string& label) {
        step = {};
        REQUIRE(reader->press("button", label));
        return step;
    }

    Api api{Language::Chinese, [] {}};
    OpenedCase opened{api, [] {}};
    Acting acting{api, [] {}, [](const std::string&) {}, [] {}};
    ReplyEditor reply{api, [] {}, [] {}};
    bool has_previous = false;
    Instant now = in_china("2026-11-20 15:40");
    CaseStep step;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        auto did = draw_case(canvas, {.opened = opened,
                                      .acting = acting,
                                      .reply = reply,
                                      .watermark = watermark,
                                      .has_previous = has_previous,
                                      .has_next = true,
                                      .share = 58,
                                      .now = now,
                                      .scrolled = [](std::string_view) { return 0.0f; }});
        if (!std::holds_alternative<std::monostate>(did)) step = did;
    }};
    NamedNodes page{screen.canvas};
    std::optional<Reader> reader;
};

} // namespace

TEST_CASE("A case that is read, or cannot be, says so, and one that was there stays") {
    Desk desk;
    CHECK(desk.page.label("case.state") == "正在读取……");
    CHECK(desk.page.label("case.receipt") == case_number().text());
    desk.tell(404, refusal("not_found", "没有。"));
    CHECK(desk.page.label("case.state") == "没有这个案件，或者不在您的权限内。");
    desk.show(DeskCase{});
    CHECK_FALSE(desk.page.has("case.state"));
    desk.opened.refresh();
    desk.tell(500, "<html>a proxy</html>");
    CHECK(desk.page.label("case.problem") == "服务器暂时不能处理，请稍后再试。");
    CHECK(desk.page.has("case.facts"));
}

TEST_CASE("What was evaluated stands on the left, as its person said it") {
    Desk desk;
    DeskCase made;
    desk.show(made);
    CHECK(desk.value("case.module") == "执法");
    CHECK(desk.value("case.document") == "公安交通管理简易程序处罚决定书 4201141234567890");
    CHECK(desk.value("case.place") == "汉阳大道 628 号");
    CHECK(desk.value("case.unit") == "武汉支队 蔡甸大队");
    CHECK(desk.value("case.received") == "2026年11月20日 15:40");
    CHECK(desk.value("case.situations") == "执法用语不文明、态度粗暴、无故扣车");
    CHECK(desk.value("case.officers") == "王某某");
    CHECK(desk.page.label("case.statement") == "没有说明原因");
    CHECK(desk.page.label("case.evidence.none") == "没有照片和视频。");
    made.evaluation.evaluation.statement.clear();
    made.evaluation.subject.document_number.clear();
    made.evaluation.evaluation.document_number = "在空白码上填的";
    desk.show(made);
    CHECK(desk.page.label("case.statement") == "没有文字说明。");
    CHECK(desk.value("case.document") == "公安交通管理简易程序处罚决定书 在空白码上填的");
}

TEST_CASE("A person is shown as masked as the server says, and all of them is offered to whom it may be") {
    Desk desk;
    auto shown = DeskCase{}.shown_to(test::handler);
    desk.show(shown);
    CHECK(desk.page.label("case.person") == "未留姓名");
    CHECK_FALSE(desk.page.has("case.person.unmask"));
    CHECK_FALSE(desk.page.has("case.person.call"));
    CHECK_FALSE(desk.page.has("case.person.watermark"));
    shown.person = {.standing = PersonStanding::Verified,
                    .shown = {"张**", "138****5678"},
                    .may_call = true,
                    .distance_km = 3,
                    .party = PartyStanding::Party};
    desk.show(shown);
    CHECK(desk.page.label("case.person") == "已实名确认 · 张** 138****5678 · 文书当事人");
    CHECK(desk.page.label("case.person.distance") == "评价时距地点约 3 公里");
    CHECK(desk.page.attribute("case.person.watermark.watermark", "data-watermark") == watermark);
    CHECK_FALSE(desk.page.has("case.person.unmask"));
    CHECK(std::get<AskForPerson>(desk.press("显示电话")).what == Disclosed::Phone);
    shown.rights = {Right::Unmask};
    shown.person.may_call = false;
    desk.show(shown);
    CHECK_FALSE(desk.page.has("case.person.call"));
    CHECK(std::get<AskForPerson>(desk.press("查看完整身份")).what == Disclosed::Person);
}

TEST_CASE("What was said with the person and the officers stands with the evaluation, and who denies a contact too") {
    DeskCase made;
    made.does(Take, test::handler);
    made.does(RecordContact, test::handler,
              {.words = "电话联系", .contact = ContactKind::First, .happened_at = made.now});
    made.does(DisputeContact, test::citizen, {.event = 3});
    made.does(RecordOfficerStatement, test::handler, {.words = "说明了理由", .officer = test::named_officer});
    Desk desk;
    desk.show(made);
    CHECK(desk.value("case.contacts.3") == "首次联系 · 2026年11月20日 15:40\n电话联系\n当事人说没有联系过");
    CHECK(desk.value("case.statements.5") == "记录民警说明\n王某某 012345\n说明了理由");
    CHECK(desk.page.label("case.statements.5.label") == "2026年11月20日 15:40");
    desk.show(DeskCase{});
    CHECK_FALSE(desk.page.has("case.contacts.heading"));
    CHECK_FALSE(desk.page.has("case.statements.heading"));
}

TEST_CASE("Other cases of the document are led to") {
    auto shown = DeskCase{}.shown_to(test::handler);
    shown.linked = {case_number(2)};
    Desk desk;
    desk.show(shown);
    const auto link = desk.page.node("case.linked." + case_number(2).text());
    REQUIRE(link);
    CHECK(link->at("address") == "/desk?" + to_query({.open_case = case_number(2)}));
}

TEST_CASE("How a case stands is told with its day, who handles it and what is waited for") {
    DeskCase made;
    Desk desk;
    desk.show(made);
    CHECK(desk.value("case.status") == "核查中");
    CHECK(desk.value("case.due") == "还有 5 天 · 11月25日（星期三）");
    CHECK(desk.value("case.handler") == "未接办");
    CHECK_FALSE(desk.page.has("case.response.row"));
    CHECK_FALSE(desk.page.has("case.question"));
    made.does(Take, test::handler);
    made.does(AskCitizen, test::handler, {.words = "哪一天？"});
    made.does(RequestExtension, test::handler, {.words = "在等录像", .working_days = 2});
    desk.show(made);
    CHECK(desk.value("case.handler") == "承办甲");
    CHECK(desk.page.label("case.question") == "正在等当事人回答问题。");
    CHECK(desk.page.label("case.request.heading") == "申请延期，等上级决定");
    CHECK(desk.page.label("case.request") == "2 个工作日\n在等录像");
}

TEST_CASE("What may be done now has a button, but the reply, which has its own where it is written") {
    DeskCase made;
    Desk desk;
    desk.show(made);
    CHECK(desk.page.look("take") == "primary");
    CHECK_FALSE(desk.page.has("issue_reply"));
    CHECK_FALSE(desk.page.has("hand_in"));
    CHECK(std::get<BeginAction>(desk.press("接办")).action == Take);
    CHECK(std::get<BeginAction>(desk.press("移交承办人")).action == HandOver);
    auto shown = made.shown_to(test::handler);
    shown.may = {};
    desk.show(shown);
    CHECK(desk.page.label("case.may") == "现在没有需要您做的。");
    shown.may = {HandIn, IssueReply};
    desk.show(shown);
    CHECK(desk.page.label("case.may") == "现在没有需要您做的。");
    desk.reply.open(shown, test::handler.officer);
    desk.reader->settle();
    CHECK_FALSE(desk.page.has("case.may"));
    CHECK(desk.page.has("reply.heading"));
}

TEST_CASE("What was sent at once and refused is said at its case, and not at another one") {
    DeskCase made;
    Desk desk;
    desk.show(made);
    desk.acting.begin(Take, made.shown_to(test::handler), desk.now);
    desk.reader->settle();
    CHECK(desk.page.is_disabled("take"));
    desk.tell(409, refusal("conflict", "别人已经接办。"));
    CHECK(desk.page.label("case.refused") == "别人已经接办。");
    desk.acting.begin(Take, DeskCase{2}.shown_to(test::handler), desk.now);
    answer("/api/v1/cases/" + case_number(2).text(), 409, refusal("conflict", "别人已经接办。"));
    desk.reader->settle();
    CHECK_FALSE(desk.page.has("case.refused"));
}

TEST_CASE("A reply that is only read stands with its author, and how often its words were used") {
    DeskCase made;
    made.does(Take, test::handler);
    made.does(IssueReply, test::handler, {.reply = clean_reply()});
    auto shown = made.shown_to(test::handler);
    shown.same_replies = 4;
    Desk desk;
    desk.show(shown);
    CHECK(desk.page.label("reply.shown.0.label") == "蔡甸大队的答复");
    CHECK(desk.reader->has("value", clean_reply().text));
    CHECK(desk.reader->has("value", "退还款物：承诺 12月1日（星期二）前做到"));
    CHECK(desk.page.label("reply.author") == "承办甲提交于2026年11月20日 15:40");
    CHECK(desk.page.label("reply.same") == "同样的文字还用在另外 4 个案件里。");
    CHECK(desk.page.has("case.response.row"));
    CHECK(desk.value("case.status") == "已答复");
}

TEST_CASE("A reply that its case has gone on without stands there to be copied, with why it was not taken") {
    DeskCase made;
    made.does(Take, test::handler);
    Desk desk;
    desk.show(made);
    const auto shown = made.shown_to(test::handler);
    desk.reply.open(shown, test::handler.officer);
    desk.reply.text = "经查";
    desk.acting.send_reply(IssueReply, shown, desk.reply.reply());
    answer(case_path + "/actions", 409, refusal("conflict", "现在不能这样做：案件的状态已经不同。"));
    made.does(Withdraw, test::citizen, {.withdrawal = WithdrawalReason::Settled, .was_asked_for = false});
    desk.reply.give_up(case_number());
    desk.show(made);
    CHECK(desk.page.label("case.refused") == "现在不能这样做：案件的状态已经不同。");
    CHECK(desk.page.value("reply.given_up") == "经查");
    CHECK(desk.page.label("reply.given_up.label") == "您写的内容");
}

TEST_CASE("Who writes a reply is said to whoever may not") {
    DeskCase made;
    made.does(Take, test::handler);
    auto shown = made.shown_to(test::brigade_lead);
    shown.writing = {test::handler.officer};
    Desk desk;
    desk.show(shown);
    CHECK(desk.page.label("reply.others").find("承办甲") == 0);
}

TEST_CASE("The course has every step, with who took it and what was said") {
    DeskCase made;
    made.does(Take, test::handler);
    made.does(SayRecordings, test::handler, {.words = "设备坏了", .recordings = Recordings::NotSecured});
    made.does(HandOver, test::handler, {.officer = test::colleague.officer});
    made.does(IssueReply, test::colleague, {.reply = clean_reply()});
    made.does(ConfirmMeasure, test::colleague, {.measure = 1});
    Desk desk;
    desk.show(made);
    CHECK(desk.step_title(0) == "立案");
    CHECK(desk.step_detail(0) == "2026年11月20日 15:40");
    CHECK(desk.step_detail(1) == "2026年11月20日 15:40 · 承办甲");
    CHECK(desk.step_title(2) == "说明录音录像");
    CHECK(desk.step_detail(2) == "2026年11月20日 15:40 · 承办甲\n有，没能固定保存\n设备坏了");
    CHECK(desk.step_detail(3) == "2026年11月20日 15:40 · 承办甲\n承办乙 1002");
    CHECK(desk.step_title(5) == "确认措施做到");
    CHECK(desk.step_detail(5) == "2026年11月20日 15:40 · 承办乙\n退还款物");
}

TEST_CASE("Who has seen all of the person is told to whom the server tells it") {
    auto shown = DeskCase{}.shown_to(test::detachment_lead);
    shown.disclosures = {
        {"420114", test::handler.officer, Disclosed::Person, "核实当事人", in_china("2026-11-20 16:00")},
        {"999999", test::colleague.officer, Disclosed::Phone, "", in_china("2026-11-20 17:00")}};
    Desk desk;
    desk.show(shown);
    CHECK(desk.page.label("case.disclosures.0") == "2026年11月20日 16:00 · 承办甲 · 蔡甸大队\n核实当事人");
    CHECK(desk.page.label("case.disclosures.1") == "2026年11月20日 17:00 · 承办乙 · 999999");
}

TEST_CASE("The head of a case leads back, and to those before and after it where there are any") {
    Desk desk;
    desk.show(DeskCase{});
    CHECK(std::holds_alternative<CloseCase>(desk.press("返回列表")));
    CHECK(std::get<MoveCase>(desk.press("下一件")).by == 1);
    CHECK(std::holds_alternative<std::monostate>(desk.press("上一件")));
    desk.has_previous = true;
    CHECK(std::get<MoveCase>(desk.press("上一件")).by == -1);
}

TEST_CASE("An event of a measure that the case does not have says nothing of it") {
    DeskCase made;
    const auto shown = made.shown_to(test::handler);
    auto event = shown.events[0];
    for (const auto number : {-1, 0, 1, 2'000'000'000}) {
        event.details = {.measure = number};
        CHECK(event_words(event, shown, Language::Chinese).empty());
    }
}
