#pragma once

#include "tests/support/administration_desk.hpp"
#include "tests/web/desk_visit.hpp"

// What the tab of administration shows, to who has all of it.
namespace zhiping::tests {

inline void begin_administration(DeskVisit& visit) {
    auto self = self_of(test::staff(Role::Administrator, "420100", "支队管理员", "2003"));
    self.roles = {Role::Administrator, Role::Codes};
    visit.begin_anew("");
    visit->let_in(self);
    visit->answer_counts({});
}

inline void look_after_people(DeskVisit& visit) {
    begin_administration(visit);
    visit.see("people that are being read");
    visit->answer(staff_path, 0, {});
    visit.see("people who could not be read");
    visit->press("button", "重新读取");
    visit->answer(changes_path, 200, wire::encode(some_changes()));
    visit->answer(units_path, 200, wire::encode(some_units()));
    auto page = some_people();
    page.next = "000555";
    visit->answer(staff_path, 200, wire::encode(page));
    visit.see("people");
    visit->press("button", "新增人员");
    visit.see("a person who is added");
    visit->press("view-link", "000111");
    visit->answer(staff_path + "?unit=", 200, wire::encode(some_people()));
    visit.see("a person");
    visit->press("button", "保存");
    visit->answer(staff_path + "/000111", 400, refusal("invalid", "请至少选择一项。", "roles"));
    visit.see("a person, refused");
    visit->press("button", "登记缺勤");
    visit.see("an absence, refused");
    visit->type("select", "移交给", "000333");
    visit->press("button", "移交全部案件");
    visit.see("the sheet of moving cases");
    visit->press("button", "移交全部案件"); // In the sheet.
    visit.see("cases that are being moved");
    visit->answer(staff_path + "/000111/cases", 200,
                  wire::encode(MovedCases{2, {{case_number(1).text(), "这个案件在等审批。"}}}));
    visit.see("cases that were moved, and one that stays");
}

inline void look_over_people(DeskVisit& visit) {
    begin_administration(visit);
    visit->answer(units_path, 200, wire::encode(some_units()));
    visit->answer(staff_path, 200, wire::encode(some_people()));
    visit->press("view-link", "000111");
    visit->press("button", "停用");
    visit.see("the sheet of disabling");
    visit->press("button", "停用"); // In the sheet.
    visit.see("disabling, being sent");
    visit->answer(staff_path + "/000111/disabling", 400, refusal("invalid", "请输入动态码。", "code"));
    visit.see("disabling, refused");
    visit->press("button", "取消");
    visit->press("button", "重设密码");
    visit->press("button", "重设密码"); // In the sheet.
    visit->answer(staff_path + "/000111/reset", 201, wire::encode(some_credentials()));
    visit.see("what is shown once");
}

inline void look_after_units(DeskVisit& visit) {
    begin_administration(visit);
    visit->press("tab", "单位");
    visit->answer(units_path, 200, wire::encode(some_units()));
    visit.see("units");
    visit->press("view-link", "420114");
    visit.see("a unit");
    visit->press("button", "新增单位");
    visit.see("a unit that is added");
}

inline void look_after_changes(DeskVisit& visit) {
    begin_administration(visit);
    visit->press("tab", "待确认");
    visit->answer(changes_path, 200, wire::encode(some_changes()));
    visit.see("changes that wait");
    for (const auto& change : some_changes()) {
        const auto what = desk::staff_act_words(change.what, Language::Chinese);
        visit->press("view-link", std::string{what} + "：" + change.name + " " + change.subject);
        visit.see("the change " + std::to_string(change.id));
    }
}

inline void look_after_rules(DeskVisit& visit) {
    begin_administration(visit);
    visit->press("tab", "回复模板");
    visit->answer(sets_path, 200, wire::encode(some_sets()));
    visit->press("view-link", "2");
    visit.see("sets of templates");
    visit->press("button", "载入新版本");
    visit.see("a set of templates that is loaded");
    visit->press("tab", "节假日");
    visit->answer(holidays_path, 200, wire::encode(some_notices()));
    visit->press("view-link", "2026");
    visit.see("notices of holidays");
    visit->press("button", "载入新版本");
    visit.see("a notice of holidays that is loaded");
    visit->press("tab", "规则");
    visit->answer(versions_path, 200, wire::encode(some_versions()));
    visit->press("view-link", "1001");
    visit.see("versions of rules");
    visit->press("button", "载入新版本");
    visit.see("a policy that is loaded");
}

inline void look_after_codes(DeskVisit& visit) {
    begin_administration(visit);
    visit->press("tab", "二维码");
    visit->answer(kept_codes_path, 200, wire::encode_codes({parking_notice()}, true));
    visit->press("view-link", sample_code.grouped());
    visit.see("codes");
    visit->press("button", "作废");
    visit.see("the sheet of revoking");
    visit->press("button", "取消");
    visit->press("tab", "打印系统");
    visit->answer(issuers_path, 200, wire::encode(some_issuers()));
    visit->press("view-link", "罚单打印");
    visit.see("printing systems");
    visit->press("button", "增加打印系统");
    visit.see("a printing system that is added");
}

inline void administer(DeskVisit& visit) {
    look_after_people(visit);
    look_over_people(visit);
    look_after_units(visit);
    look_after_changes(visit);
    look_after_rules(visit);
    look_after_codes(visit);
}

} // namespace zhiping::tests
