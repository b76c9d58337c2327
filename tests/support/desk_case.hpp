#pragma once

#include "shared/cases/decide.hpp"
#include "shared/cases/visibility.hpp"
#include "shared/wire/staff_case_json.hpp"
#include "tests/common/people.hpp"

#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Cases as a desk reads them: what was done made them, and the server sent them.
namespace zhiping::tests {

inline Instant in_china(std::string_view time) { return parse_china_time(time).value(); }

inline ReceiptNumber case_number(std::uint8_t number = 1) {
    return ReceiptNumber::from_random(china_date(in_china("2026-11-20 12:00")), {number, 0, 0, 0, 0});
}

inline StoredEvaluation evaluated_stop(const ReceiptNumber& receipt, Instant received) {
    const auto code = Code::from_random({});
    return {.receipt = {.number = receipt, .received = received},
            .subject = {.code = code,
                        .module = Module::LawEnforcement,
                        .unit = {"武汉支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade"},
                        .document_type = "公安交通管理简易程序处罚决定书",
                        .document_number = "4201141234567890",
                        .place = "汉阳大道 628 号"},
            .evaluation = {.code = code,
                           .catalogue_version = 1,
                           .language = Language::Chinese,
                           .agreed_at = received,
                           .satisfaction = Satisfaction::Dissatisfied,
                           .situations = {Situation::UncivilLanguage, Situation::ImpoundedWithoutCause},
                           .statement = "没有说明原因"}};
}

// One case of Caidian, since a Friday afternoon.
struct DeskCase {
    explicit DeskCase(std::uint8_t number = 1) : evaluation(evaluated_stop(case_number(number), now)) {
        keep(open_case({.ticked = evaluation.evaluation.situations,
                        .officers = {test::named_officer},
                        .unit_id = "420114",
                        .received = now,
                        .policy_version = 1},
                       around()));
    }

    CaseSurroundings around() const { return {calendar, *find_policy(1), tree}; }

    void keep(CaseEvent event) {
        apply(file, event);
        events.push_back(std::move(event));
    }

    void does(CaseAction action, const Actor& actor, CaseDetails details = {}) {
        auto decided = decide(file, {action, actor, now, std::move(details)}, around());
        INFO(facts_of(case_actions, action).id);
        if (!decided) FAIL(text(decided.error().message, Language::English) << " at '" << decided.error().field << "'");
        keep(*std::move(decided));
    }

    StaffCase shown_to(const Actor& actor) const {
        StaffCase shown{.evaluation = evaluation,
                        .file = as_seen_by(actor, file, events, tree),
                        .events = {},
                        .attachments = {},
                        .linked = {},
                        .same_replies = 0,
                        .may = possible_actions(file, actor, tree)};
        for (const auto& event : events)
            if (is_visible_to(event, actor, file, tree)) shown.events.push_back(as_seen_by(actor, event, file, tree));
        for (const auto& unit : test::province) shown.units.push_back({unit.id, unit.name});
        shown.approves = around().policy.approves;
        return wire::decode_staff_case(wire::encode(shown)).value();
    }

    UnitTree tree{test::province};
    Calendar calendar = state_council_calendar();
    Instant now = in_china("2026-11-20 15:40");
    StoredEvaluation evaluation;
    std::vector<CaseEvent> events;
    CaseFile file;
};

} // namespace zhiping::tests
