#pragma once

#include "shared/anomalies/anomaly.hpp"
#include "shared/supervision/board.hpp"
#include "tests/support/desk_case.hpp"

// A board as the bureau's lead reads it: two detachments, and the cases of the bureau itself.
namespace zhiping::tests {

inline Date board_day(int day) { return Date{std::chrono::year{2026} / 11 / day}; }

inline RoundNumbers round_numbers(int begun, int late, std::optional<double> median) {
    RoundNumbers numbers{.median_days = median, .evaluations = begun * 7};
    numbers.cases = {begun, begun / 2, late, late, begun / 4, begun / 3, begun / 5, begun / 6};
    return numbers;
}

inline BoardRow board_row(std::string id, UnitName name, int begun, int overdue) {
    BoardRow row{.unit = {std::move(id), std::move(name)},
                 .has_below = true,
                 .open = begun / 2,
                 .due_soon = begun / 6,
                 .overdue = overdue};
    row.numbers = round_numbers(begun, overdue + 1, 2.5);
    row.compared = round_numbers(begun + 2, overdue, {});
    if (begun > 1)
        row.situations = {{Situation::UncivilLanguage, begun / 2 + 1, 3}, {Situation::ImpoundedWithoutCause, 1, 0}};
    return row;
}

inline Board some_board() {
    Board board{};
    board.path = {{"420000", {"湖北省公安厅交管局", "Hubei Bureau"}}};
    board.periods = {{board_day(1), board_day(20)},
                     {parse_date("2026-10-12").value(), parse_date("2026-10-31").value()}};
    board.waiting = {.due_soon = 4,
                     .overdue = 3,
                     .rejected = 0,
                     .requests = 2,
                     .disputed = 1,
                     .pressure = 1,
                     .measure = 5,
                     .sample = 0,
                     .objection = 6};
    auto own = board_row("420000", {"湖北省公安厅交管局", "Hubei Bureau"}, 1, 0);
    own.is_alone = true;
    board.rows = {own, board_row("420100", {"武汉支队", "Wuhan Detachment"}, 12, 3),
                  board_row("420200", {"黄石支队", "Huangshi Detachment"}, 24, 0)};
    board.rows[2].has_below = false;
    board.total = board_row({}, {}, 37, 3);
    board.modules = {{Module::LawEnforcement, 30, 12}, {Module::Service, 7, 0}, {Module::DrivingTest, 0, 1}};
    for (int day = 1; day <= 20; ++day) {
        board.days.push_back({board_day(day), day % 4, day % 3 == 0});
        board.compared.push_back({board.periods.compared.from + std::chrono::days{day - 1}, day % 5, 0});
    }
    return board;
}

// A detachment's, of the same days: without what only the bureau may know.
inline Board board_below() {
    auto board = some_board();
    board.path.push_back(board.rows[1].unit);
    board.rows = {board_row("420114", {"蔡甸大队", "Caidian Brigade"}, 12, 3)};
    board.rows[0].has_below = false;
    board.total = board.rows[0];
    board.total.unit = {};
    return board;
}

inline AnomalyRow anomaly_row(std::uint8_t number) {
    return {.receipt = case_number(number),
            .received = in_china("2026-11-20 12:00"),
            .satisfaction = Satisfaction::Satisfied,
            .unit_id = "420100",
            .document_type = "公安交通管理简易程序处罚决定书",
            .document_number = "4201141234567890",
            .place = "汉阳大道 628 号"};
}

inline AnomalyList some_anomalies() {
    const auto noon = in_china("2026-11-20 12:00");
    AnomalyList list{.period = {board_day(1), board_day(20)}, .cut = {Anomaly::EvaluatedAtOnce}};
    list.findings = {{.kind = Anomaly::SatisfiedBurstAtPlace,
                      .unit_id = "420100",
                      .place = "汉阳大道车管所",
                      .count = 12,
                      .first = noon,
                      .last = noon + std::chrono::minutes{8},
                      .rows = {anomaly_row(1), anomaly_row(2)}},
                     {.kind = Anomaly::EvaluatedAtOnce,
                      .officer = Officer{"王某某", "012345"},
                      .count = 1,
                      .first = noon,
                      .last = noon,
                      .rows = {anomaly_row(3)}}};
    return list;
}

} // namespace zhiping::tests
