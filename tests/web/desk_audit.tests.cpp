#include "shared/wire/audit_json.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/named_nodes.hpp"
#include "tests/support/whole_desk.hpp"
#include "web/desk/audit_screen.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;

// What an auditor searches for, and finds.

namespace {

const auto auditor = test::staff(Role::Auditor, "420100", "审计甲", "2008");
const auto other_auditor = test::staff(Role::Auditor, "420100", "审计乙", "2010");

AuditEntry entry(AuditKind kind, std::string action = {}) {
    return {.at = desk_now,
            .kind = kind,
            .who = test::handler.officer,
            .unit_id = "420114",
            .action = std::move(action),
            .unit = {"蔡甸大队", "Caidian Brigade"}};
}

AuditEntry of_case(AuditEntry of, std::uint8_t number = 1) {
    of.receipt = case_number(number);
    return of;
}

// Forms write these two in their own way.
std::string as_read(std::string address) {
    for (const auto& [written, sign] : {std::pair{"%2D", '-'}, std::pair{"%2E", '.'}})
        for (auto at = address.find(written); at != address.npos; at = address.find(written))
            address.replace(at, 3, 1, sign);
    return address;
}

std::string page_of(std::vector<AuditEntry> entries, std::optional<std::string> next = {}) {
    return wire::encode(AuditPage{std::move(entries), std::move(next)});
}

// The tab alone.
struct Desk {
    Desk() {
        platform::reset_headless();
        audit.search();
        reader.emplace(screen, 1440.0f);
    }

    void answer(int status, const std::string& body) {
        tests::answer(wire::audit_path, status, body);
        reader->settle();
    }
    void write(std::string_view field, std::string_view text) {
        CHECK(take_audit_text(screen.canvas, audit, screen.canvas.id_of(field), text));
        reader->settle();
    }
    void press(const std::string& label) { REQUIRE(reader->press("button", label)); }
    std::string asked() const { return as_read(asked_last().path); }
    std::size_t times_asked() const { return headless().asked.size(); }

    void take(const AuditStep& step) {
        if (std::holds_alternative<SearchAudit>(step)) audit.search();
        if (std::holds_alternative<SearchEverything>(step)) audit.search_everything();
        if (std::holds_alternative<MoreAudit>(step)) audit.show_more();
        if (const auto* searched = std::get_if<SearchReceipt>(&step))
            audit.search_receipt(*audit.entries()[searched->row].receipt);
    }

    Api api{Language::Chinese, [] {}};
    Audit audit{api, [] {}};
    DrawnScreen screen{[this](ui::Canvas& canvas) { take(draw_audit(canvas, {audit, 0})); }};
    NamedNodes page{screen.canvas};
    std::optional<Reader> reader;
};

// All of the desk, of an auditor.
struct AuditorsDesk : WholeDesk {
    AuditorsDesk() : WholeDesk("") {
        let_in(self_of(auditor));
        answer_counts({});
        press("button", "查询");
    }
    void answer_audit(std::vector<AuditEntry> entries) { answer(wire::audit_path, 200, page_of(std::move(entries))); }
};

} // namespace

TEST_CASE("Nothing is searched for by itself, and without a condition everything of the last days") {
    Desk desk;
    desk.audit.forget();
    headless().asked.clear();
    desk.reader->settle();
    CHECK(desk.reader->reads("填写条件后点“查询”。每次查询都会留下记录。"));
    desk.audit.refresh();
    CHECK(headless().asked.empty());
    desk.press("查询");
    CHECK(desk.asked() == "/api/v1/audit");
    CHECK(desk.reader->has("cell", "正在读取……"));
    CHECK(desk.reader->reads("最近 30 天"));
    desk.answer(200, page_of({}));
    CHECK(desk.reader->has("cell", "没有符合条件的记录。"));
}

TEST_CASE("A line says when, who of which unit, what they did in words, with which case, and how many") {
    Desk desk;
    auto exported = entry(AuditKind::Act, "export");
    exported.count = 1234;
    auto changed = entry(AuditKind::Act, "change_roles");
    changed.subject = "000222";
    auto by_hand = entry(AuditKind::Act, "add_unit");
    by_hand.who = {};
    by_hand.unit = {};
    desk.answer(200,
                page_of({of_case(entry(AuditKind::Seen)), of_case(entry(AuditKind::Done, "take")),
                         of_case(entry(AuditKind::Disclosed, "person")), of_case(entry(AuditKind::Disclosed, "phone")),
                         entry(AuditKind::ReadOut), entry(AuditKind::Codes), exported, changed, by_hand}));
    for (const auto* words :
         {"2026-11-20 15:40", "承办甲 1001", "蔡甸大队", "查看案件", "接办", "查看了完整身份", "查看了电话",
          "在窗口念给当事人", "二维码", "导出案件", "1234", "修改职责", "000222", "新建单位", "运维人员", "420114"}) {
        INFO(words);
        CHECK(desk.reader->has("cell", words));
    }
    CHECK(desk.reader->reads("已列出 9 条"));
}

TEST_CASE("What this desk does not know of is said as far as it knows it") {
    Desk desk;
    desk.answer(200, page_of({entry(AuditKind::Done, "juggle"), entry(AuditKind::Disclosed, "shoe size"),
                              entry(AuditKind::Act, "sing")}));
    for (const auto* words : {"办理案件", "查看当事人身份", "其他操作"}) CHECK(desk.reader->has("cell", words));
}

TEST_CASE("A search is sent when it is pressed, with all that is typed") {
    Desk desk;
    desk.answer(200, page_of({entry(AuditKind::Seen)}));
    desk.write("audit.from", "2026-11-01");
    desk.write("audit.until", "2026-11-20");
    desk.write("audit.badge", "1001");
    desk.write("audit.receipt", case_number(1).text());
    desk.write("audit.kind", "seen");
    CHECK(desk.times_asked() == 1);
    desk.press("查询");
    CHECK(desk.asked() ==
          "/api/v1/audit?from=2026-11-01&until=2026-11-20&badge=1001&receipt=" + case_number(1).text() + "&kind=seen");
    CHECK(desk.audit.entries().empty());
    desk.answer(200, page_of({of_case(entry(AuditKind::Seen))}));
    CHECK(desk.audit.entries().size() == 1);
    desk.press("清除筛选");
    CHECK(desk.asked() == "/api/v1/audit");
    CHECK(desk.page.value("audit.badge").empty());
    CHECK_FALSE(desk.reader->has("button", "清除筛选"));
}

TEST_CASE("What is no day and no receipt number is said at its field, and nothing is asked") {
    Desk desk;
    desk.answer(200, page_of({}));
    desk.write("audit.receipt", "ZP-2026");
    desk.press("查询");
    CHECK(desk.page.label("audit.receipt.error") == "这不是一个有效的回执号。");
    CHECK(field_to_mend(desk.audit) == "audit.receipt");
    desk.write("audit.receipt", "");
    desk.write("audit.until", "soon");
    desk.press("查询");
    CHECK(desk.page.label("audit.until.error") == "日期应写成 2026-11-20 的样子。");
    CHECK(desk.times_asked() == 1);
}

TEST_CASE("What the server refuses is said at its field or above the list, and what is there stays") {
    Desk desk;
    desk.answer(200, page_of({of_case(entry(AuditKind::Seen))}));
    desk.audit.refresh();
    desk.answer(429, refusal("too_many", "请稍后再查。"));
    CHECK(desk.reader->reads("请稍后再查。"));
    CHECK(desk.reader->has("cell", "查看案件"));
    desk.write("audit.from", "2024-01-01");
    desk.press("查询");
    desk.answer(400, refusal("invalid", "一次最多查 366 天。", "from"));
    CHECK(desk.page.label("audit.from.error") == "一次最多查 366 天。");
    desk.press("查询");
    desk.answer(403, refusal("forbidden", "您不能查看这些记录。"));
    CHECK(desk.reader->has("paragraph", "您不能查看这些记录。"));
    desk.press("查询");
    desk.answer(200, "<html>a proxy</html>");
    CHECK(desk.reader->has("paragraph", "服务器暂时不能处理，请稍后再试。"));
}

TEST_CASE("The next page goes under the one that is there, and is of the same search, whatever is typed since") {
    Desk desk;
    desk.write("audit.badge", "1001");
    desk.press("查询");
    desk.answer(200, page_of({entry(AuditKind::Seen)}, "1795160000.done.12.3"));
    desk.write("audit.badge", "1002");
    desk.press("更多");
    CHECK(desk.asked() == "/api/v1/audit?badge=1001&after=1795160000.done.12.3");
    desk.answer(200, page_of({entry(AuditKind::Codes)}));
    CHECK(desk.audit.entries().size() == 2);
    CHECK_FALSE(desk.reader->has("button", "更多"));
}

TEST_CASE("A receipt number leads to everything that was done with its case; what is no case leads nowhere") {
    Desk desk;
    desk.write("audit.from", "2026-11-01");
    desk.write("audit.badge", "1001");
    auto changed = entry(AuditKind::Act, "change_roles");
    changed.subject = "000222";
    desk.answer(200, page_of({of_case(entry(AuditKind::Seen), 2), changed}));
    CHECK_FALSE(desk.reader->has("view-link", "000222"));
    REQUIRE(desk.reader->press("view-link", case_number(2).text()));
    CHECK(desk.asked() == "/api/v1/audit?from=2026-11-01&receipt=" + case_number(2).text());
    CHECK(desk.page.value("audit.receipt") == case_number(2).text());
    CHECK(desk.page.value("audit.badge").empty());
}

TEST_CASE("An answer that comes after another search, or after everything was forgotten, changes nothing") {
    Desk desk;
    const auto late = headless().asked.back().answer;
    desk.press("查询");
    late({200, page_of({entry(AuditKind::Seen)}), 0});
    CHECK(desk.audit.entries().empty());
    desk.audit.forget();
    desk.answer(200, page_of({entry(AuditKind::Seen)}));
    CHECK(desk.audit.entries().empty());
}

TEST_CASE("An auditor's desk begins with what staff did, and has no cases") {
    AuditorsDesk desk;
    desk.answer_audit({of_case(entry(AuditKind::Seen))});
    CHECK(desk.has("tab", "审计"));
    CHECK(desk.has("table", "谁看过、做过什么"));
    CHECK(desk.asked_for(std::string{wire::cases_path} + "?") == 0);
    CHECK(headless().announced == "已列出 1 条");
}

TEST_CASE("By keys alone an auditor searches, is led to what is wrong, and follows a case") {
    AuditorsDesk desk;
    desk.answer_audit({of_case(entry(AuditKind::Seen))});
    desk.press_key("/");
    CHECK(desk.has_focus("text-field", "警号"));
    desk.type("text-field", "回执号", "ZP-1");
    CHECK(desk.press_key("Enter"));
    CHECK(desk.has_focus("text-field", "回执号"));
    CHECK(desk.asked_for(wire::audit_path) == 1);
    desk.type("text-field", "回执号", "");
    desk.type("text-field", "警号", "1001");
    CHECK(desk.press_key("Enter"));
    CHECK(asked_last().path == "/api/v1/audit?badge=1001");
    desk.answer_audit({});
    CHECK(headless().announced == "没有符合条件的记录。");
    CHECK(desk.press_key("r"));
    desk.answer_audit({of_case(entry(AuditKind::Seen))});
    desk.press("view-link", case_number(1).text());
    CHECK(desk.has_focus("text-field", "回执号"));
    CHECK(as_read(asked_last().path) == "/api/v1/audit?receipt=" + case_number(1).text());
}

TEST_CASE("Nothing that an auditor searched for or found is there for who comes, or once they have signed out") {
    for (const bool signs_out : {true, false}) {
        AuditorsDesk desk;
        desk.answer_audit({of_case(entry(AuditKind::Seen))});
        desk.type("text-field", "警号", "1001");
        if (signs_out) {
            desk.press("button", auditor.officer.name);
            desk.press("button", "退出登录");
            desk.answer(wire::staff_session_path, 204, {});
            desk.sign_in(other_auditor);
            desk.let_in(self_of(other_auditor));
        } else {
            desk.app->show_tab();
            desk.answer(wire::staff_session_path, 200, wire::encode(self_of(other_auditor)));
        }
        CHECK_FALSE(desk.reads(case_number(1).text()));
        CHECK(desk.find("text-field", "警号")->value("value", "").empty());
        CHECK(desk.asked_for(wire::audit_path) == 1);
    }
}

TEST_CASE("What could not be read with a session that was lost is searched for once more by who is back") {
    AuditorsDesk desk;
    desk.type("text-field", "警号", "1001");
    desk.answer(wire::audit_path, 401, refusal("unauthorized", "请先登录。"));
    desk.sign_in(auditor);
    desk.let_in(self_of(auditor));
    CHECK(desk.asked_for(wire::audit_path) == 1);
    CHECK(desk.find("text-field", "警号")->value("value", "") == "1001");
    desk.press("button", "查询");
    desk.answer_audit({of_case(entry(AuditKind::Seen))});
    CHECK(desk.reads(case_number(1).text()));
}
