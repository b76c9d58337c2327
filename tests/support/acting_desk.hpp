#pragma once

#include "shared/wire/staff_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/desk_case.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/named_nodes.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/action_sheet.hpp"
#include "web/desk/words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::tests {

inline const Instant acting_now = in_china("2026-11-20 19:05");
inline const Officer other_officer{"李某某", "012346"};
inline const std::vector<NamedUnit> units_below{{"420114", {"蔡甸大队", "Caidian Brigade"}},
                                                {"420115", {"江夏大队", "Jiangxia Brigade"}}};

// Something of everything that an action can be about.
inline StaffCase rich_case() {
    DeskCase made;
    made.does(CaseAction::Take, test::handler);
    made.does(CaseAction::RequestTransfer, test::handler, {.words = "不在辖区"});
    auto shown = made.shown_to(test::handler);
    shown.file.objections = {{other_officer, true}, {test::named_officer, false}};
    shown.file.measures = {{{MeasureKind::Apologised}, "420114"}};
    shown.file.clocks.push_back({ClockKind::Measure, 1, {}, 0, {}, {}, false});
    return shown;
}

inline std::string label_of(CaseAction action) { return std::string{action_words(action, Language::Chinese)}; }
inline std::string said(Message message) { return std::string{text(message, Language::Chinese)}; }

// Somebody who does something with a case.
struct ActingDesk {
    ActingDesk() {
        platform::reset_headless();
        colleagues.ask();
        tests::answer("/api/v1/staff/colleagues", 200,
                      wire::encode(std::vector<Colleague>{{test::handler.officer, {Role::Handler}},
                                                          {test::colleague.officer, {Role::Handler}, true}}));
        reader.emplace(screen, 1440.0f);
    }

    void begin(CaseAction action) {
        acting.begin(action, shown, acting_now);
        reader->settle();
    }
    void answer_units() {
        tests::answer("/api/v1/staff/units", 200, wire::encode(units_below));
        reader->settle();
    }
    void write(std::string_view field, std::string_view typed) {
        const auto id = screen.canvas.id_of("action." + std::string{field});
        REQUIRE(desk::take_action_text(screen.canvas, acting, id, typed));
        reader->settle();
    }
    void send() { REQUIRE(reader->press("button", label_of(acting.action()))); }
    void answer(int status, const std::string& body) {
        tests::answer(path, status, body);
        reader->settle();
    }

    std::string written(const std::string& field) const { return page.value("action." + field); }
    std::string error_at(const std::string& field) const { return page.label("action." + field + ".error"); }
    std::string options_of(const std::string& field) const { return page.options("action." + field); }
    std::string problem() const { return page.label("action.problem"); }
    std::size_t asked() const { return platform::headless().asked.size(); }

    StaffCase shown = rich_case();
    std::string path = "/api/v1/cases/" + case_number().text() + "/actions";
    std::vector<std::string> done;
    int conflicts = 0;
    desk::Api api{Language::Chinese, [] {}};
    desk::Colleagues colleagues{api, [] {}};
    desk::Acting acting{api, [] {}, [this](const std::string& body) { done.push_back(body); }, [this] { ++conflicts; }};
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (!acting.is_open()) return;
        const auto step = desk::draw_action_sheet(canvas, acting, {shown, colleagues});
        if (std::holds_alternative<desk::SendAction>(step))
            acting.send(desk::officers_for(acting.action(), shown, desk::officers_of(colleagues)));
        if (std::holds_alternative<desk::LeaveAction>(step)) acting.leave();
    }};
    NamedNodes page{screen.canvas};
    std::optional<Reader> reader;
};

// As it is sent; "{}" of details is none.
inline Json request(CaseAction action, int seen, const std::string& details) {
    Json json;
    json["action"] = facts_of(case_actions, action).id;
    json["seen"] = seen;
    if (details != "{}") json["details"] = Json::parse(details);
    return json;
}

} // namespace zhiping::tests
