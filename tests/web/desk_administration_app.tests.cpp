#include "tests/support/administration_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using platform::headless;
using Desk = WholeDesk;

// The administration in the whole desk: by keys, and for who comes after.

namespace {

const Actor administrator = test::staff(Role::Administrator, "420100", "支队管理员", "2003");
const Actor other_administrator = test::staff(Role::Administrator, "420100", "管理乙", "2004");

void list_people(Desk& desk) {
    desk.answer(units_path, 200, wire::encode(some_units()));
    desk.answer(staff_path, 200, wire::encode(some_people()));
}

void begin(Desk& desk) {
    desk.let_in(self_of(administrator));
    desk.answer_counts({});
    list_people(desk);
}

void open_leaver(Desk& desk) {
    begin(desk);
    desk.press("view-link", "000111");
    desk.answer(staff_path + "?unit=", 200, wire::encode(some_people()));
}

// Up to what comes with it.
void reset(Desk& desk) {
    open_leaver(desk);
    desk.press("button", "重设密码");
    desk.type("text-field", "验证码", "123456");
    desk.press("button", "重设密码"); // In the sheet.
    desk.answer(staff_path + "/000111/reset", 201, wire::encode(some_credentials()));
    REQUIRE(desk.reads("wolf-lamp-river-42"));
}

} // namespace

TEST_CASE("Who administers finds people in the tab that is theirs, and whoever handles cases has none such") {
    {
        Desk desk{""};
        begin(desk);
        CHECK(desk.has("tab", "管理"));
        CHECK(desk.has("view-link", "000111"));
    }
    Desk handlers;
    handlers.begin();
    CHECK_FALSE(handlers.has("tab", "管理"));
}

TEST_CASE("Keys go from one person to the next, to the search, and read again") {
    Desk desk{""};
    begin(desk);
    CHECK(desk.press_key("j"));
    CHECK(desk.has_focus("view-link", "000111"));
    CHECK(desk.has("heading", "承办甲"));
    CHECK(desk.press_key("j"));
    CHECK(desk.has("heading", "承办丙"));
    CHECK(desk.press_key("k"));
    CHECK(desk.has("heading", "承办甲"));
    CHECK(desk.press_key("/"));
    CHECK(desk.has_focus("text-field", "搜索警号、姓名"));
    desk.type("text-field", "搜索警号、姓名", "丙");
    CHECK(desk.press_key("Enter"));
    CHECK(asked_last().path == staff_path + "?search=%E4%B8%99&limit=100");
    CHECK_FALSE(desk.press_key("Enter"));
    const auto asked = desk.asked_for(staff_path);
    CHECK(desk.press_key("r"));
    CHECK(desk.asked_for(staff_path) == asked + 1);
}

TEST_CASE("The tab that is open reads again, and so does the section that is") {
    Desk desk{"tab=administration"};
    begin(desk);
    const auto asked = desk.asked_for(staff_path);
    desk.press("tab", "管理");
    CHECK(desk.asked_for(staff_path) == asked + 1);
    desk.press("tab", "人员");
    CHECK(desk.asked_for(staff_path) == asked + 2);
}

TEST_CASE("Whoever looks at the change of a person goes on at its row") {
    Desk desk{""};
    begin(desk);
    desk.answer(changes_path, 200, wire::encode(some_changes()));
    desk.press("view-link", "000111");
    desk.press("button", "查看变更");
    CHECK(desk.has_focus("view-link", "修改职责：承办甲 000111"));
}

TEST_CASE("A refusal leads to its field, in the sheet as beside the list") {
    Desk desk{""};
    open_leaver(desk);
    desk.press("button", "保存");
    desk.answer(staff_path + "/000111", 400, refusal("invalid", "缺少这一项。", "name"));
    CHECK(desk.has_focus("text-field", "姓名"));
    desk.press("button", "停用");
    desk.press("button", "停用"); // In the sheet.
    desk.answer(staff_path + "/000111/disabling", 400, refusal("invalid", "请输入动态码。", "code"));
    CHECK(desk.has_focus("text-field", "验证码"));
}

TEST_CASE("While something is shown once, no key leads away from it") {
    Desk desk{""};
    reset(desk);
    desk.press_key("r");
    desk.press_key("1");
    CHECK(desk.reads("wolf-lamp-river-42"));
    desk.press("button", "已经记下，关闭");
    CHECK_FALSE(desk.reads("wolf-lamp-river-42"));
}

TEST_CASE("Signed out, nothing of the administration is left, and least of all what was shown once") {
    Desk desk{""};
    reset(desk);
    desk.press("button", "已经记下，关闭");
    desk.type("text-field", "姓名", "没有存的名字");
    desk.press("button", administrator.officer.name);
    desk.press("button", "退出登录");
    desk.answer(wire::staff_session_path, 204, "");
    CHECK(desk.has("button", "登录"));
    desk.sign_in(administrator);
    desk.let_in(self_of(administrator));
    for (const auto* words : {"wolf-lamp-river-42", "没有存的名字", "000111"}) CHECK_FALSE(desk.reads(words));
}

TEST_CASE("What is shown once is gone with the session, and what was written stays for who comes back") {
    Desk desk{""};
    reset(desk);
    desk.app->show_tab();
    desk.answer(wire::events_path, 401, refusal("unauthorized", "请先登录。"));
    CHECK(desk.has("button", "登录"));
    CHECK_FALSE(desk.reads("wolf-lamp-river-42"));
    desk.sign_in(administrator);
    desk.let_in(self_of(administrator));
    CHECK_FALSE(desk.reads("wolf-lamp-river-42"));
    CHECK(desk.has("heading", "承办甲"));
}

TEST_CASE("Where another administrator has signed in in another tab, they find nothing of what was begun here") {
    Desk desk{""};
    open_leaver(desk);
    desk.type("text-field", "姓名", "没有存的名字");
    desk.press("button", "保存");
    desk.answer(staff_path + "/000111", 401, refusal("unauthorized", "请先登录。"));
    CHECK(desk.has("button", "登录"));
    desk.sign_in(other_administrator);
    desk.let_in(self_of(other_administrator));
    desk.answer_counts({});
    CHECK_FALSE(desk.reads("没有存的名字"));
    list_people(desk);
    CHECK(desk.reads("请在列表中打开一人，或者新增。"));
}

TEST_CASE("An answer that never came is said to the one who comes back, and what was written is there") {
    Desk desk{""};
    open_leaver(desk);
    desk.type("text-field", "姓名", "新名字");
    desk.press("button", "保存");
    desk.app->show_tab();
    desk.answer(wire::events_path, 401, refusal("unauthorized", "请先登录。"));
    desk.sign_in(administrator);
    desk.let_in(self_of(administrator));
    CHECK(desk.find("text-field", "姓名")->value("value", "") == "新名字");
    CHECK(desk.reads("没有连上服务器"));
    CHECK_FALSE(desk.find("button", "保存")->contains("disabled"));
}
