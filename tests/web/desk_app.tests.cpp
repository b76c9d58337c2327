#include "tests/support/reply_desk.hpp"
#include "tests/support/whole_desk.hpp"

#include <catch_amalgamated.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace zhiping;
using namespace zhiping::tests;
using platform::headless;

// What the desk does as a whole: its keys, what is saved when a case is left, and that it rests.

namespace {

const std::string search = "搜索回执号、文书编号、地点";
const std::string reply_words = "经查看执法记录仪，情况如下。";

// As it is read, without what an address has in place of - and _.
std::string address() {
    std::string text = headless().history.places[headless().history.place];
    for (const auto& [written, read] : {std::pair{"%2D", "-"}, std::pair{"%5F", "_"}})
        for (auto at = text.find(written); at != text.npos; at = text.find(written)) text.replace(at, 3, read);
    return text;
}
std::string link_of(std::uint8_t number) { return case_number(number).text(); }
std::string query_of(std::uint8_t number) { return "tab=unit&case=" + link_of(number); }

bool is_at_row(const WholeDesk& desk, std::uint8_t number) { return desk.has_focus("view-link", link_of(number)); }

// A case that its reader handles, and answers.
void open_own(WholeDesk& desk) {
    desk.open(taken().shown_to(test::handler));
    desk.answer(path_of_draft(1), 404, refusal("not_found", "没有草稿。"));
}

std::vector<platform::ApiRequest> saved() {
    std::vector<platform::ApiRequest> found;
    for (const auto& asked : headless().asked)
        if (asked.request.method == "PUT") found.push_back(asked.request);
    return found;
}

const char* const keys[] = {"j", "k", "Enter", "x", "/", "1", "2", "6", "u", "r", "t", "e", "?"};

void check_takes_all_keys(WholeDesk& desk, const std::string& sheet) {
    INFO(sheet);
    REQUIRE(desk.has("dialog", sheet));
    const auto asked = headless().asked.size();
    const auto before = address();
    headless().focused = 0;
    for (const auto* key : keys) {
        INFO(key);
        CHECK_FALSE(desk.press_key(key));
    }
    CHECK(headless().asked.size() == asked);
    CHECK(address() == before);
    CHECK(headless().focused == 0);
    CHECK(desk.has("dialog", sheet));
}

} // namespace

// Keys -----------------------------------------------------------------------------------------

TEST_CASE("j and k lead from row to row, and no farther than there are any") {
    WholeDesk desk;
    desk.begin();
    CHECK(desk.press_key("j"));
    CHECK(is_at_row(desk, 1));
    desk.press_key("j");
    CHECK(is_at_row(desk, 2));
    desk.press_key("j");
    desk.press_key("j");
    CHECK(is_at_row(desk, 3));
    desk.press_key("k");
    CHECK(is_at_row(desk, 2));
    desk.press_key("k");
    desk.press_key("k");
    CHECK(is_at_row(desk, 1));
}

TEST_CASE("x ticks the row somebody is at, once more unticks it, and without a row does nothing") {
    WholeDesk desk;
    desk.begin();
    CHECK_FALSE(desk.press_key("x"));
    desk.press_key("j");
    const auto is_ticked = [&] { return desk.reader->is_checked("checkbox", "选择 " + link_of(1)); };
    CHECK(desk.press_key("x"));
    CHECK(is_ticked());
    desk.press_key("x");
    CHECK_FALSE(is_ticked());
}

TEST_CASE("Enter opens the row somebody is at though nothing has the focus, and without a row nothing") {
    WholeDesk desk;
    desk.begin();
    CHECK_FALSE(desk.press_key("Enter"));
    desk.press_key("j");
    desk.press_key("j");
    headless().focused = 0;
    CHECK(desk.press_key("Enter"));
    CHECK(asked_last().path == path_of_case(2));
    CHECK(address() == query_of(2));
    CHECK(headless().title_focused);
}

TEST_CASE("Enter sends what is written in the search before it opens anything") {
    WholeDesk desk;
    desk.begin();
    desk.press_key("j");
    desk.type("text-field", search, "汉阳");
    CHECK(desk.asked_for(path_of_case(1)) == 0);
    CHECK(desk.press_key("Enter"));
    CHECK(desk.asked_for(path_of_case(1)) == 0);
    CHECK(address().find("search=") != std::string::npos);
    desk.answer_list({work_item(1)});
    desk.press_key("j");
    desk.press_key("Enter");
    CHECK(asked_last().path == path_of_case(1));
}

TEST_CASE("A slash leads to the search, and r reads the list again") {
    WholeDesk desk;
    desk.begin();
    CHECK(desk.press_key("/"));
    CHECK(desk.has_focus("text-field", search));
    const auto lists = desk.asked_for("/api/v1/cases?");
    CHECK(desk.press_key("r"));
    CHECK(desk.asked_for("/api/v1/cases?") == lists + 1);
}

TEST_CASE("A digit opens the tab that stands in this place, and where there is none no other") {
    WholeDesk desk;
    desk.begin(); // Mine, unit, to approve and comments.
    const std::pair<const char*, const char*> theirs[] = {
        {"1", "tab=mine"}, {"2", "tab=unit"}, {"3", "tab=to_approve"}, {"4", "tab=comments"}};
    for (const auto& [key, query] : theirs) {
        INFO(key);
        CHECK(desk.press_key(key));
        CHECK(address() == query);
    }
    for (const auto* key : {"5", "6", "8", "9"}) {
        INFO(key);
        CHECK(desk.press_key(key));
        CHECK(address() == "tab=comments");
    }
    for (const auto* key : {"0", "12"}) CHECK_FALSE(desk.press_key(key));
}

TEST_CASE("A case is left by u, which leads back to its row, and by j and k for those beside it") {
    WholeDesk desk;
    desk.begin();
    desk.open(DeskCase{2}.shown_to(test::handler), 2);
    CHECK(desk.press_key("u"));
    CHECK(address() == "tab=unit");
    CHECK(is_at_row(desk, 2));
    desk.open(DeskCase{2}.shown_to(test::handler), 2);
    desk.press_key("j");
    CHECK(asked_last().path == path_of_case(3));
    CHECK(address() == query_of(3));
    desk.press_key("j");
    CHECK(address() == query_of(3));
    desk.press_key("k");
    desk.press_key("k");
    CHECK(address() == query_of(1));
}

TEST_CASE("In a case r reads it again, t takes it and e leads to its reply") {
    WholeDesk desk;
    desk.begin();
    desk.open(DeskCase{}.shown_to(test::handler));
    const auto read = desk.asked_for(path_of_case(1));
    CHECK(desk.press_key("r"));
    CHECK(desk.asked_for(path_of_case(1)) == read + 1);
    CHECK(desk.press_key("t"));
    CHECK(asked_last().method == "POST");
    CHECK(sent_last()["action"] == "take");
    desk.answer(path_of_case(1) + "/actions", 200, wire::encode(taken().shown_to(test::handler)));
    CHECK_FALSE(desk.press_key("e")); // What was kept of the reply is not here yet.
    desk.answer(path_of_draft(1), 404, refusal("not_found", "没有草稿。"));
    CHECK(desk.press_key("e"));
    CHECK(desk.has_focus("select", "执法用语不文明、态度粗暴"));
}

TEST_CASE("In a case that they may only read, t and e do nothing") {
    WholeDesk desk;
    desk.begin();
    auto shown = DeskCase{}.shown_to(test::handler);
    shown.may.clear();
    desk.open(shown);
    const auto asked = headless().asked.size();
    CHECK_FALSE(desk.press_key("t"));
    CHECK_FALSE(desk.press_key("e"));
    CHECK(headless().asked.size() == asked);
}

TEST_CASE("A question mark shows the keys, in a list and in a case") {
    WholeDesk desk;
    desk.begin();
    CHECK(desk.press_key("?"));
    CHECK(desk.has("dialog", "快捷键"));
    desk.press("button", "关闭");
    open_own(desk);
    CHECK(desk.press_key("?"));
    CHECK(desk.has("dialog", "快捷键"));
}

TEST_CASE("Before anybody is signed in, Enter signs in and no other key does anything") {
    WholeDesk desk;
    desk.answer(wire::staff_session_path, 401, refusal("unauthorized", "请先登录。"));
    for (const auto* key : keys)
        if (key != std::string{"Enter"}) CHECK_FALSE(desk.press_key(key));
    CHECK(headless().asked.size() == 1);
    CHECK(desk.press_key("Enter"));
    CHECK(asked_last().method == "POST");
    CHECK(asked_last().path == wire::staff_session_path);
}

TEST_CASE("A sheet over a list keeps every key from it") {
    WholeDesk desk;
    desk.begin();
    desk.press_key("j");
    desk.press_key("?");
    check_takes_all_keys(desk, "快捷键");
    desk.press("button", "关闭");
    desk.press("button", test::handler.officer.name);
    check_takes_all_keys(desk, test::handler.officer.name);
    desk.press("button", "关闭");
    desk.press("button", "已存的筛选");
    check_takes_all_keys(desk, "已存的筛选");
    desk.press("button", "关闭");
    desk.press_key("x");
    desk.press("button", "移交所选");
    check_takes_all_keys(desk, "移交所选");
}

TEST_CASE("A sheet over a case keeps every key from it; that of evidence takes the arrows") {
    WholeDesk desk;
    desk.begin();
    auto shown = taken().shown_to(test::handler);
    shown.rights = {Right::ReadEvidence, Right::Unmask};
    shown.person = {.standing = PersonStanding::Verified, .shown = {"张**", "138****5678"}};
    shown.evaluation.receipt.evidence = {{{1}, EvidenceFormat::Jpeg, 2'300'000, desk_now},
                                         {{2}, EvidenceFormat::Jpeg, 2'300'000, desk_now}};
    desk.open(shown);
    desk.press("button", "记录联系");
    check_takes_all_keys(desk, "记录联系");
    desk.press("button", "取消");
    desk.press("button", "查看完整身份");
    check_takes_all_keys(desk, "查看完整身份");
    desk.press("button", "关闭");
    desk.press("button", "照片 1（JPG，2.3 MB）");
    check_takes_all_keys(desk, "照片 1 · 1 / 2");
    CHECK_FALSE(desk.press_key("ArrowLeft"));
    CHECK(desk.press_key("ArrowRight"));
    CHECK(desk.has("dialog", "照片 2 · 2 / 2"));
    CHECK_FALSE(desk.press_key("ArrowRight"));
}

// What is written ------------------------------------------------------------------------------

TEST_CASE("Whichever way a case is left, what was written of its reply is saved") {
    const std::pair<std::string, std::function<void(WholeDesk&)>> ways[] = {
        {"back to the list", [](WholeDesk& desk) { desk.press_key("u"); }},
        {"to the next case", [](WholeDesk& desk) { desk.press_key("j"); }},
        {"to another tab", [](WholeDesk& desk) { desk.press_key("1"); }},
        {"back in the browser", [](WholeDesk& desk) { desk.app->go_to("tab=unit"); }}};
    for (const auto& [way, leave] : ways) {
        INFO(way);
        WholeDesk desk;
        desk.begin();
        open_own(desk);
        desk.type("text-area", "答复内容", reply_words);
        CHECK(saved().empty());
        leave(desk);
        REQUIRE(saved().size() == 1);
        CHECK(saved()[0].path == path_of_draft(1));
        CHECK(Json::parse(saved()[0].body)["text"] == reply_words);
    }
}

TEST_CASE("A case that is left as it was saves nothing") {
    WholeDesk desk;
    desk.begin();
    open_own(desk);
    desk.press_key("u");
    CHECK(saved().empty());
}

TEST_CASE("What is written is saved two seconds later, by itself") {
    WholeDesk desk;
    desk.begin();
    open_own(desk);
    desk.type("text-area", "答复内容", reply_words);
    CHECK(headless().wake_after == 2);
    headless().now += 2;
    desk.app->wake();
    REQUIRE(saved().size() == 1);
    CHECK(saved()[0].path == path_of_draft(1));
}

// Rest -----------------------------------------------------------------------------------------

TEST_CASE("At rest no frame is asked for: not by the clock, and not by an answer that nothing has changed") {
    WholeDesk desk;
    desk.begin();
    const auto frames = headless().frames_requested;
    const auto lists = desk.asked_for("/api/v1/cases?");
    desk.app->wake(); // Too early to look.
    headless().now += 10;
    desk.app->wake();
    CHECK(asked_last().path == "/api/v1/events?after=7");
    CHECK(asked_last().is_unattended);
    answer(wire::events_path, 304, {});
    answer(wire::events_path, 0, {});
    CHECK(headless().frames_requested == frames);
    CHECK(desk.asked_for("/api/v1/cases?") == lists);
    CHECK_FALSE(desk.app->wants_frame());
    CHECK(headless().wake_after == 10);
}

TEST_CASE("A list that has changed is read and drawn again") {
    WholeDesk desk;
    desk.begin();
    headless().now += 10;
    desk.app->wake();
    answer(wire::events_path, 200, R"({"last":9,"changed":[")" + link_of(4) + R"("]})");
    const auto frames = headless().frames_requested;
    answer("/api/v1/cases?", 200, wire::encode(WorkPage{{work_item(1), work_item(4)}, {}}));
    CHECK(headless().frames_requested > frames);
    desk.reader->settle();
    CHECK(desk.has("view-link", link_of(4)));
}

TEST_CASE("A tab of the browser that nobody looks at asks for nothing") {
    WholeDesk desk;
    desk.begin();
    headless().tab_shown = false;
    const auto asked = headless().asked.size();
    headless().now += 10;
    desk.app->wake();
    CHECK(headless().asked.size() == asked);
    CHECK(headless().wake_after == 10);
}
