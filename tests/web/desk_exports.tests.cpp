#include "tests/support/whole_desk.hpp"

#include <catch_amalgamated.hpp>

#include <functional>

using namespace zhiping;
using namespace zhiping::tests;
using platform::DownloadNews;
using platform::headless;

// A list of cases that becomes a file, whole or not at all; and the file of one case.

namespace {

const auto supervisor = test::staff(Role::Supervisor, "420100", "督察甲", "2009");

// A lead whose list of three cases is about to become a file.
struct ExportDesk : WholeDesk {
    explicit ExportDesk(std::string_view query = "tab=unit") : WholeDesk(query) {
        begin(test::brigade_lead);
        press("button", "导出");
    }

    void start(const std::string& format = "csv") {
        type("select", "格式", format);
        press("button", "开始导出");
    }
    void hear(const DownloadNews& news) {
        const auto tell = headless().downloads.back().news; // It may start another.
        tell(news);
        reader->settle();
    }
    // All three, and the header.
    void arrive() { hear({.is_over = true, .status = 200, .lines = 4, .total_rows = 3}); }
};

const platform::DownloadRequest& started_last() {
    REQUIRE_FALSE(headless().downloads.empty());
    return headless().downloads.back().request;
}

} // namespace

TEST_CASE("A list becomes a file of what its filter finds, in the name of who is signed in") {
    ExportDesk desk{"tab=unit&module=law_enforcement&search=%E6%B1%89%E9%98%B3"};
    CHECK(desk.has("dialog", "导出案件"));
    CHECK(desk.reads("3 件"));
    CHECK(desk.reads("都会记录"));
    CHECK(headless().downloads.empty());
    desk.start();
    const auto& request = started_last();
    CHECK(request.path == desk::export_path(desk::Tab::Unit, {.module = Module::LawEnforcement, .search = "汉阳"},
                                            test::brigade_lead.officer.badge, "csv"));
    CHECK(request.path.starts_with("/api/v1/exports/cases.csv?at=own&"));
    CHECK(request.path.find("limit") == std::string::npos);
    CHECK(request.staff == test::brigade_lead.officer.badge);
    CHECK(request.language == "zh-CN");
    CHECK(request.has_quotes);
    CHECK(desk.reads("正在准备……"));
    CHECK_FALSE(desk.has("button", "开始导出"));
}

TEST_CASE("Rows are counted as they come, and the file is kept once the last of it has come") {
    ExportDesk desk;
    desk.start();
    desk.hear({.is_over = false, .lines = 0, .total_rows = 3});
    CHECK(desk.reads("已收到 0 件，共 3 件"));
    desk.hear({.is_over = false, .lines = 3, .total_rows = 3});
    CHECK(desk.reads("已收到 2 件，共 3 件"));
    CHECK(headless().downloads_kept.empty());
    desk.arrive();
    CHECK(headless().downloads_kept == std::vector<std::string>{"cases-2026-11-20.csv"});
    CHECK(headless().announced == "已导出 3 件：cases-2026-11-20.csv");
    CHECK(desk.has("paragraph", "已导出 3 件：cases-2026-11-20.csv"));
    desk.press("button", "关闭");
    CHECK_FALSE(desk.has("dialog", "导出案件"));
}

TEST_CASE("JSON lines have no header, and no line feed in quotation marks") {
    ExportDesk desk;
    desk.start("jsonl");
    CHECK(started_last().path.starts_with("/api/v1/exports/cases.jsonl?"));
    CHECK_FALSE(started_last().has_quotes);
    desk.hear({.is_over = false, .lines = 2, .total_rows = 3});
    CHECK(desk.reads("已收到 2 件，共 3 件"));
    desk.hear({.is_over = true, .status = 200, .lines = 3, .total_rows = 3});
    CHECK(headless().downloads_kept == std::vector<std::string>{"cases-2026-11-20.jsonl"});
}

TEST_CASE("A stream that breaks off is told and no file is kept of it; it can be tried again") {
    ExportDesk desk;
    desk.start();
    desk.hear({.is_over = false, .lines = 3, .total_rows = 3});
    desk.hear({.is_over = true, .status = 0, .lines = 3, .total_rows = 3});
    CHECK(headless().downloads_kept.empty());
    CHECK(desk.reads("没有导出完，没有保存文件。"));
    CHECK(headless().announced.starts_with("没有导出完"));
    desk.press("button", "开始导出");
    CHECK(headless().downloads.size() == 2);
    CHECK_FALSE(desk.reads("没有导出完"));
    desk.arrive();
    CHECK(headless().downloads_kept.size() == 1);
}

TEST_CASE("What the server refuses is said in its words, with how long to wait") {
    ExportDesk desk;
    desk.start();
    desk.hear({.is_over = true, .status = 403, .body = refusal("forbidden", "您不能导出这些案件。")});
    CHECK(desk.reads("您不能导出这些案件。"));
    desk.press("button", "开始导出");
    desk.hear({.is_over = true, .status = 429, .body = refusal("too_many", "正在导出另一份。"), .retry_after = 20});
    CHECK(desk.reads("正在导出另一份。 请 20 秒后再试。"));
    CHECK(headless().downloads_kept.empty());
}

TEST_CASE("Who stops it, or closes the sheet, gets no file, whatever still comes") {
    for (const std::string with : {"停止", "关闭"}) {
        ExportDesk desk;
        desk.start();
        desk.press("button", with);
        CHECK(headless().downloads_dropped == 1);
        CHECK(headless().announced == "已停止，没有保存文件。");
        CHECK(desk.has("dialog", "导出案件") == (with == "停止"));
        desk.arrive();
        CHECK(headless().downloads_kept.empty());
        CHECK_FALSE(desk.reads("已导出"));
    }
}

TEST_CASE("Nothing is kept of a list once its reader is no longer signed in") {
    const std::function<void(ExportDesk&)> ways[] = {
        [](ExportDesk& desk) { // In another tab.
            desk.app->show_tab();
            desk.answer(wire::events_path, 401, refusal("unauthorized", "请先登录。"));
        },
        [](ExportDesk& desk) { desk.hear({.is_over = true, .status = 401, .body = "{}"}); },
        [](ExportDesk& desk) { // Somebody else has signed in there.
            desk.app->show_tab();
            desk.answer(wire::staff_session_path, 200, wire::encode(self_of(test::colleague)));
        }};
    for (const auto& leave : ways) {
        ExportDesk desk;
        desk.start();
        leave(desk);
        CHECK(headless().downloads_dropped > 0);
        CHECK_FALSE(desk.has("dialog", "导出案件"));
        desk.arrive();
        CHECK(headless().downloads_kept.empty());
    }
}

TEST_CASE("After a session that was lost, its reader is told that the export broke off") {
    ExportDesk desk;
    desk.start();
    desk.app->show_tab();
    desk.answer(wire::events_path, 401, refusal("unauthorized", "请先登录。"));
    desk.sign_in(test::brigade_lead);
    desk.let_in(self_of(test::brigade_lead));
    CHECK(desk.reads("没有导出完，没有保存文件。"));
}

TEST_CASE("It is said when the list shows fewer than become a file") {
    WholeDesk desk;
    desk.begin(test::brigade_lead);
    desk.press_key("r");
    desk.answer_list({work_item(1), work_item(2)}, "next");
    desk.press("button", "导出");
    CHECK(desk.reads("导出符合条件的全部案件，多于列出的 2 件。"));
}

TEST_CASE("Nothing can be made of an empty list") {
    WholeDesk desk;
    desk.begin(test::brigade_lead, {});
    CHECK(desk.find("button", "导出")->value("disabled", 0) == 1);
}

TEST_CASE("Who may take nothing away is offered no export; who reads only the cases below is") {
    WholeDesk desk;
    desk.begin(test::handler);
    CHECK_FALSE(desk.has("button", "导出"));
    desk.app->show_tab();
    desk.let_in(self_of(supervisor));
    desk.answer_counts({.overdue_below = 1});
    desk.press("tab", "下级逾期");
    desk.answer_list({work_item(1)});
    CHECK(desk.has("button", "导出"));
}

TEST_CASE("A list of requests is no list of cases: it is not offered as a file") {
    WholeDesk desk{"tab=requests"};
    desk.let_in(self_of(test::detachment_lead));
    desk.answer_counts({.mine = 0, .unit = 0, .to_approve = 0, .requests = 1, .overdue_below = 0});
    desk.answer(wire::requests_path, 200, wire::encode(WorkPage{{work_item(1)}, {}}));
    CHECK(desk.has("view-link", case_number(1).text()));
    CHECK_FALSE(desk.has("button", "导出"));
}

TEST_CASE("The file of a case opens in another tab, in the language of the desk") {
    WholeDesk desk;
    desk.begin();
    desk.press("view-link", case_number(1).text());
    CHECK_FALSE(desk.has("link", "案卷（新标签页）")); // It is still being read.
    desk.tell_case(DeskCase{}.shown_to(test::handler));
    const auto link = desk.find("link", "案卷（新标签页）");
    REQUIRE(link);
    CHECK(link->at("address") == "/desk/cases/" + case_number(1).text() + "/file?lang=zh-CN");
    CHECK(link->at("attributes").at("target") == "_blank");
}
