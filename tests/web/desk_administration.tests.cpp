#include "tests/support/administration_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;
using Desk = AdministrationDesk;

// People: found, added, changed, and what is handed over with their accounts.

TEST_CASE(
    "Each sees the sections that are theirs: an administrator all but codes, who has the role codes those alone") {
    {
        Desk administrator;
        CHECK(administrator.reader->has("tab", "人员"));
        CHECK(administrator.reader->has("tab", "规则"));
        CHECK_FALSE(administrator.reader->has("tab", "二维码"));
    }
    {
        Desk issuer{{Role::Codes}};
        CHECK_FALSE(issuer.reader->has("tab", "人员"));
        CHECK(issuer.reader->has("tab", "二维码"));
        CHECK(issuer.reader->has("tab", "打印系统"));
        CHECK(asked_last().path == kept_codes_path);
    }
    Desk both{{Role::Codes, Role::Administrator}};
    CHECK(both.administration.sections().size() == 8);
}

TEST_CASE("People are listed with their state, and found by words and unit") {
    Desk desk;
    CHECK(asked_last().path == staff_path + "?limit=100");
    CHECK(desk.reads("正在读取……"));
    desk.answer(units_path, 200, wire::encode(some_units()));
    desk.answer(staff_path, 200, wire::encode(some_people()));
    for (const auto* words : {"承办甲", "3", "承办人、负责人", "蔡甸大队", "已停用"})
        CHECK(desk.reader->has("cell", words));
    desk.type("people.search", "承办");
    desk.type("people.unit", "420114");
    CHECK(desk.administration.has_typed_search());
    desk.press("people.find");
    CHECK(asked_last().path == staff_path + "?unit=420114&search=%E6%89%BF%E5%8A%9E&limit=100");
    CHECK_FALSE(desk.administration.has_typed_search());
    desk.answer(staff_path, 200, wire::encode(AccountPage{}));
    CHECK(desk.reads("没有符合条件的人员。"));
}

TEST_CASE("The next page of people goes under the first, and one that cannot be had is said and asked for again") {
    Desk desk;
    desk.answer(staff_path, 403, refusal("forbidden", "您没有管理单位和人员的权限。"));
    CHECK(desk.reads("您没有管理单位和人员的权限。"));
    desk.administration.show(std::vector{Role::Administrator});
    desk.answer(staff_path, 200, wire::encode(AccountPage{{leaver()}, "000111"}));
    desk.press("administration.more");
    CHECK(asked_last().path == staff_path + "?after=000111&limit=100");
    desk.answer(staff_path, 200, wire::encode(AccountPage{{stayer()}, {}}));
    CHECK(desk.administration.people().items().size() == 2);
    CHECK_FALSE(desk.nodes().has("administration.more"));
}

TEST_CASE("A list that cannot be reached is asked for again by its button, and by itself where nobody answered") {
    Desk desk;
    desk.answer(staff_path, 0, {});
    CHECK(desk.reads("没有连上服务器，没有读到最新的内容。"));
    desk.press("administration.people.problem.again");
    CHECK(desk.reads("正在读取……"));
    desk.answer(staff_path, 0, {});
    const auto asked = headless().asked.size();
    desk.administration.retry();
    desk.administration.retry(); // The answer has not come yet.
    CHECK(headless().asked.size() == asked + 1);
    CHECK(asked_last().path == staff_path + "?limit=100");
    CHECK(asked_last().is_unattended);
    desk.answer(staff_path, 403, refusal("forbidden", "您没有管理单位和人员的权限。"));
    desk.administration.retry();
    CHECK(headless().asked.size() == asked + 1);
}

TEST_CASE("An account is changed as it is written, its badge number is not, and what it is afterwards is read") {
    Desk desk;
    desk.open_person();
    CHECK(desk.nodes().value("account.name") == "承办甲");
    CHECK(desk.nodes().is_disabled("account.badge"));
    desk.type("account.name", "承办甲甲");
    desk.type("account.unit", "420100");
    desk.press("account.role.lead");
    desk.press("account.role.counter");
    desk.type("account.code", "123456");
    desk.press("account.save");
    CHECK(asked_last().method == "PUT");
    CHECK(asked_last().path == staff_path + "/000111");
    CHECK(sent_last() == Json{{"badge", "000111"},
                              {"name", "承办甲甲"},
                              {"unit", "420100"},
                              {"roles", {"handler", "counter"}},
                              {"code", "123456"},
                              {"seen", {{"name", "承办甲"}, {"unit", "420114"}, {"roles", {"handler", "lead"}}}}});
    CHECK(desk.nodes().is_disabled("account.save"));
    desk.answer(staff_path + "/000111", 200, "{}");
    CHECK(desk.said() == "已保存：承办甲甲");
    CHECK(asked_last().path == staff_path + "?search=000111&limit=200");
    CHECK(desk.nodes().value("account.code").empty());
    CHECK(desk.administration.people().opened()->unit_id == "420100");
}

TEST_CASE("A refusal of an account stands at its field and leads there, and what was written stays but for a code") {
    Desk desk;
    desk.open_person();
    desk.type("account.name", "");
    desk.type("account.code", "123456");
    desk.press("account.save");
    desk.answer(staff_path + "/000111", 400, refusal("invalid", "缺少这一项。", "name"));
    CHECK(desk.reader->description_of("text-field", "姓名") == "缺少这一项。");
    CHECK(desk.node_to_mend() == "account.name");
    CHECK_FALSE(desk.administration.take_refused());
    CHECK(desk.nodes().value("account.code") == "123456");
    desk.press("account.save");
    desk.answer(staff_path + "/000111", 400, refusal("invalid", "动态码不对。", "code"));
    CHECK(desk.reads("动态码不对。"));
    CHECK(desk.node_to_mend() == "account.code");
    CHECK(desk.nodes().value("account.code").empty());
    desk.press("account.save");
    desk.answer(staff_path + "/000111", 400, refusal("invalid", "请至少选择一个岗位。", "roles"));
    CHECK(desk.reads("请至少选择一个岗位。"));
    CHECK(desk.node_to_mend() == "account.role.handler");
    desk.press("account.save");
    desk.answer(staff_path + "/000111", 409, refusal("conflict", "这是最上级单位最后一名管理员。"));
    CHECK(desk.nodes().has("account.problem"));
    CHECK(desk.administration.take_refused() == Refused{"", "这是最上级单位最后一名管理员。"});
    CHECK_FALSE(desk.administration.take_refused());
}

TEST_CASE("A refusal at a badge number that stays stands above the account, and at its field when it is new") {
    Desk desk;
    desk.open_person();
    desk.press("account.save");
    desk.answer(staff_path + "/000111", 404, refusal("not_found", "没有这个账号。", "badge"));
    CHECK(desk.nodes().has("account.problem"));
    CHECK(desk.node_to_mend().empty());
    desk.press("people.add");
    desk.press("account.save");
    desk.answer(staff_path, 400, refusal("invalid", "请填写警号。", "badge"));
    CHECK(desk.node_to_mend() == "account.badge");
}

TEST_CASE("An account that became another meanwhile is shown as it is, unless somebody is changing it") {
    Desk desk;
    desk.open_person();
    auto changed = leaver();
    changed.roles = {Role::Handler, Role::Supervisor};
    const auto tell = [&] {
        desk.administration.people().read_again();
        desk.answer(staff_path + "?search=", 200, wire::encode(AccountPage{{changed}, {}}));
    };
    tell();
    CHECK(desk.administration.people().has_role(Role::Supervisor));
    CHECK_FALSE(desk.administration.people().has_role(Role::Lead));
    desk.press("account.role.counter");
    changed.roles = {Role::Handler};
    tell();
    CHECK(desk.administration.people().has_role(Role::Supervisor)); // Of what is being chosen.
    CHECK(desk.administration.people().has_role(Role::Counter));
    desk.press("account.save"); // Against what was there when it was begun.
    CHECK(sent_last()["seen"]["roles"] == Json{"handler", "supervisor"});
    desk.answer(staff_path + "/000111", 409, refusal("conflict", "别人刚改过，请重新读取，再打开它修改。", "seen"));
    CHECK(desk.nodes().has("account.problem"));
    desk.administration.people().refresh();
    CHECK(desk.administration.people().opened()->roles == changed.roles);
    desk.open(0);
    desk.press("account.save");
    CHECK(sent_last()["seen"]["roles"] == Json::array({"handler"}));
}

TEST_CASE("While something of an account is on its way nothing else of it is sent") {
    Desk desk;
    desk.open_person();
    desk.type("absence.from", "2026-12-10");
    desk.type("absence.to", "2026-12-12");
    desk.type("absence.deputy", "000333");
    desk.press("absence.add");
    const auto asked = headless().asked.size();
    desk.administration.people().save();
    CHECK(headless().asked.size() == asked);
    desk.answer(staff_path + "/000111/absences", 200, "{}");
    CHECK(desk.said() == "已登记承办甲缺勤");
}

TEST_CASE("What waits for a second administrator is said to, and is not so yet") {
    Desk desk;
    desk.open_person();
    desk.press("account.role.auditor");
    desk.press("account.save");
    desk.answer(staff_path + "/000111", 202, wire::encode_waiting(7));
    CHECK(desk.said() == "已提交。另一名管理员在“待确认”里确认后生效。");
    CHECK_FALSE(desk.administration.people().has_role(Role::Auditor));
    CHECK(asked_last().path == changes_path); // It is among those that wait.
}

TEST_CASE("What comes with a new account is shown once, and closed it is nowhere") {
    Desk desk;
    desk.answer(units_path, 200, wire::encode(some_units()));
    desk.answer(staff_path, 200, wire::encode(some_people()));
    desk.press("people.add");
    CHECK(desk.nodes().value("account.unit") == "420100");
    desk.type("account.badge", "000555");
    desk.type("account.name", "新来的");
    desk.press("account.role.handler");
    desk.press("account.save");
    CHECK(asked_last().method == "POST");
    CHECK(asked_last().path == staff_path);
    CHECK(sent_last() == Json{{"badge", "000555"}, {"name", "新来的"}, {"unit", "420100"}, {"roles", {"handler"}}});
    desk.open(0); // Not now: it would be lost.
    CHECK(desk.administration.people().is_adding());
    desk.answer(staff_path, 201, wire::encode(some_credentials()));
    CHECK(desk.reader->has("heading", "交给本人：000555"));
    for (const auto* words : {"wolf-lamp-river-42", "secret=JBSWY3DPEHPK3PXP", "ABCD-EFGH-JKLM-NPQR"})
        CHECK(desk.reads(words));
    CHECK_FALSE(desk.nodes().has("shown_once.close")); // Nor does Escape do anything.
    CHECK(headless().on_phone.empty());
    CHECK(headless().in_tab.empty());
    CHECK(headless().history.places == std::vector<std::string>{""});
    desk.press("shown_once.done");
    CHECK_FALSE(desk.administration.has_sheet());
    for (const auto* words : {"wolf-lamp-river-42", "secret=JBSWY3DPEHPK3PXP", "ABCD-EFGH-JKLM-NPQR"})
        CHECK_FALSE(desk.reads(words));
}

TEST_CASE("An account that is added and waits hands nothing over yet") {
    Desk desk;
    desk.press("people.add");
    desk.press("account.role.lead");
    desk.press("account.save");
    desk.answer(staff_path, 202, wire::encode_waiting(7));
    CHECK_FALSE(desk.administration.has_sheet());
    CHECK(desk.said() == "已提交。另一名管理员在“待确认”里确认后生效。");
}

TEST_CASE("A new password is asked for once more with a code, and refused it says so at the code") {
    Desk desk;
    desk.open_person();
    desk.press("account.reset");
    CHECK(desk.reader->has("heading", "重设密码"));
    CHECK(desk.reads("承办甲现在的密码、动态码和恢复码马上失效，并退出登录。停用的账号会重新启用。"));
    desk.type("asked.code", "123456");
    desk.press("asked.send");
    CHECK(asked_last().path == staff_path + "/000111/reset");
    CHECK(sent_last() == Json{{"code", "123456"}});
    desk.press("asked.close"); // Not while it is on its way: it would be lost.
    CHECK(desk.administration.asked().is_open());
    desk.answer(staff_path + "/000111/reset", 400, refusal("invalid", "动态码不对。", "code"));
    CHECK(desk.node_to_mend() == "asked.code");
    CHECK(desk.reads("动态码不对。"));
    CHECK(desk.nodes().value("asked.code").empty());
    desk.press("asked.send");
    desk.answer(staff_path + "/000111/reset", 201, wire::encode(some_credentials()));
    CHECK(desk.reads("wolf-lamp-river-42"));
    desk.administration.forget_secrets();
    desk.reader->settle();
    CHECK_FALSE(desk.reads("wolf-lamp-river-42"));
}

TEST_CASE("A new password that waits for a second administrator is said to") {
    Desk desk;
    desk.open_person();
    desk.press("account.reset");
    desk.press("asked.send");
    desk.answer(staff_path + "/000111/reset", 202, wire::encode_waiting(9));
    CHECK_FALSE(desk.administration.has_sheet());
    CHECK(desk.said() == "已提交。另一名管理员在“待确认”里确认后生效。");
}

TEST_CASE("Disabling is asked once more, and says which cases stand in its way") {
    Desk desk;
    desk.open_person();
    desk.press("account.disable");
    CHECK(asked_last().method == "GET");
    desk.press("asked.cancel");
    CHECK_FALSE(desk.administration.has_sheet());
    desk.press("account.disable");
    desk.press("asked.send");
    CHECK(asked_last().path == staff_path + "/000111/disabling");
    CHECK(sent_last() == Json{{"code", ""}});
    desk.answer(staff_path + "/000111/disabling", 409, refusal("conflict", "此人还有 3 件没有办结的案件，请先移交。"));
    CHECK(desk.nodes().has("asked.problem"));
    CHECK(desk.reads("此人还有 3 件没有办结的案件，请先移交。"));
    desk.press("asked.send");
    desk.answer(staff_path + "/000111/disabling", 200, "{}");
    CHECK(desk.said() == "已停用：承办甲");
    CHECK_FALSE(desk.administration.has_sheet());
    CHECK(asked_last().path == staff_path + "?search=000111&limit=200");
    auto disabled = leaver();
    disabled.is_disabled = true;
    desk.answer(staff_path, 200, wire::encode(AccountPage{{disabled}, {}}));
    CHECK(desk.nodes().is_disabled("account.disable"));
}

TEST_CASE("An absence is recorded with a deputy of the unit, who is neither the absent one nor disabled") {
    Desk desk;
    desk.open_person();
    CHECK(desk.nodes().options("absence.deputy") == "\t请选择\n000333\t承办丙 000333\n");
    CHECK(desk.reads("2026-12-01 至 2026-12-05，代理人：承办丙 000333"));
    desk.press("absence.add");
    CHECK(desk.node_to_mend() == "absence.from");
    desk.type("absence.from", "2026-12-10");
    desk.press("absence.add");
    CHECK(desk.node_to_mend() == "absence.to");
    desk.type("absence.to", "2026-12-12");
    desk.press("absence.add");
    CHECK(desk.node_to_mend() == "absence.deputy");
    desk.type("absence.deputy", "000333");
    desk.press("absence.add");
    CHECK(asked_last().path == staff_path + "/000111/absences");
    CHECK(sent_last() == Json{{"from", "2026-12-10"}, {"to", "2026-12-12"}, {"deputy", "000333"}});
    desk.answer(staff_path + "/000111/absences", 400, refusal("invalid", "此人已有缺勤。", "from"));
    CHECK(desk.node_to_mend() == "absence.from");
    desk.type("absence.code", "123456");
    desk.press("absence.add");
    CHECK(sent_last()["code"] == "123456");
    desk.answer(staff_path + "/000111/absences", 200, "{}");
    CHECK(desk.said() == "已登记承办甲缺勤");
    CHECK(asked_last().path == staff_path + "?search=000111&limit=200");
}

TEST_CASE("An absence with which a deputy gets roles waits, and one that is recorded is canceled by its first day") {
    Desk desk;
    desk.open_person();
    desk.type("absence.from", "2026-12-10");
    desk.type("absence.to", "2026-12-12");
    desk.type("absence.deputy", "000333");
    desk.press("absence.add");
    desk.answer(staff_path + "/000111/absences", 202, wire::encode_waiting(9));
    CHECK(desk.said() == "已提交。另一名管理员在“待确认”里确认后生效。");
    desk.press("absence.2026-12-01.cancel");
    CHECK(asked_last().method == "DELETE");
    CHECK(asked_last().path == staff_path + "/000111/absences/2026-12-01");
    desk.answer(staff_path + "/000111/absences/2026-12-01", 200, "{}");
    CHECK(desk.said() == "已取消承办甲的缺勤");
}

TEST_CASE("All cases of a leaver go to one colleague, and those that stay are said with the reason") {
    Desk desk;
    desk.open_person();
    desk.press("moving.send");
    CHECK(desk.node_to_mend() == "moving.to");
    desk.type("moving.to", "000333");
    desk.press("moving.send");
    CHECK(desk.reads("承办甲的 3 件案件移交给承办丙 000333。没有办结的都移交，不能一次撤回。"));
    desk.press("asked.cancel");
    CHECK(asked_last().method == "GET");
    desk.press("moving.send");
    desk.press("asked.send");
    CHECK(asked_last().path == staff_path + "/000111/cases");
    CHECK(sent_last() == Json{{"to", "000333"}});
    desk.answer(staff_path + "/000111/cases", 200,
                wire::encode(MovedCases{2, {{case_number(1).text(), "这个案件在等审批。"}}}));
    CHECK(desk.said() == "已移交 2 件，没有移交 1 件");
    CHECK(desk.reads(case_number(1).text() + "：这个案件在等审批。"));
    auto without = leaver();
    without.open_cases = 0;
    desk.answer(staff_path, 200, wire::encode(AccountPage{{without}, {}}));
    CHECK(desk.nodes().is_disabled("moving.send"));
}
