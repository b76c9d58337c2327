#include "shared/wire/case_person_json.hpp"
#include "shared/wire/comment_json.hpp"
#include "tests/support/reply_desk.hpp"
#include "tests/support/whole_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using platform::headless;

// Who comes to a desk where somebody else was, and who comes back to their own.

namespace {

const std::string reply_words = "经查看执法记录仪，情况如下。";
const std::string contact_words = "已致电说明核查情况";

std::string value_of(const WholeDesk& desk, const std::string& role, const std::string& name) {
    INFO(role << " " << name);
    const auto node = desk.find(role, name);
    REQUIRE(node);
    return node->value("value", "");
}

// The server knows of no session any more.
void lose(WholeDesk& desk) {
    desk.app->show_tab();
    desk.answer(wire::events_path, 401, refusal("unauthorized", "请先登录。"));
    REQUIRE(desk.has("button", "登录"));
}

void come(WholeDesk& desk, const Actor& who) {
    desk.sign_in(who);
    desk.let_in(self_of(who));
}

void replace(WholeDesk& desk, const Actor& other = test::colleague) {
    lose(desk);
    come(desk, other);
}

// A case whose reply and whose sheet are being written.
void write_much(WholeDesk& desk) {
    desk.begin();
    desk.open(taken().shown_to(test::handler));
    desk.answer(path_of_draft(1), 404, refusal("not_found", "没有草稿。"));
    desk.type("text-area", "答复内容", reply_words);
    desk.press("button", "记录联系");
    desk.type("text-area", "谈了什么", contact_words);
}

Comment some_comment() {
    return {.receipt = case_number(5),
            .received = desk_now,
            .module = Module::Service,
            .unit_id = "420114",
            .satisfaction = Satisfaction::Other,
            .statement = "窗口叫号太慢"};
}

void open_comment(WholeDesk& desk) {
    desk.answer(std::string{wire::comments_path} + "?", 200, wire::encode(CommentPage{{some_comment()}, {}}));
    desk.press("view-link", some_comment().receipt.text());
}

} // namespace

TEST_CASE("Who comes where somebody else was reads nothing of what they wrote") {
    WholeDesk desk;
    write_much(desk);
    lose(desk);
    for (const auto& words : {reply_words, contact_words}) CHECK_FALSE(desk.reads(words));
    come(desk, test::colleague);
    for (const auto& words : {reply_words, contact_words, case_number(1).text()}) CHECK_FALSE(desk.reads(words));
    desk.answer_list({work_item(1)});
    desk.open(taken().shown_to(test::handler));
    desk.answer(path_of_draft(1), 404, refusal("not_found", "没有草稿。"));
    CHECK(value_of(desk, "text-area", "答复内容").empty());
    CHECK_FALSE(desk.has("dialog", "记录联系"));
    desk.press("button", "记录联系");
    CHECK(value_of(desk, "text-area", "谈了什么").empty());
}

TEST_CASE("Where somebody else has signed in in another tab, what was written in this one is not theirs to read") {
    WholeDesk desk;
    write_much(desk);
    desk.app->show_tab();
    desk.answer(wire::staff_session_path, 200, wire::encode(self_of(test::colleague)));
    for (const auto& words : {reply_words, contact_words, case_number(1).text()}) CHECK_FALSE(desk.reads(words));
    CHECK(desk.has("button", test::colleague.officer.name));
    CHECK_FALSE(desk.has("button", test::handler.officer.name));
}

TEST_CASE("Nothing that somebody wrote is saved as another's draft") {
    WholeDesk desk;
    write_much(desk);
    replace(desk);
    for (const auto& asked : headless().asked) CHECK(asked.request.method != "PUT");
}

TEST_CASE("Who comes where somebody else was begins with a list of their own, without a filter, a search or a tick") {
    WholeDesk desk{"tab=unit&module=law_enforcement"};
    desk.begin();
    desk.type("text-field", "搜索回执号、文书编号、地点", "汉阳大道");
    desk.press_key("j");
    desk.press_key("x");
    replace(desk);
    CHECK(headless().history.places[headless().history.place].empty());
    CHECK(asked_last().path.starts_with(wire::work_path));
    CHECK(headless().asked[headless().asked.size() - 2].request.path.starts_with("/api/v1/cases?handler=1002&"));
    CHECK_FALSE(desk.has("view-link", case_number(1).text()));
    desk.answer_list({work_item(1)});
    CHECK(value_of(desk, "text-field", "搜索回执号、文书编号、地点").empty());
    CHECK_FALSE(desk.reader->is_checked("checkbox", "选择 " + case_number(1).text()));
    CHECK_FALSE(desk.press_key("x")); // No row is theirs yet.
}

TEST_CASE("An answer that somebody had asked for reaches nobody who comes after them") {
    WholeDesk desk;
    desk.begin();
    desk.press_key("r");
    const auto late = headless().asked[headless().asked.size() - 2].answer; // The counts were asked for after it.
    replace(desk);
    late({200, wire::encode(WorkPage{{work_item(9)}, {}}), 0});
    desk.reader->settle();
    CHECK_FALSE(desk.reads(case_number(9).text()));
}

TEST_CASE("A person that was shown is gone with the session, for whoever comes") {
    for (const auto& who : {test::handler, test::colleague}) {
        WholeDesk desk;
        desk.begin();
        auto shown = taken().shown_to(test::handler);
        shown.rights = {Right::Unmask};
        shown.person = {.standing = PersonStanding::Verified, .shown = {"李**", "138****8000"}};
        desk.open(shown);
        desk.press("button", "查看完整身份");
        desk.press("button", "记录并查看");
        desk.answer(path_of_case(1) + "/person", 200,
                    wire::encode(UnmaskedPerson{.name = "李思远", .phone = "+8613800138000"}));
        REQUIRE(desk.reads("李思远"));
        lose(desk);
        CHECK_FALSE(desk.reads("李思远"));
        come(desk, who);
        CHECK_FALSE(desk.reads("李思远"));
        CHECK_FALSE(desk.reads("+8613800138000"));
    }
}

TEST_CASE("Saved filters are shown to whom they belong") {
    WholeDesk desk;
    desk.begin();
    const auto show = [&] {
        desk.press("button", "已存的筛选");
        const bool is_there = desk.has("button", "本周的");
        if (!is_there) desk.press("button", "关闭");
        return is_there;
    };
    CHECK_FALSE(show());
    desk.press("button", "已存的筛选");
    desk.type("text-field", "筛选的名称", "本周的");
    desk.press("button", "保存筛选");
    replace(desk);
    desk.answer_list({work_item(1)});
    CHECK_FALSE(show());
    replace(desk, test::handler);
    desk.answer_list({work_item(1)});
    CHECK(show());
}

TEST_CASE("An answer to a comment that was being written is not there for who comes") {
    WholeDesk desk{"tab=comments"};
    desk.let_in(self_of(test::handler));
    desk.answer_counts({.mine = 0, .unit = 0, .comments = 1});
    open_comment(desk);
    desk.type("text-area", "答复内容", reply_words);
    replace(desk);
    CHECK_FALSE(desk.reads(reply_words));
    desk.answer_counts({.mine = 0, .unit = 0, .comments = 1});
    desk.press("tab", "意见建议");
    open_comment(desk);
    CHECK(value_of(desk, "text-area", "答复内容").empty());
}

TEST_CASE("What was typed at a counter is not there for who comes") {
    const auto counter = test::staff(Role::Counter, "420200", "窗口甲", "6001");
    const auto other = test::staff(Role::Counter, "420200", "窗口乙", "6002");
    WholeDesk desk{""};
    desk.let_in(self_of(counter));
    desk.answer_counts({});
    desk.type("text-field", "回执号", case_number(1).text());
    replace(desk, other);
    CHECK(value_of(desk, "text-field", "回执号").empty());
}

TEST_CASE("Who signs out leaves nothing, also for themselves") {
    WholeDesk desk;
    desk.begin();
    desk.type("text-field", "搜索回执号、文书编号、地点", "汉阳大道");
    desk.press("button", test::handler.officer.name);
    desk.press("button", "退出登录");
    desk.answer(wire::staff_session_path, 204, {});
    CHECK(desk.reads("已退出登录。"));
    CHECK(value_of(desk, "text-field", "警号").empty());
    CHECK(headless().history.places[headless().history.place].empty());
    come(desk, test::handler);
    CHECK_FALSE(desk.reads("汉阳大道"));
}

TEST_CASE("After a session that was lost, who signs in again finds what they wrote, and it is saved") {
    WholeDesk desk;
    write_much(desk);
    lose(desk);
    CHECK(desk.reads("登录已失效，请重新登录。您写的内容都还在。"));
    CHECK(value_of(desk, "text-field", "警号") == test::handler.officer.badge);
    come(desk, test::handler);
    desk.tell_case(taken().shown_to(test::handler));
    CHECK(value_of(desk, "text-area", "谈了什么") == contact_words);
    desk.press("button", "取消");
    CHECK(value_of(desk, "text-area", "答复内容") == reply_words);
    const platform::ApiRequest* saved = nullptr;
    for (const auto& asked : headless().asked)
        if (asked.request.method == "PUT") saved = &asked.request;
    REQUIRE(saved);
    CHECK(saved->path == path_of_draft(1));
    CHECK(Json::parse(saved->body)["text"] == reply_words);
}

TEST_CASE("An action that was under way when the session was lost says that nobody answered, and can be sent again") {
    WholeDesk desk;
    write_much(desk);
    desk.press("button", "记录联系"); // In the sheet.
    const auto sent = desk.asked_for(path_of_case(1) + "/actions");
    replace(desk, test::handler);
    CHECK(desk.reads("没有连上服务器"));
    desk.press("button", "记录联系");
    CHECK(desk.asked_for(path_of_case(1) + "/actions") == sent + 1);
    CHECK(sent_last()["details"]["words"] == contact_words);
}
