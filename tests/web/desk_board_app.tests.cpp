#include "shared/wire/anomaly_json.hpp"
#include "shared/wire/board_json.hpp"
#include "tests/support/reply_desk.hpp"
#include "tests/support/some_board.hpp"
#include "tests/support/whole_desk.hpp"

#include <catch_amalgamated.hpp>

#include <functional>
#include <string>
#include <utility>

using namespace zhiping;
using namespace zhiping::tests;
using platform::headless;

// The board in the whole desk: whose it is, where it leads, the way back, and who else may see it.

namespace {

const std::string open_statuses = "status=handling&status=approval&status=answered&";

std::string address() { return headless().history.places[headless().history.place]; }

void answer_board(WholeDesk& desk, const Board& board = some_board()) {
    desk.answer(wire::board_path, 200, wire::encode(board));
    desk.answer(wire::anomalies_path, 200, wire::encode(some_anomalies(), Language::Chinese));
}

// Of the bureau, at its board.
void begin_at_board(WholeDesk& desk, const Actor& who = test::bureau_lead) {
    desk.let_in(self_of(who, true));
    desk.answer_counts({.unit = 0, .requests = 2, .overdue_below = 3});
    answer_board(desk);
}

WorkItem overdue_item(std::uint8_t number) {
    auto item = work_item(number);
    item.marks = {CaseMark::Overdue, CaseMark::Rejected};
    return item;
}

std::uint32_t id_of(const WholeDesk& desk, const std::string& role, const std::string& name) {
    const auto node = desk.find(role, name);
    REQUIRE(node);
    return (*node)["id"].get<std::uint32_t>();
}

void lose(WholeDesk& desk) {
    desk.app->show_tab();
    desk.answer(wire::events_path, 401, refusal("unauthorized", "请先登录。"));
    REQUIRE(desk.has("button", "登录"));
}

} // namespace

TEST_CASE("Whoever looks after units below finds the board first") {
    WholeDesk desk{""};
    desk.let_in(self_of(test::bureau_lead, true));
    CHECK(desk.asked_for("/api/v1/board") == 1);
    CHECK(desk.asked_for("/api/v1/anomalies") == 1);
    desk.answer_counts({.unit = 0});
    answer_board(desk);
    CHECK(desk.find("tab", "督办")->at("attributes").at("aria-selected") == "true");
    CHECK(desk.has("view-link", "逾期 3"));
    CHECK(desk.asked_for("/api/v1/board") == 1);
    CHECK(desk.asked_for("/api/v1/cases?") == 0);
}

TEST_CASE("Who has no units below, or may not read their cases, has no board, and it is not asked for") {
    for (const auto& [who, has_units_below] :
         {std::pair{test::brigade_lead, false}, std::pair{test::reviewer, true},
          std::pair{test::staff(Role::Auditor, "420000", "审计甲", "3008"), true}}) {
        WholeDesk desk{""};
        desk.let_in(self_of(who, has_units_below));
        desk.answer_counts({.unit = 0});
        CHECK_FALSE(desk.has("tab", "督办"));
        CHECK_FALSE(desk.has("tab", "下级案件"));
        CHECK(desk.asked_for("/api/v1/board") == 0);
    }
}

TEST_CASE("Whoever opens a board that is not theirs is told so") {
    WholeDesk desk{"tab=board"};
    desk.let_in(self_of(test::brigade_lead));
    desk.answer_counts({.unit = 0});
    desk.answer(wire::board_path, 403, refusal("forbidden", "督办看板供上级单位查看。"));
    CHECK(desk.has("paragraph", "督办看板供上级单位查看。"));
    CHECK(headless().announced == "督办看板供上级单位查看。");
}

TEST_CASE("The bureau goes from what is overdue to the case of a brigade, and can urge there") {
    WholeDesk desk{""};
    begin_at_board(desk);
    desk.press("view-link", "逾期 3");
    CHECK(address() == "tab=below&mark=overdue");
    CHECK(desk.asked_for("/api/v1/cases?at=below&mark=overdue&limit=2000") == 1);
    desk.answer_list({overdue_item(1), overdue_item(2)});
    CHECK(desk.has("cell", "蔡甸大队"));
    CHECK(desk.has("cell", "逾期、不满意答复"));
    CHECK(headless().announced == "2 件");
    auto shown = DeskCase{}.shown_to(test::bureau_lead);
    shown.may = {CaseAction::Urge, CaseAction::TakeOver};
    desk.open(shown);
    desk.press("button", "催办");
    CHECK(desk.has("dialog", "催办"));
}

TEST_CASE("A list says which of the board's cases it has, and has all when that is taken away") {
    WholeDesk desk{""};
    begin_at_board(desk);
    desk.press("view-link", "武汉支队"); // The bar of what is overdue.
    CHECK(address() == "tab=below&mark=overdue&under=420100");
    desk.answer_list({overdue_item(1)});
    CHECK(desk.has("paragraph", "武汉支队及下级"));
    desk.press("button", "去掉这个条件");
    CHECK(address() == "tab=below&mark=overdue");
    CHECK(desk.asked_for("/api/v1/cases?at=below&mark=overdue&limit=2000") == 1);
    CHECK_FALSE(desk.reads("武汉支队及下级"));
    CHECK(desk.has("button", "返回督办"));
}

TEST_CASE("Who comes back to the board is where they were, and it is read again") {
    const std::pair<std::string, std::function<void(WholeDesk&)>> ways[] = {
        {"by its button", [](WholeDesk& desk) { desk.press("button", "返回督办"); }},
        {"in the browser", [](WholeDesk& desk) { desk.app->go_to(""); }}};
    for (const auto& [way, go_back] : ways) {
        INFO(way);
        WholeDesk desk{""};
        begin_at_board(desk);
        const auto area = id_of(desk, "scroll-area", "督办");
        desk.app->scroll(area, 120);
        const auto link = id_of(desk, "view-link", "措施待确认 5");
        desk.press("view-link", "措施待确认 5");
        desk.answer_list({work_item(1)});
        desk.type("select", "标记", "rejected");
        go_back(desk);
        desk.reader->settle();
        CHECK(desk.find("scroll-area", "督办")->at("attributes").at("data-top") == "120");
        CHECK(headless().focused == link);
        CHECK(desk.asked_for("/api/v1/board") == 2);
        CHECK(desk.has("view-link", "逾期 3")); // Until the answer comes.
    }
}

TEST_CASE("The board that was chosen goes along, so that an address leads to the same list and back") {
    WholeDesk desk{""};
    begin_at_board(desk);
    desk.type("select", "模块", "service");
    CHECK(address() == "tab=board&board_module=service");
    answer_board(desk);
    desk.press("view-link", "逾期 3");
    CHECK(address() == "tab=below&module=service&mark=overdue&board_module=service");
    desk.answer_list({});
    desk.press("button", "返回督办");
    CHECK(address() == "tab=board&board_module=service");
}

TEST_CASE("A list that is opened by its address learns from the board what its unit is called") {
    WholeDesk desk{"tab=below&round=late&round_under=420100&round_from=2026-11-01&round_until=2026-11-20"};
    desk.let_in(self_of(test::bureau_lead, true));
    desk.answer_counts({.unit = 0});
    desk.answer_list({work_item(1)});
    CHECK(desk.has("paragraph", "曾超期，420100及下级，2026-11-01 至 2026-11-20"));
    answer_board(desk);
    CHECK(desk.has("paragraph", "曾超期，武汉支队及下级，2026-11-01 至 2026-11-20"));
    CHECK(desk.has("view-link", case_number(1).text()));
}

TEST_CASE("The list of all that is open below is a tab of its own") {
    WholeDesk desk{"tab=below"};
    desk.let_in(self_of(test::bureau_lead, true));
    desk.answer_counts({.unit = 0});
    CHECK(desk.asked_for("/api/v1/cases?at=below&" + open_statuses + "limit=2000") == 1);
    CHECK(desk.asked_for("/api/v1/board") == 0);
    CHECK(desk.press_key("1"));
    CHECK(address() == "tab=board");
    CHECK(desk.asked_for("/api/v1/board") == 1);
}

TEST_CASE("At the board r reads it again, and no key of a list does anything") {
    WholeDesk desk{""};
    begin_at_board(desk);
    for (const auto* key : {"j", "k", "x", "/", "Enter"}) CHECK_FALSE(desk.press_key(key));
    CHECK(desk.press_key("r"));
    CHECK(desk.asked_for("/api/v1/board") == 2);
}

TEST_CASE("The tab of the board reads it again, also when it is open") {
    WholeDesk desk{"tab=board"};
    begin_at_board(desk);
    desk.press("tab", "督办");
    CHECK(desk.asked_for(wire::board_path) == 2);
    CHECK(desk.has("view-link", "逾期 3")); // Until the answer comes.
}

TEST_CASE("A board that could not be reached is read by itself once the server answers again") {
    WholeDesk desk{"tab=board"};
    desk.let_in(self_of(test::bureau_lead, true));
    desk.answer_counts({.unit = 0});
    desk.answer(wire::board_path, 0, {});
    const auto look = [&](int status) {
        headless().now += 10;
        desk.app->wake();
        desk.answer(wire::events_path, status, {});
    };
    look(0);
    CHECK(desk.asked_for(wire::board_path) == 1);
    look(304);
    CHECK(desk.asked_for(wire::board_path) == 2);
    look(304);
    CHECK(desk.asked_for(wire::board_path) == 2);
    answer_board(desk);
    CHECK(desk.has("view-link", "逾期 3"));
}

TEST_CASE("With a new day the board is looked at again, by itself") {
    WholeDesk desk{""};
    begin_at_board(desk);
    headless().now += 24 * 3600;
    desk.app->wake();
    CHECK(desk.asked_for("/api/v1/board") == 2);
    bool was_unattended = false;
    for (const auto& asked : headless().asked)
        if (asked.request.path == wire::board_path) was_unattended = asked.request.is_unattended;
    CHECK(was_unattended);
}

TEST_CASE("Nobody sees the board of somebody else, nor after signing out") {
    SECTION("who comes where a session was lost") {
        WholeDesk desk{""};
        begin_at_board(desk);
        lose(desk);
        CHECK_FALSE(desk.reads("武汉支队"));
        desk.sign_in(test::handler);
        desk.let_in(self_of(test::handler));
        CHECK_FALSE(desk.reads("武汉支队"));
        CHECK_FALSE(desk.has("tab", "督办"));
    }
    SECTION("an answer that was on its way") {
        WholeDesk desk{""};
        begin_at_board(desk);
        desk.press_key("r");
        const auto late = headless().asked[headless().asked.size() - 2].answer; // What is unusual was asked after it.
        lose(desk);
        desk.sign_in(test::detachment_lead);
        desk.let_in(self_of(test::detachment_lead, true));
        late({200, wire::encode(some_board()), 0});
        desk.reader->settle();
        CHECK_FALSE(desk.reads("武汉支队"));
    }
    SECTION("after signing out") {
        WholeDesk desk{""};
        begin_at_board(desk);
        desk.press("button", test::bureau_lead.officer.name);
        desk.press("button", "退出登录");
        desk.answer(wire::staff_session_path, 204, {});
        CHECK_FALSE(desk.reads("武汉支队"));
        CHECK(address().empty());
    }
}

TEST_CASE("Who signs in again after a session was lost finds the board, read anew") {
    WholeDesk desk{""};
    desk.let_in(self_of(test::bureau_lead, true));
    desk.answer(wire::board_path, 401, refusal("unauthorized", "请先登录。"));
    REQUIRE(desk.has("button", "登录"));
    desk.sign_in(test::bureau_lead);
    desk.let_in(self_of(test::bureau_lead, true));
    answer_board(desk);
    CHECK(desk.has("view-link", "逾期 3"));
}

TEST_CASE("A board that was read before a session was lost is read anew by who comes back") {
    WholeDesk desk{""};
    begin_at_board(desk);
    const auto asked = desk.asked_for(wire::board_path);
    CHECK(desk.press_key("r"));
    desk.answer(wire::board_path, 401, refusal("unauthorized", "请先登录。"));
    REQUIRE(desk.has("button", "登录"));
    desk.sign_in(test::bureau_lead);
    desk.let_in(self_of(test::bureau_lead, true));
    CHECK(desk.asked_for(wire::board_path) == asked + 2);
}
