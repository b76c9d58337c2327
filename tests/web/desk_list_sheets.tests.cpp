#include "shared/wire/staff_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/named_nodes.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/list_sheets.hpp"
#include "web/desk/tab_row.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;
using State = HandingOver::Item::State;

namespace {

ReceiptNumber receipt(std::uint8_t number) {
    return ReceiptNumber::from_random(Date{std::chrono::days{20'777}}, {number, 0, 0, 0, 0});
}

std::string path_of(std::uint8_t number) { return "/api/v1/cases/" + receipt(number).text() + "/actions"; }

// Somebody who hands over what is chosen in a list.
struct HandingOverDesk {
    HandingOverDesk() {
        platform::reset_headless();
        colleagues.ask();
        tests::answer("/api/v1/staff/colleagues", 200,
                      wire::encode(std::vector<Colleague>{{{"承办甲", "1001"}, {Role::Handler}},
                                                          {{"承办乙", "1002"}, {Role::Handler}, true}}));
        reader.emplace(screen, 1440.0f);
        handing_over.begin({receipt(1), receipt(2), receipt(3)});
        reader->settle();
    }

    void write(std::string_view field, std::string_view text) {
        CHECK(take_handing_over_text(screen.canvas, handing_over, screen.canvas.id_of(field), text));
        reader->settle();
    }
    void send() {
        write("handing_over.officer", "1002");
        write("handing_over.words", "他熟悉");
        REQUIRE(reader->press("button", "移交所选"));
    }
    void answer(std::uint8_t number, int status, const std::string& body = {}) {
        tests::answer(path_of(number), status, body);
        reader->settle();
    }
    std::string state_of(std::uint8_t number) const {
        return page.label("handing_over." + receipt(number).text() + ".value");
    }
    // How often cases were handed over.
    std::size_t sent() const { return headless().asked.size() - 1; }

    int done = 0;
    Api api{Language::Chinese, [] {}};
    Colleagues colleagues{api, [] {}};
    HandingOver handing_over{api, [] {}, [this] { ++done; }};
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (!handing_over.is_open()) return;
        const auto step = draw_handing_over(canvas, handing_over, colleagues);
        if (std::holds_alternative<LeaveHandingOver>(step)) handing_over.leave();
        if (!std::holds_alternative<HandOverChosen>(step)) return;
        for (const auto& each : colleagues.all())
            if (each.officer.badge == handing_over.chosen) handing_over.send(each.officer, handing_over.words);
    }};
    NamedNodes page{screen.canvas};
    std::optional<Reader> reader;
};

// Somebody who looks at their saved filters.
struct FiltersDesk {
    FiltersDesk() {
        platform::reset_headless();
        filters.load("042013");
        reader.emplace(screen, 1440.0f);
    }

    FiltersStep press(const std::string& label) {
        step = {};
        REQUIRE(reader->press("button", label));
        return step;
    }

    SavedFilters filters;
    std::string name;
    FiltersStep step;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        const auto did = draw_saved_filters(canvas, filters, name);
        if (!std::holds_alternative<std::monostate>(did)) step = did;
    }};
    NamedNodes page{screen.canvas};
    std::optional<Reader> reader;
};

std::vector<std::string> names_of(const SavedFilters& filters) {
    std::vector<std::string> names;
    for (const auto& each : filters.all()) names.push_back(each.name);
    return names;
}

SavedFilters loaded(std::string_view badge) {
    SavedFilters filters;
    filters.load(badge);
    return filters;
}

using Names = std::vector<std::string>;

// The tabs of somebody at the desk.
struct TabDesk {
    TabDesk(Tab tab, const WorkCounts& counts, std::vector<Role> roles, bool has_units_below = false) {
        platform::reset_headless();
        screen.emplace([=, this](ui::Canvas& canvas) {
            const auto chosen = draw_tab_row(canvas, {counts, roles, has_units_below}, tab, pressed);
            panel = chosen.name;
        });
        reader.emplace(*screen, 1440.0f);
    }

    Names tabs() const {
        Names names;
        for (const auto& node : reader->nodes())
            if (node["role"] == "tab") names.push_back(node["label"]);
        return names;
    }

    std::optional<Tab> pressed;
    std::string panel;
    std::optional<DrawnScreen> screen;
    std::optional<Reader> reader;
};

Names tabs_of(Tab tab, const WorkCounts& counts, std::vector<Role> roles, bool has_units_below = false) {
    return TabDesk{tab, counts, std::move(roles), has_units_below}.tabs();
}

} // namespace

TEST_CASE("Several cases are handed over one after the other, each with its result") {
    HandingOverDesk desk;
    CHECK(desk.page.is_disabled("handing_over.send"));
    CHECK(desk.state_of(1) == "等待中");
    desk.send();
    REQUIRE(desk.sent() == 1);
    CHECK(asked_last().method == "POST");
    CHECK(asked_last().path == path_of(1));
    CHECK(sent_last() ==
          Json::parse(
              R"({"action":"hand_over","details":{"officer":{"name":"承办乙","badge":"1002"},"words":"他熟悉"}})"));
    CHECK(desk.page.label("handing_over.send") == "正在提交……");
    CHECK(desk.page.is_disabled("handing_over.send"));
    CHECK_FALSE(desk.page.has("handing_over.officer"));
    desk.answer(1, 200);
    CHECK(desk.state_of(1) == "已移交");
    CHECK(desk.state_of(2) == "等待中");
    CHECK(asked_last().path == path_of(2));
    desk.answer(2, 200);
    desk.answer(3, 200);
    CHECK(desk.sent() == 3);
    CHECK(desk.done == 1);
    CHECK(desk.page.label("handing_over.result") == "已移交 3 件，没有移交 0 件");
}

TEST_CASE("A case that is refused says why, and stops none of the others") {
    HandingOverDesk desk;
    desk.send();
    desk.answer(1, 403, refusal("forbidden", "这个案件不是您承办的。"));
    desk.answer(2, 0);
    CHECK(desk.done == 0);
    desk.answer(3, 200);
    CHECK(desk.state_of(1) == "这个案件不是您承办的。");
    CHECK(desk.state_of(2) == "没有连上服务器，没有完成。请再按一次，您写的内容都还在。");
    CHECK(desk.state_of(3) == "已移交");
    CHECK(desk.handing_over.count(State::Done) == 1);
    CHECK(desk.handing_over.count(State::Refused) == 2);
    CHECK(desk.page.label("handing_over.result") == "已移交 1 件，没有移交 2 件");
    CHECK(desk.done == 1);
    CHECK_FALSE(desk.page.has("handing_over.send"));
    desk.handing_over.send({"承办乙", "1002"}, {});
    CHECK(desk.sent() == 3);
    CHECK(desk.page.label("handing_over.leave") == "关闭");
    desk.screen.activate(desk.screen.canvas.id_of("handing_over.leave"));
    desk.reader->settle();
    CHECK_FALSE(desk.handing_over.is_open());
}

TEST_CASE("Who leaves in the middle hands over no more, and late answers change nothing") {
    HandingOverDesk desk;
    desk.send();
    const auto late = headless().asked.back().answer;
    REQUIRE(desk.reader->press("button", "关闭"));
    CHECK_FALSE(desk.handing_over.is_open());
    desk.handing_over.begin({receipt(4), receipt(5)});
    CHECK(desk.handing_over.chosen.empty());
    CHECK(desk.handing_over.words.empty());
    late({200, {}, 0});
    CHECK(desk.sent() == 1);
    CHECK(desk.handing_over.count(State::Waits) == 2);
    CHECK(desk.done == 0);
}

TEST_CASE("Nothing is handed over to nobody, twice, or when nothing is chosen") {
    HandingOverDesk desk;
    for (const auto* nobody : {"", "x"}) {
        desk.write("handing_over.officer", nobody);
        REQUIRE(desk.reader->press("button", "移交所选"));
        CHECK(desk.sent() == 0);
    }
    desk.send();
    desk.handing_over.send({"承办甲", "1001"}, {});
    CHECK(desk.sent() == 1);
    desk.handing_over.begin({});
    CHECK_FALSE(desk.handing_over.is_done());
    desk.handing_over.send({"承办甲", "1001"}, {});
    CHECK(desk.sent() == 1);
    CHECK_FALSE(desk.handing_over.is_sending());
    CHECK_FALSE(take_handing_over_text(desk.screen.canvas, desk.handing_over, 1, "x"));
}

TEST_CASE("To whom cases can be handed over is read with who is absent, and why when it is not known") {
    HandingOverDesk desk;
    CHECK(desk.page.options("handing_over.officer") ==
          "\t请选择\n1001\t承办甲（1001）\n1002\t承办乙（1002），今天缺勤\n");
    desk.colleagues.forget();
    desk.colleagues.ask();
    answer("/api/v1/staff/colleagues", 500, "<html>a proxy</html>");
    desk.reader->settle();
    CHECK(desk.page.label("handing_over.officer.error") == "服务器暂时不能处理，请稍后再试。");
}

TEST_CASE("A filter is kept under its badge number in this browser, without what was searched") {
    platform::reset_headless();
    const Filter filter{.status = CaseStatus::Approval, .mark = CaseMark::Overdue, .search = "4201141234567890"};
    auto filters = loaded("042013");
    CHECK(filters.add("待审批的", Tab::Unit, filter));
    const auto again = loaded("042013");
    REQUIRE(again.all().size() == 1);
    CHECK(again.all()[0].name == "待审批的");
    CHECK(again.all()[0].where ==
          Address{.tab = Tab::Unit, .filter = {.status = CaseStatus::Approval, .mark = CaseMark::Overdue}});
    for (const auto& [key, kept] : headless().on_phone) {
        CHECK(key == SavedFilters::key_of("042013"));
        CHECK(kept.find("4201141234567890") == std::string::npos);
    }
    CHECK(loaded("042014").all().empty());
    filters.forget();
    CHECK(filters.all().empty());
    CHECK(loaded("042013").all().size() == 1);
}

TEST_CASE("The same name takes the place of the filter that has it, and one that is removed is gone") {
    platform::reset_headless();
    auto filters = loaded("1");
    CHECK(filters.add("甲", Tab::Unit, {}));
    CHECK(filters.add("乙\t一\n二", Tab::Mine, {}));
    CHECK(filters.add("甲", Tab::ToApprove, {.module = Module::Service}));
    CHECK(names_of(loaded("1")) == Names{"甲", "乙 一 二"});
    CHECK(loaded("1").all()[0].where == Address{.tab = Tab::ToApprove, .filter = {.module = Module::Service}});
    CHECK(filters.add("乙\t一\n二", Tab::Unit, {}));
    CHECK(filters.all().size() == 2);
    CHECK(filters.remove(0));
    CHECK(names_of(loaded("1")) == Names{"乙 一 二"});
}

TEST_CASE("Lines that are none of ours are passed over") {
    platform::reset_headless();
    headless().on_phone[SavedFilters::key_of("1")] =
        "no tab\n\t tab=unit\n\n好的\ttab=unit&status=closed\n没有列表\tstatus=closed\n不认识\ttab=everything\n"
        "坏的\t%\n最后\ttab=mine&colour=red";
    CHECK(names_of(loaded("1")) == Names{"好的", "最后"});
    headless().on_phone[SavedFilters::key_of("1")] = std::string(100'000, '\xff');
    CHECK(loaded("1").all().empty());
}

TEST_CASE("Twenty filters are kept, and one of them can be changed all the same") {
    platform::reset_headless();
    auto filters = loaded("1");
    for (std::size_t count = 0; count < max_saved_filters; ++count)
        CHECK(filters.add(std::to_string(count), Tab::Unit, {}));
    CHECK_FALSE(filters.add("一个多的", Tab::Unit, {}));
    CHECK(filters.add("7", Tab::Mine, {}));
    CHECK(filters.all().size() == max_saved_filters);
    CHECK(loaded("1").all()[7].where.tab == Tab::Mine);
    headless().on_phone[SavedFilters::key_of("1")] += "一个多的\ttab=unit\n";
    CHECK(loaded("1").all().size() == max_saved_filters);
}

TEST_CASE("Where the browser keeps nothing, that is told") {
    platform::reset_headless();
    headless().storage_allowed = false;
    auto filters = loaded("1");
    CHECK_FALSE(filters.add("甲", Tab::Unit, {}));
    CHECK(loaded("1").all().empty());
}

TEST_CASE("The sheet of filters leads to each and removes each, and saves one that has a name") {
    FiltersDesk desk;
    CHECK(desk.page.label("filters.none") == "还没有保存的筛选。");
    CHECK(desk.page.is_disabled("filters.save"));
    desk.name = "逾期的";
    desk.reader->settle();
    CHECK(desk.page.value(filter_name_field) == "逾期的");
    CHECK(std::holds_alternative<SaveFilter>(desk.press("保存筛选")));
    CHECK(desk.filters.add("甲", Tab::Unit, {}));
    CHECK(desk.filters.add("乙", Tab::Mine, {}));
    desk.reader->settle();
    CHECK_FALSE(desk.page.has("filters.none"));
    const auto used = desk.press("乙");
    REQUIRE(std::holds_alternative<UseFilter>(used));
    CHECK(std::get<UseFilter>(used).place == 1);
    CHECK(desk.page.description("filters.0.remove") == "甲");
    const auto removed = desk.press("删除"); // The first.
    REQUIRE(std::holds_alternative<RemoveFilter>(removed));
    CHECK(std::get<RemoveFilter>(removed).place == 0);
    CHECK(std::holds_alternative<LeaveFilters>(desk.press("关闭")));
}

TEST_CASE("The tabs are those of the roles that somebody has, and the one that is shown") {
    const WorkCounts handler{.mine = 2, .unit = 5, .comments = 0};
    CHECK(tabs_of(Tab::Mine, handler, {Role::Handler}) == Names{"我的", "本单位", "意见建议"});
    CHECK(tabs_of(Tab::OwnCases, {}, {Role::Officer}) == Names{"与我有关"});
    CHECK(tabs_of(Tab::Counter, {}, {Role::Counter}) == Names{"窗口"});
    CHECK(tabs_of(Tab::Mine, handler, {Role::Officer, Role::Handler, Role::Counter}) ==
          Names{"我的", "本单位", "意见建议", "与我有关", "窗口"});
    const WorkCounts lead{.unit = 5, .to_approve = 1, .requests = 0, .overdue_below = 3};
    CHECK(tabs_of(Tab::ToApprove, lead, {Role::Lead}) == Names{"本单位", "待我审批", "待决定", "下级逾期"});
    CHECK(tabs_of(Tab::Requests, {}, {Role::Officer}) == Names{"待决定", "与我有关"});
    CHECK(tabs_of(Tab::Board, lead, {Role::Lead}, true) ==
          Names{"督办", "本单位", "待我审批", "待决定", "下级逾期", "下级案件"});
    CHECK(tabs_of(Tab::Audit, {}, {Role::Auditor, Role::Administrator}) == Names{"管理", "审计"});
}

TEST_CASE("A tab says how many it shows, which one is chosen, and leads to another") {
    TabDesk desk{Tab::Unit, {.mine = 2, .unit = 0}, {Role::Handler, Role::Officer}};
    CHECK(desk.panel == "unit");
    CHECK(desk.reader->find("tab", "我的")->value("description", "") == "2");
    CHECK(desk.reader->find("tab", "本单位")->value("description", "") == "0");
    CHECK(desk.reader->find("tab", "与我有关")->value("description", "").empty());
    CHECK(desk.reader->find("tab", "本单位")->at("attributes").at("aria-selected") == "true");
    CHECK(desk.reader->find("tab", "我的")->at("attributes").at("aria-selected") == "false");
    CHECK_FALSE(desk.pressed);
    REQUIRE(desk.reader->press("tab", "与我有关"));
    CHECK(desk.pressed == Tab::OwnCases);
}
