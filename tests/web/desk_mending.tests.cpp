#include "tests/support/whole_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;
using Desk = WholeDesk;

// Whoever is refused goes on where it has to be mended, without looking for it.

namespace {

const std::string actions = path_of_case(1) + "/actions";
const std::string attitude = "执法用语不文明、态度粗暴", impounded = "无故扣车";

void open_taken(Desk& desk) {
    DeskCase made;
    made.does(Take, test::handler);
    desk.begin();
    desk.open(made.shown_to(test::handler));
    desk.answer(path_of_draft(1), 404, refusal("not_found", "没有草稿。", "draft"));
}

void refuse(Desk& desk, const std::string& field) {
    desk.press("button", "提交审批");
    desk.answer(actions, 400, refusal("invalid", "请填写。", field));
}

} // namespace

TEST_CASE("A reply that is refused leads to the field that is wrong, and of findings to the first that is missing") {
    Desk desk;
    open_taken(desk);
    refuse(desk, "text");
    CHECK(desk.has_focus("text-area", "答复内容"));
    refuse(desk, "basis");
    CHECK(desk.has_focus("text-area", "依据"));
    refuse(desk, "findings");
    CHECK(desk.has_focus("select", attitude));
    desk.type("select", attitude, "did_not_happen");
    refuse(desk, "findings");
    CHECK(desk.has_focus("select", impounded));
}

TEST_CASE("A variable that is not filled in is the field that is wrong") {
    Desk desk;
    open_taken(desk);
    desk.type("text-area", "答复内容", "经{核查方式}，查明：{核查情况}。");
    desk.type("text-area", "核查方式", "查看录像");
    refuse(desk, "text");
    CHECK(desk.has_focus("text-area", "核查情况"));
    desk.type("text-area", "核查情况", "没有发生");
    refuse(desk, "text");
    CHECK(desk.has_focus("text-area", "答复内容"));
}

TEST_CASE("Who declines without another way is led to it, and told so there") {
    Desk desk;
    open_taken(desk);
    desk.type("select", attitude, "did_not_happen");
    desk.type("select", impounded, "before_court");
    refuse(desk, "findings");
    CHECK(desk.has_focus("text-area", "当事人可以走的途径"));
    const auto way = desk.find("text-area", "当事人可以走的途径");
    REQUIRE(way);
    CHECK(way->value("invalid", 0) == 1);
}

TEST_CASE("A refusal that concerns no field, or something else than the reply, moves nobody") {
    Desk desk;
    open_taken(desk);
    const auto before = platform::headless().focused;
    refuse(desk, "");
    refuse(desk, "what_comes_later");
    CHECK(platform::headless().focused == before);
}

TEST_CASE("An action that is refused leads to the field of its sheet") {
    Desk desk;
    open_taken(desk);
    desk.press("button", "记录联系");
    desk.press("button", "记录联系");
    desk.answer(actions, 400, refusal("invalid", "请填写。", "words"));
    CHECK(desk.has_focus("text-area", "谈了什么"));
    desk.type("text-area", "谈了什么", "已致电");
    desk.press("button", "记录联系");
    desk.answer(actions, 400, refusal("invalid", "不在办理期间。", "happened_at"));
    CHECK(desk.has_focus("text-field", "什么时候"));
}

TEST_CASE("A measure that is added has the focus, and when it is removed the way to the next one") {
    Desk desk;
    open_taken(desk);
    desk.press("button", "加一项措施");
    CHECK(desk.has_focus("select", "措施"));
    desk.press("button", "删除");
    CHECK(desk.has_focus("button", "加一项措施"));
}
