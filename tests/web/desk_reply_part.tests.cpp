#include "shared/cases/reply_words.hpp"
#include "tests/support/reply_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using enum CaseAction;
using Desk = ReplyDesk;
using Saving = ReplyEditor::Saving;

TEST_CASE("A template that a draft was begun with is not written into it once more") {
    Desk desk;
    desk.begin_empty();
    desk.answer_templates(
        {one_template("one", "您好。经{核查方式}，查明如下。"), one_template("two", "谢谢{民警说明}。")});
    desk.write("reply.text", "您好。经调取录像，查明如下。民警没有听您说完。");
    desk.write("reply.template", "one");
    CHECK(desk.page.value("reply.text") == "您好。经调取录像，查明如下。民警没有听您说完。");
    desk.write("reply.template", "two");
    CHECK(desk.page.value("reply.text") == "您好。经调取录像，查明如下。民警没有听您说完。\n\n谢谢{民警说明}。");
}

TEST_CASE("A template is filled with what the case knows, and leaves a field for each thing that it does not") {
    Desk desk;
    desk.begin_empty();
    CHECK_FALSE(desk.page.has("reply.template"));
    desk.answer_templates(
        {one_template("checked", "{办理单位}查看了{地点}的录像：{核查情况}。{核查情况}！{处理措施}")});
    CHECK(desk.page.options("reply.template").find("checked\tchecked\n") != std::string::npos);
    desk.write("reply.template", "checked");
    CHECK(desk.editor.text == "蔡甸大队查看了汉阳大道 628 号的录像：{核查情况}。{核查情况}！{处理措施}");
    CHECK(desk.editor.variables() == std::vector{TemplateVariable::Facts, TemplateVariable::MeasureTaken});
    CHECK(desk.page.value("reply.template") == "checked");
    const auto facts = "reply.value." + std::to_string(static_cast<int>(TemplateVariable::Facts));
    const auto taken_measure = "reply.value." + std::to_string(static_cast<int>(TemplateVariable::MeasureTaken));
    CHECK(desk.page.label(facts + ".label") == "核查情况");
    CHECK(desk.page.label(taken_measure + ".label") == "处理措施");
    desk.write(facts, "没有发生");
    CHECK(desk.page.value(facts) == "没有发生");
    CHECK(desk.preview_has("蔡甸大队查看了汉阳大道 628 号的录像：没有发生。没有发生！{处理措施}"));
    desk.write(taken_measure, "{核查情况}");
    const std::string whole = "蔡甸大队查看了汉阳大道 628 号的录像：没有发生。没有发生！｛核查情况｝";
    CHECK(desk.preview_has(whole));
    CHECK(desk.editor.reply().text == whole);
    desk.editor.save();
    CHECK(Json::parse(desk.asked("PUT").back()->body)["text"] == whole);
}

TEST_CASE("A template takes the place of another that nobody has written in, and never of what somebody wrote") {
    Desk desk;
    desk.begin_empty();
    desk.answer_templates({one_template("one", "第一个模板"), one_template("two", "第二个模板")});
    desk.write("reply.template", "one");
    desk.write("reply.template", "two");
    CHECK(desk.editor.text == "第二个模板");
    desk.write("reply.template", "");
    desk.write("reply.template", "three");
    CHECK(desk.editor.text == "第二个模板");
    desk.write("reply.text", "我写的");
    desk.write("reply.template", "one");
    CHECK(desk.editor.text == "我写的\n\n第一个模板");
    desk.write("reply.template", "two");
    CHECK(desk.editor.text == "我写的\n\n第一个模板\n\n第二个模板");
    CHECK(desk.editor.saving() == Saving::Waits);
}

TEST_CASE("Templates are offered as they fit what was found, and one can write without them") {
    Desk desk;
    desk.begin_empty();
    auto wrong = one_template("was_wrong", "做法不当");
    wrong.findings = {Finding::Wrong};
    auto service = one_template("for_service", "服务");
    service.modules = {Module::Service};
    desk.answer(templates_path, 500, "<html>a proxy</html>");
    CHECK(desk.page.has("reply.text"));
    CHECK(desk.editor.problem().empty());
    desk.editor.open(desk.shown, desk.self);
    desk.answer_templates({wrong, service});
    CHECK(desk.editor.templates().size() == 1);
    desk.write("reply.finding.0", "did_not_happen");
    desk.write("reply.finding.1", "lawful");
    CHECK(desk.editor.templates().empty());
    desk.write("reply.finding.1", "wrong");
    REQUIRE(desk.editor.templates().size() == 1);
    CHECK(desk.editor.templates()[0].id == "was_wrong");
}

TEST_CASE("An attitude is never offered as lawful") {
    for (const auto& facts : situations) {
        const auto ids = finding_ids(facts.value);
        CHECK(std::count(ids.begin(), ids.end(), "lawful") == (facts.may_be_lawful ? 1 : 0));
        CHECK(ids.size() == findings.size() + decline_reasons.size() - (facts.may_be_lawful ? 0u : 1u));
    }
    Desk desk;
    desk.begin_empty();
    CHECK(desk.page.options("reply.finding.0").find("lawful\t") == std::string::npos);
    CHECK(desk.page.options("reply.finding.1").find("lawful\t发生过，做法合法\n") != std::string::npos);
    CHECK(desk.page.options("reply.finding.1").find("before_court\t不予受理：正在行政复议或诉讼中\n") !=
          std::string::npos);
}

TEST_CASE("Who declines is asked for the way that is open instead") {
    Desk desk;
    desk.begin_empty();
    CHECK_FALSE(desk.page.has("reply.way.1"));
    desk.write("reply.finding.1", "before_court");
    CHECK(desk.page.label("reply.way.1.label") == "当事人可以走的途径");
    desk.write("reply.way.1", "等法院判决");
    const auto declined = desk.editor.reply();
    REQUIRE(declined.findings.size() == 1);
    CHECK(declined.findings[0] ==
          SituationFinding{Situation::ImpoundedWithoutCause, {}, Decline{DeclineReason::BeforeCourt, "等法院判决"}});
    CHECK(desk.preview_has("不予受理：正在行政复议或诉讼中。等法院判决"));
    desk.write("reply.finding.1", "lawful");
    CHECK_FALSE(desk.page.has("reply.way.1"));
    CHECK(desk.editor.reply().findings ==
          std::vector<SituationFinding>{{Situation::ImpoundedWithoutCause, Finding::Lawful}});
    CHECK(to_finding({Situation::Other, "what comes later", {}}) == SituationFinding{Situation::Other});
}

TEST_CASE("Measures are added, changed and removed") {
    Desk desk;
    desk.begin_empty();
    REQUIRE(desk.reader->press("button", "加一项措施"));
    REQUIRE(desk.reader->press("button", "加一项措施"));
    CHECK(desk.waits == 1);
    desk.write("reply.measure.0", "repaid");
    desk.write("reply.day.0", "2026-12-01");
    desk.write("reply.measure.1", "apologised");
    desk.write("reply.measure.1", "what comes later");
    CHECK(desk.editor.reply().measures ==
          std::vector<Measure>{{MeasureKind::Repaid, parse_date("2026-12-01").value()}, {MeasureKind::Apologised}});
    CHECK(desk.page.value("reply.day.0") == "2026-12-01");
    CHECK(desk.preview_has("退还款物：承诺 12月1日（星期二）前做到"));
    CHECK(desk.preview_has("赔礼道歉：已经做到"));
    REQUIRE(desk.reader->press("button", "删除")); // The first.
    CHECK(desk.editor.reply().measures == std::vector<Measure>{{MeasureKind::Apologised}});
    CHECK(desk.page.value("reply.measure.0") == "apologised");
    CHECK_FALSE(desk.page.has("reply.measure.1"));
    desk.save();
    for (std::size_t count = 1; count < max_measures; ++count) REQUIRE(desk.reader->press("button", "加一项措施"));
    CHECK_FALSE(desk.reader->has("button", "加一项措施"));
}

TEST_CASE("What is previewed is word by word what the citizen reads once it is issued") {
    auto reply = clean_reply();
    reply.measures = {{MeasureKind::Explained}, {MeasureKind::Corrected, parse_date("2026-12-01").value()}};
    Desk desk;
    desk.begin_with(reply);
    auto issued = desk.made;
    issued.does(IssueReply, test::handler, {.reply = reply});
    const auto seen = citizen_case(issued.file, issued.events, {}, issued.around(), issued.now);
    const auto& content = find_catalogue(1)->of(Module::LawEnforcement);
    const auto words = reply_words(seen.replies.back(), {"蔡甸大队", issued.evaluation.subject, content, seen.measures},
                                   Language::Chinese);
    std::vector<std::pair<std::string, std::string>> wanted;
    for (const auto& each : words) wanted.emplace_back(each.label, each.text);
    CHECK(words.back().part == ReplyPart::LegalWay);
    CHECK(desk.preview() == wanted);
}

TEST_CASE("A second person is asked first where what was found needs one, and nobody else where it does not") {
    Desk desk;
    desk.begin_with(clean_reply());
    CHECK(desk.page.look("issue_reply") == "primary");
    CHECK(desk.page.look("hand_in") == "plain");
    desk.write("reply.finding.0", "wrong");
    CHECK_FALSE(desk.page.has("issue_reply"));
    CHECK(desk.page.look("hand_in") == "primary");
    desk.shown.approves = {}; // The policy of the case asks for nobody.
    desk.write("reply.finding.1", "wrong");
    CHECK(desk.page.look("issue_reply") == "primary");
    desk.shown.may = {HandIn};
    desk.write("reply.finding.0", "did_not_happen");
    CHECK_FALSE(desk.page.has("issue_reply"));
    REQUIRE(desk.reader->press("button", "提交审批"));
    CHECK(desk.pressed == HandIn);
}

TEST_CASE("A reply is sent as it reads, and nothing can be pressed meanwhile") {
    Desk desk;
    desk.begin_with(clean_reply());
    desk.write("reply.text", clean_reply().text + "{联系电话}");
    desk.write("reply.value." + std::to_string(static_cast<int>(TemplateVariable::Telephone)), "027-1");
    REQUIRE(desk.reader->press("button", "发出答复"));
    auto wanted = clean_reply();
    wanted.text += "027-1";
    CHECK(asked_last().path == "/api/v1/cases/" + case_number().text() + "/actions");
    CHECK(sent_last()["action"] == "issue_reply");
    CHECK(sent_last()["seen"] == 2);
    CHECK(sent_last()["details"] == Json{{"reply", Json::parse(wire::encode(wanted))}});
    CHECK(desk.page.label("issue_reply") == "正在提交……");
    CHECK(desk.page.is_disabled("issue_reply"));
    CHECK(desk.page.is_disabled("hand_in"));
    desk.answer("/api/v1/cases/" + case_number().text() + "/actions", 200, "the case afterwards");
    CHECK(desk.done == std::vector<std::string>{"the case afterwards"});
}

TEST_CASE("A reply that is refused keeps what was written, with the reason where it belongs") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", "短");
    const auto refuse = [&](const std::string& body) {
        REQUIRE(desk.reader->press("button", "提交审批"));
        desk.answer("/api/v1/cases/" + case_number().text() + "/actions", 400, body);
        CHECK(desk.page.value("reply.text") == "短");
    };
    refuse(refusal("invalid", "文字太短。", "text"));
    CHECK(desk.page.label("reply.text.error") == "文字太短。");
    CHECK(desk.page.label("reply.problem").empty());
    refuse(refusal("invalid", "缺少依据。", "basis"));
    CHECK(desk.page.label("reply.basis.error") == "缺少依据。");
    CHECK(desk.page.label("reply.text.error").empty());
    desk.write("reply.finding.0", "did_not_happen");
    refuse(refusal("invalid", "请对每个情形作出认定。", "findings"));
    CHECK(desk.page.label("reply.finding.0.error").empty());
    CHECK(desk.page.label("reply.finding.1.error") == "请对每个情形作出认定。");
    CHECK(desk.page.label("reply.problem") == "请对每个情形作出认定。");
    refuse(refusal("conflict", "已经提交过。"));
    CHECK(desk.page.label("reply.problem") == "已经提交过。");
}

TEST_CASE("A reply that is too long is refused at its field before anything is sent") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", std::string(100'000, 'x'));
    REQUIRE(desk.reader->press("button", "提交审批"));
    desk.reader->settle();
    CHECK(desk.page.label("reply.text.error") == "文字太长。");
    for (const auto& each : platform::headless().asked) CHECK_FALSE(each.request.path.ends_with("/actions"));
}

TEST_CASE("Why something else was refused, or another case's reply, is not said at this one") {
    Desk desk;
    desk.begin_empty();
    desk.acting.begin(Take, desk.shown, desk.made.now);
    desk.answer("/api/v1/cases/" + case_number().text() + "/actions", 403, refusal("forbidden", "不能接办。"));
    CHECK_FALSE(desk.page.has("reply.problem"));
    REQUIRE(desk.reader->press("button", "提交审批"));
    desk.answer("/api/v1/cases/" + case_number().text() + "/actions", 400, refusal("invalid", "文字太短。", "text"));
    desk.open_other();
    desk.begin_empty();
    CHECK(desk.page.label("reply.text.error").empty());
    CHECK_FALSE(desk.page.has("reply.problem"));
}

TEST_CASE("Who else writes a reply is said, and keeps nobody from writing") {
    Desk desk;
    desk.shown.writing = {test::colleague.officer};
    desk.begin_empty();
    CHECK(desk.page.label("reply.others") == "承办乙正在写这个案件的答复。");
    CHECK(desk.page.has("reply.text"));
}
