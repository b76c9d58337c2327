#pragma once

#include "shared/cases/counter_case.hpp"
#include "shared/cases/officer_case.hpp"
#include "shared/comments/comment.hpp"
#include "shared/staff/audit.hpp"
#include "shared/staff/staff_act.hpp"
#include "tests/support/acting_desk.hpp"
#include "tests/support/phone.hpp"
#include "tests/support/reply_desk.hpp"
#include "tests/support/whole_desk.hpp"

#include <vector>

// What the screens of a desk can show, each in the state in which it shows most.
namespace zhiping::tests {

// Something of everything that a case can have; and its reader may do everything.
inline StaffCase full_case() {
    DeskCase made;
    made.does(CaseAction::Take, test::handler);
    made.does(CaseAction::SayRecordings, test::handler, {.words = "已拷贝", .recordings = Recordings::Secured});
    made.does(CaseAction::RecordContact, test::handler,
              {.words = "电话联系", .contact = ContactKind::First, .happened_at = made.now});
    made.does(CaseAction::RecordOfficerStatement, test::handler,
              {.words = "说明了理由", .officer = test::named_officer});
    made.does(CaseAction::RequestTransfer, test::handler, {.words = "不在辖区"});
    auto shown = made.shown_to(test::handler);
    std::uint8_t first = 1; // Of its hash.
    for (const auto format :
         {EvidenceFormat::Jpeg, EvidenceFormat::Heif, EvidenceFormat::Png, EvidenceFormat::Mp4, EvidenceFormat::Webp})
        shown.evaluation.receipt.evidence.push_back(
            {.hash = {first++}, .format = format, .bytes = 2'300'000, .received = made.now});
    shown.evaluation.receipt.evidence.back().removed = made.now;
    shown.person = {.standing = PersonStanding::Verified,
                    .shown = {"张**", "138****5678"},
                    .may_call = true,
                    .distance_km = 3,
                    .party = PartyStanding::Party};
    shown.linked = {case_number(7)};
    shown.disclosures = {{"420114", test::colleague.officer, Disclosed::Person, "核实当事人", made.now}};
    shown.writing = {test::colleague.officer};
    shown.rights = {Right::Read, Right::ReadEvidence, Right::Handle, Right::Unmask};
    shown.may.clear();
    for (const auto& each : case_actions)
        if (each.value >= CaseAction::Take && each.value < CaseAction::AddWords) shown.may.push_back(each.value);
    return shown;
}

inline StaffCase handed_in_case() {
    auto made = taken();
    made.does(CaseAction::HandIn, test::handler, {.reply = wrong_reply()});
    return made.shown_to(test::brigade_lead);
}

inline StaffCase answered_case() {
    auto made = taken();
    made.does(CaseAction::IssueReply, test::handler, {.reply = clean_reply()});
    return made.shown_to(test::handler);
}

inline std::vector<WorkItem> some_items() {
    auto late = work_item(1);
    late.due = china_date(desk_now) - std::chrono::days{2};
    late.marks = {CaseMark::Overdue, CaseMark::Pressure, CaseMark::Objection};
    auto handled = work_item(2, CaseStatus::Approval);
    handled.handler = test::handler.officer;
    auto answered = work_item(3, CaseStatus::Answered);
    answered.due.reset();
    answered.place = "武汉市蔡甸区汉阳大道与郭茨口路交叉口向西二百米路北侧的临时停车场入口处";
    return {late, handled, answered};
}

inline UnmaskedPerson whole_person() {
    return {.name = "李思远",
            .phone = "+8613800138000",
            .position = Position{{30.5844, 114.0301, Datum::Wgs84}, 20, desk_now},
            .place_words = "文体中心门口",
            .distance_m = 1234,
            .bearing = 270};
}

inline Comment some_comment(std::uint8_t number) {
    return {.receipt = case_number(number),
            .received = desk_now,
            .module = Module::Service,
            .unit_id = "420114",
            .satisfaction = Satisfaction::Other,
            .statement = "窗口叫号太慢，希望周末也开"};
}

inline CommentPage some_comments() {
    auto answered = some_comment(2);
    answered.given = GivenCommentAnswer{{CommentOutcome::Adopted, "下个月起周六上午开"}, desk_now};
    answered.answered_by = test::colleague.officer;
    return {{some_comment(1), answered}, "next"};
}

// Of every kind, with a case and without.
inline AuditPage some_audit() {
    AuditPage page{{}, "next"};
    for (const auto& [kind, id] : audit_kinds)
        page.entries.push_back({.at = desk_now,
                                .kind = kind,
                                .who = test::handler.officer,
                                .unit_id = "420114",
                                .receipt = case_number(1),
                                .unit = {"蔡甸大队", "Caidian Brigade"}});
    page.entries.push_back({.at = desk_now,
                            .kind = AuditKind::Act,
                            .who = test::handler.officer,
                            .unit_id = "420114",
                            .action = std::string{facts_of(staff_acts, StaffAct::MoveCases).id},
                            .subject = test::colleague.officer.badge,
                            .count = 12});
    return page;
}

inline OfficerPage some_own_cases() {
    OfficerCase asked{{case_number(1), "420114", Module::LawEnforcement, desk_now}};
    asked.questions = {{{desk_now, "开罚单前说明依据了吗？"}, OfficerWords{desk_now, "说明了"}},
                       {{desk_now, "有录像吗？"}, {}, true}};
    OfficerCase closed{{case_number(2), "420114", Module::LawEnforcement, desk_now}};
    closed.outcome = OfficerOutcome{desk_now,
                                    Closing::Unanswered,
                                    {{Situation::UncivilLanguage, Finding::DidNotHappen},
                                     {Situation::UnfairEnforcement, {}, DeclineReason::BeforeCourt}}};
    closed.object_until = parse_date("2026-12-20").value();
    return {{asked, closed}, "next"};
}

inline CounterReading read_out_evaluation() {
    CounterReading read{{some_receipt(), parking_notice(), Evaluation{sample_code, 1, Language::Chinese, desk_now}}};
    read.evaluation.evaluation.satisfaction = Satisfaction::Dissatisfied;
    read.evaluation.evaluation.situations = {Situation::UncivilLanguage};
    read.evaluation.evaluation.statement = "没有人告知";
    return read;
}

} // namespace zhiping::tests
