#include "tests/support/reply_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;
using enum CaseAction;
using Desk = ReplyDesk;
using Saving = ReplyEditor::Saving;

TEST_CASE("The draft that the server kept is read first, and nothing can be written before") {
    Desk desk;
    CHECK(desk.asked("GET").size() == 1);
    CHECK(desk.page.label("reply.state") == "正在读取……");
    CHECK_FALSE(desk.page.has("reply.text"));
    const auto field = desk.screen.canvas.id_of("reply.text");
    CHECK_FALSE(take_reply_text(desk.screen.canvas, desk.editor, desk.shown, field, "太早"));
    desk.begin_with(wrong_reply());
    CHECK(desk.editor.reply() == wrong_reply());
    CHECK(desk.page.value("reply.text") == wrong_reply().text);
    CHECK(desk.page.value("reply.basis") == wrong_reply().basis);
    CHECK(desk.page.value("reply.finding.0") == "wrong");
    CHECK(desk.page.value("reply.finding.1") == "lawful");
    CHECK(desk.page.label("reply.saving") == "草稿已保存，2026年11月20日 15:39");
    CHECK(desk.waits == 0);
    CHECK(desk.asked("PUT").empty());
}

TEST_CASE("Without a draft a reply begins empty, or with one's own that did not go out, and not with another's") {
    const auto begun = [](DeskCase made, const Officer& who) {
        Desk desk{std::move(made), who};
        desk.begin_empty();
        CHECK(desk.editor.is_ready());
        CHECK_FALSE(desk.editor.saved());
        return desk.editor.reply();
    };
    CHECK(begun(taken(), test::handler.officer) == Reply{});
    CHECK(begun(returned(), test::handler.officer) == wrong_reply());
    CHECK(begun(returned(), test::colleague.officer) == Reply{});
    auto issued = taken();
    issued.does(IssueReply, test::handler, {.reply = clean_reply()});
    CHECK(begun(issued, test::handler.officer) == Reply{});
}

TEST_CASE("A draft that cannot be read is said not to be, and is asked for again, once at a time") {
    Desk desk;
    desk.editor.save();
    CHECK(desk.asked("GET").size() == 1);
    desk.answer_draft(500, "<html>a proxy</html>");
    CHECK(desk.page.label("reply.state") == trouble);
    CHECK_FALSE(desk.editor.is_ready());
    desk.editor.save();
    desk.editor.save();
    CHECK(desk.asked("GET").size() == 2);
    desk.answer_draft(200, R"({"reply":5})");
    CHECK(desk.page.label("reply.state") == trouble);
    desk.editor.retry();
    desk.editor.retry(); // The one on its way was lost.
    CHECK(desk.asked("GET").size() == 4);
    desk.begin_empty();
    CHECK(desk.editor.is_ready());
    CHECK(desk.asked("PUT").empty());
}

TEST_CASE("A change is saved once for each wait, and not while another save is under way") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", "经");
    desk.write("reply.text", "经查");
    CHECK(desk.waits == 1);
    CHECK(desk.page.label("reply.saving") == "正在保存草稿……");
    CHECK(desk.asked("PUT").empty());
    desk.editor.save();
    REQUIRE(desk.asked("PUT").size() == 1);
    CHECK(Json::parse(desk.asked("PUT")[0]->body) == Json::parse(R"({"text":"经查"})"));
    desk.write("reply.text", "经查看");
    CHECK(desk.waits == 2);
    desk.editor.save();
    CHECK(desk.asked("PUT").size() == 1);
    desk.answer_draft(200, wire::encode(ReplyDraft{{}, saved_at}));
    CHECK(desk.editor.saving() == Saving::Waits);
    CHECK(desk.waits == 3);
    CHECK(desk.page.value("reply.text") == "经查看");
    desk.save();
    REQUIRE(desk.asked("PUT").size() == 2);
    CHECK(Json::parse(desk.asked("PUT")[1]->body) == Json::parse(R"({"text":"经查看"})"));
    CHECK(desk.editor.saving() == Saving::Nothing);
    desk.editor.save();
    CHECK(desk.asked("PUT").size() == 2);
}

TEST_CASE("A save that failed stays, is said, and is tried again") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", "经查");
    desk.save(503);
    CHECK(desk.editor.saving() == Saving::Failed);
    CHECK(desk.page.label("reply.saving") == "草稿没有保存：" + trouble);
    CHECK(desk.waits == 2);
    desk.editor.retry();
    CHECK(desk.asked("PUT").size() == 2);
    desk.editor.retry(); // The one on its way was lost.
    CHECK(desk.asked("PUT").size() == 3);
    desk.answer_draft(0, {});
    CHECK(desk.editor.saving() == Saving::Failed);
    CHECK(desk.page.value("reply.text") == "经查");
    desk.save();
    CHECK(desk.editor.saving() == Saving::Nothing);
    CHECK(desk.editor.problem().empty());
    CHECK(desk.page.label("reply.saving") == "草稿已保存，2026年11月20日 15:39");
}

TEST_CASE("What was written while a save failed is saved with the next one") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", "经查");
    desk.editor.save();
    desk.write("reply.basis", "第一条");
    desk.answer_draft(500, {});
    CHECK(desk.editor.saving() == Saving::Waits);
    desk.save();
    CHECK(Json::parse(desk.asked("PUT").back()->body) == Json::parse(R"({"text":"经查","basis":"第一条"})"));
    CHECK(desk.editor.saving() == Saving::Nothing);
}

TEST_CASE("A text that is too long for the server stays in the editor, with the server's words") {
    Desk desk;
    desk.begin_empty();
    const std::string text(100'000, 'x');
    desk.write("reply.text", text);
    desk.editor.save();
    desk.answer_draft(413, refusal("too_large", "内容太长。"));
    CHECK(desk.editor.text == text);
    CHECK(desk.page.value("reply.text") == text);
    CHECK(desk.page.label("reply.saving") == "草稿没有保存：内容太长。");
}

TEST_CASE("Closing saves what waits, and nothing that is saved") {
    Desk desk;
    desk.begin_empty();
    desk.editor.close();
    CHECK(desk.asked("PUT").empty());
    CHECK_FALSE(desk.editor.is_open());
    desk.editor.open(desk.shown, desk.self);
    desk.begin_empty();
    desk.write("reply.text", "经查");
    const auto path = desk.draft_path();
    desk.open_other();
    REQUIRE(desk.asked("PUT").size() == 1);
    CHECK(desk.asked("PUT")[0]->path == path);
    CHECK(Json::parse(desk.asked("PUT")[0]->body) == Json::parse(R"({"text":"经查"})"));
    CHECK(desk.editor.text.empty());
    CHECK_FALSE(desk.editor.is_ready());
}

TEST_CASE("What could not be saved before its case was left is there when it is opened again, and is saved then") {
    for (const auto status : {0, 400}) {
        Desk desk;
        const auto first = desk.shown;
        desk.begin_empty();
        desk.write("reply.finding.0", "wrong");
        desk.write("reply.text", "没有网络时写的");
        desk.save(status);
        const auto path = desk.draft_path();
        desk.open_other();
        desk.begin_empty();
        CHECK(desk.editor.text.empty());
        CHECK(desk.asked("PUT").size() == (status == 0 ? 2 : 1)); // What was refused is not sent again by itself.
        desk.editor.open(first, desk.self);
        desk.shown = first;
        desk.reader->settle();
        CHECK(desk.page.value("reply.text") == "没有网络时写的");
        CHECK(desk.page.value("reply.finding.0") == "wrong");
        CHECK(desk.editor.saving() == Saving::Waits);
        desk.save();
        CHECK(desk.asked("PUT").back()->path == path);
        CHECK(desk.editor.saving() == Saving::Nothing);
    }
}

TEST_CASE("What was left unsaved is saved one at a time, and is nobody's once somebody else is at the desk") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", "经");
    desk.editor.save();
    const auto first_save = headless().asked.back().answer;
    desk.write("reply.text", "经查");
    const auto path = desk.draft_path();
    desk.open_other();
    CHECK(desk.asked("PUT").size() == 1); // Or the older one could overtake.
    first_save({200, wire::encode(ReplyDraft{{}, saved_at}), 0});
    REQUIRE(desk.asked("PUT").size() == 2);
    CHECK(Json::parse(desk.asked("PUT")[1]->body) == Json::parse(R"({"text":"经查"})"));
    const auto second_save = headless().asked.back().answer;
    second_save({0, {}, 0});
    desk.editor.save();
    REQUIRE(desk.asked("PUT").size() == 3);
    desk.editor.retry(); // The one on its way was lost.
    REQUIRE(desk.asked("PUT").size() == 4);
    tests::answer(path, 200, wire::encode(ReplyDraft{{}, saved_at}));
    desk.editor.save();
    CHECK(desk.asked("PUT").size() == 4);
    desk.begin_empty();
    desk.write("reply.text", "另一个");
    desk.editor.close();
    tests::answer(desk.draft_path(), 0, {});
    desk.editor.forget();
    desk.editor.save();
    CHECK(desk.asked("PUT").size() == 5);
}

TEST_CASE("A reply that went out takes nothing from another one that is being written") {
    Desk desk;
    const auto first = desk.shown.evaluation.receipt.number;
    desk.begin_empty();
    desk.write("reply.text", "第一个案件");
    desk.open_other();
    desk.begin_empty();
    desk.write("reply.text", "第二个案件");
    desk.editor.finish(first);
    CHECK(desk.editor.is_open());
    CHECK(desk.page.value("reply.text") == "第二个案件");
    desk.editor.save();
    CHECK(desk.asked("PUT").back()->path == desk.draft_path());
}

TEST_CASE("What was handed in or issued is saved no more, and neither is what is forgotten") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", "经查");
    desk.editor.finish(desk.shown.evaluation.receipt.number);
    CHECK_FALSE(desk.editor.is_open());
    desk.editor.save();
    desk.editor.retry();
    CHECK(desk.asked("PUT").empty());
    desk.editor.open(desk.shown, desk.self);
    desk.begin_empty();
    desk.write("reply.text", "经查");
    desk.editor.forget();
    desk.editor.save();
    CHECK(desk.asked("PUT").empty());
    CHECK(desk.editor.text.empty());
    CHECK(desk.editor.templates().empty());
}

TEST_CASE("A reply that its case has gone on without can still be read, and is saved once more and then no more") {
    Desk desk;
    desk.begin_empty();
    desk.write("reply.text", "经查");
    desk.editor.give_up(case_number());
    CHECK_FALSE(desk.editor.is_open());
    CHECK(desk.editor.given_up() == "经查");
    desk.answer_draft(403, refusal("forbidden", "您无权对这个案件这样做。"));
    desk.editor.save();
    desk.editor.retry();
    CHECK(desk.asked("PUT").size() == 1);
    CHECK(desk.editor.given_up() == "经查");
    desk.editor.give_up(case_number());
    CHECK(desk.editor.given_up() == "经查");
    desk.editor.give_up(case_number(2)); // Another one is looked at.
    CHECK(desk.editor.given_up().empty());
    CHECK(desk.asked("PUT").size() == 1);
}

TEST_CASE("A reply that was given up is read anew when it may be written again") {
    Desk desk;
    desk.begin_empty();
    desk.editor.give_up(case_number());
    desk.editor.open(desk.shown, desk.self);
    CHECK(desk.asked("GET").size() == 2);
    desk.begin_with(wrong_reply());
    CHECK(desk.editor.reply() == wrong_reply());
    CHECK(desk.editor.given_up().empty());
}

TEST_CASE("Answers that come after another case was opened change nothing") {
    Desk desk;
    const auto late_draft = headless().asked[0].answer;
    desk.open_other();
    desk.begin_empty();
    late_draft({200, wire::encode(ReplyDraft{wrong_reply(), saved_at}), 0});
    CHECK(desk.editor.reply() == Reply{});
    desk.write("reply.text", "第二个案件");
    desk.editor.save();
    const auto late_save = headless().asked.back().answer;
    desk.editor.finish(desk.shown.evaluation.receipt.number);
    desk.editor.open(desk.shown, desk.self);
    desk.begin_empty();
    desk.write("reply.text", "重新写");
    late_save({500, trouble, 0});
    CHECK(desk.editor.saving() == Saving::Waits);
    CHECK(desk.editor.problem().empty());
}

TEST_CASE("What is written stays when the case is read again, and what a later evaluation ticked comes after it") {
    Desk desk;
    desk.begin_with(wrong_reply());
    desk.made.does(Amend, test::citizen,
                   {.receipt = case_number(9).text(), .situations = {Situation::StatementNotHeard}});
    desk.shown = desk.made.shown_to(test::handler);
    desk.editor.open(desk.shown, desk.self);
    desk.reader->settle();
    CHECK(desk.asked("GET").size() == 1);
    CHECK(desk.editor.reply() == wrong_reply());
    REQUIRE(desk.editor.findings.size() == 3);
    CHECK(desk.page.value("reply.finding.2").empty());
}
