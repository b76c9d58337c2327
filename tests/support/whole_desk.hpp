#pragma once

#include "shared/wire/paths.hpp"
#include "shared/wire/staff_json.hpp"
#include "shared/wire/work_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/desk_case.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/app.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::tests {

inline const Instant desk_now = in_china("2026-11-20 15:40");
inline const std::string no_change = R"({"last":7,"changed":[]})";

inline std::string path_of_case(std::uint8_t number) {
    return std::string{wire::cases_path} + "/" + case_number(number).text();
}
inline std::string path_of_draft(std::uint8_t number) { return path_of_case(number) + "/draft"; }

inline wire::StaffSelf self_of(const Actor& who, bool has_units_below = false) {
    return {.officer = who.officer,
            .unit_id = who.unit_id,
            .unit = {"蔡甸大队", "Caidian Brigade"},
            .roles = {who.role},
            .deputy_for = {},
            .shows_code = true,
            .has_units_below = has_units_below};
}

inline WorkItem work_item(std::uint8_t number, CaseStatus status = CaseStatus::Handling) {
    return {.receipt = case_number(number),
            .received = desk_now,
            .module = Module::LawEnforcement,
            .status = status,
            .unit_id = "420114",
            .unit = {"蔡甸大队", "Caidian Brigade"},
            .round = 1,
            .due = china_date(desk_now) + std::chrono::days{number},
            .situations = {Situation::UncivilLanguage, Situation::ImpoundedWithoutCause},
            .place = "汉阳大道 " + std::to_string(number) + " 号"};
}

// The whole desk, and its server.
struct WholeDesk {
    explicit WholeDesk(std::string_view query = "tab=unit", float width = 1440, Language language = Language::Chinese) {
        platform::reset_headless();
        platform::headless().now =
            std::chrono::duration_cast<std::chrono::seconds>(desk_now.time_since_epoch()).count();
        platform::headless().history.places = {std::string{query}};
        app.emplace(language);
        reader.emplace(*app, width, 844.0f);
    }

    void answer(std::string_view path, int status, const std::string& body) {
        tests::answer(path, status, body);
        reader->settle();
    }
    void answer_counts(const WorkCounts& counts) { answer(wire::work_path, 200, wire::encode(counts)); }
    void answer_list(std::vector<WorkItem> items, std::optional<std::string> next = {}) {
        answer(std::string{wire::cases_path} + "?", 200, wire::encode(WorkPage{std::move(items), std::move(next)}));
    }

    // To who asks whether a session is there, or signs in.
    void let_in(const wire::StaffSelf& self) {
        answer(wire::staff_session_path, 200, wire::encode(self));
        answer(wire::events_path, 200, no_change);
    }
    // At a list of these.
    void begin(const Actor& who = test::handler,
               std::vector<WorkItem> items = {work_item(1), work_item(2), work_item(3)}) {
        let_in(self_of(who));
        answer_counts({.mine = 1, .unit = 3, .to_approve = 0, .comments = 1});
        answer_list(std::move(items));
    }
    void sign_in(const Actor& who) {
        type("text-field", "警号", who.officer.badge);
        type("secret-field", "密码", "lamp by the river 7");
        press("button", "登录");
    }

    // To what was asked last of the case itself, and not of its draft.
    void tell_case(const StaffCase& shown, std::uint8_t number = 1) {
        const auto& all = platform::headless().asked;
        const auto asked = std::find_if(all.rbegin(), all.rend(), [&](const platform::AskedOfServer& each) {
            return each.request.path == path_of_case(number);
        });
        REQUIRE(asked != all.rend());
        const auto take = asked->answer; // It may ask for more.
        take({200, wire::encode(shown), 0});
        reader->settle();
    }
    // From the list.
    void open(const StaffCase& shown, std::uint8_t number = 1) {
        press("view-link", case_number(number).text());
        tell_case(shown, number);
    }

    // The last of these, which may lie over the others.
    std::optional<Json> find(const std::string& role, const std::string& name) const {
        std::optional<Json> found;
        for (const auto& node : placed_nodes())
            if (node.role == role && node.name == name) found = node.json;
        return found;
    }
    bool has(const std::string& role, const std::string& name) const { return find(role, name).has_value(); }
    bool reads(const std::string& words) const { return reader->reads(words); }
    void press(const std::string& role, const std::string& name) {
        INFO(role << " " << name);
        const auto node = find(role, name);
        REQUIRE(node);
        app->activate((*node)["id"].get<std::uint32_t>());
        reader->settle();
    }
    void type(const std::string& role, const std::string& name, std::string_view text) {
        INFO(role << " " << name);
        const auto node = find(role, name);
        REQUIRE(node);
        app->change_text((*node)["id"].get<std::uint32_t>(), text);
        reader->settle();
    }
    bool press_key(std::string_view key) {
        const bool is_taken = app->press_key(key);
        reader->settle();
        return is_taken;
    }
    bool has_focus(const std::string& role, const std::string& name) const {
        const auto node = find(role, name);
        return node && (*node)["id"] == platform::headless().focused;
    }
    std::size_t asked_for(std::string_view path) const {
        std::size_t count = 0;
        for (const auto& asked : platform::headless().asked) count += asked.request.path.starts_with(path);
        return count;
    }

    std::optional<desk::App> app;
    std::optional<Reader> reader;
};

} // namespace zhiping::tests
