#pragma once

#include "shared/wire/audit_json.hpp"
#include "shared/wire/comment_json.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/officer_case_json.hpp"
#include "tests/web/desk_visit.hpp"

// What the tabs show that are no lists of cases, and a list that becomes a file.
namespace zhiping::tests {

inline void export_list(DeskVisit& visit) {
    visit.enter(test::brigade_lead);
    visit.see("a list that can become a file");
    visit->press("button", "导出");
    visit.see("an export");
    visit->press("button", "开始导出");
    visit.see("an export that begins");
    visit.hear_of_download({.is_over = false, .lines = 101, .total_rows = 200});
    visit.see("an export, half of it");
    visit->press("button", "停止");
    visit.see("an export that was stopped");
    visit->press("button", "开始导出");
    visit.hear_of_download({.is_over = true});
    visit.see("an export that broke off");
    visit->press("button", "开始导出");
    visit.hear_of_download({.is_over = true, .status = 200, .lines = 201, .total_rows = 200});
    visit.see("an export that is done");
}

inline void look_at_comments(DeskVisit& visit) {
    visit.begin_anew("tab=comments");
    visit->let_in(self_of(test::handler));
    visit->answer_counts({.mine = 0, .unit = 0, .comments = 1});
    visit.see("comments that are being read");
    visit->answer(std::string{wire::comments_path} + "?", 200, wire::encode(some_comments()));
    visit.see("comments");
    visit->press("view-link", case_number(1).text());
    visit.see("a comment");
    visit->press("button", "发出答复");
    visit.see("an answer to a comment, refused");
    visit->press("view-link", case_number(2).text());
    visit.see("a comment that is answered");
}

inline void be_an_officer(DeskVisit& visit) {
    visit.begin_anew("");
    visit->let_in(self_of(Actor{Role::Officer, "420114", test::named_officer}));
    visit->answer_counts({});
    visit.see("own cases that are being read");
    visit->answer(wire::officer_cases_path, 200, wire::encode(some_own_cases(), Language::Chinese));
    visit.see("own cases");
}

inline void help_at_counter(DeskVisit& visit) {
    visit.begin_anew("");
    visit->let_in(self_of(test::staff(Role::Counter, "420200", "窗口丁", "6001")));
    visit->answer_counts({});
    visit.see("a counter");
    visit->press("button", "查询");
    visit.see("a counter, refused");
    visit->type("text-field", "二维码编号", sample_code.grouped());
    visit->press("button", "下一步");
    visit->answer(std::string{wire::codes_path} + "/", 200, wire::encode(parking_notice()));
    visit.see("instructions at a counter");
    visit->press("button", "当事人同意，开始填写");
    visit->press("radio", "不满意");
    visit->press("button", "提交评价");
    visit.see("an evaluation at a counter, refused");
    visit->press("checkbox", "无故扣车");
    visit->type("text-field", "用文字写明地点", "汉阳大道 628 号");
    visit->press("button", "提交评价");
    visit.see("an evaluation at a counter, being sent");
    auto entered = some_receipt();
    entered.query_code = QueryCode::from_bits({9, 8, 7, 6, 5, 4, 3, 2, 1, 0});
    visit->answer(wire::counter_evaluations_path, 201, wire::encode(entered));
    visit.see("a receipt at a counter");
    visit->press("button", "下一位");
    visit->type("text-field", "回执号", entered.number.text());
    visit->type("text-field", "查询码", entered.query_code->text());
    visit->press("button", "查询");
    visit->answer(wire::counter_receipts_path, 200, wire::encode(read_out_evaluation()));
    visit.see("what is read out at a counter");
}

inline void be_an_auditor(DeskVisit& visit) {
    visit.begin_anew("");
    visit->let_in(self_of(test::staff(Role::Auditor, "420100", "审计甲", "2008")));
    visit->answer_counts({});
    visit.see("nothing searched for");
    visit->press("button", "查询");
    visit.see("what staff did, being read");
    visit->answer(wire::audit_path, 200, wire::encode(some_audit()));
    visit.see("what staff did");
    visit->type("text-field", "回执号", "ZP-2026");
    visit->press("button", "查询");
    visit.see("a search of what staff did, refused");
    visit->press("button", "清除筛选");
    visit->answer(wire::audit_path, 429, refusal("too_many", "请稍后再查。"));
    visit.see("what staff did, not to be read");
    visit->press("button", "查询");
    visit->answer(wire::audit_path, 200, wire::encode(AuditPage{}));
    visit.see("nothing that staff did");
}

} // namespace zhiping::tests
