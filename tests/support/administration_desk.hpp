#pragma once

#include "shared/wire/administration_json.hpp"
#include "shared/wire/code_json.hpp"
#include "shared/wire/rule_versions_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/named_nodes.hpp"
#include "tests/support/phone.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/whole_desk.hpp"
#include "web/desk/administration_screen.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Somebody who administers, and what they are told.
namespace zhiping::tests {

inline const std::string staff_path = "/api/v1/admin/staff";
inline const std::string units_path = "/api/v1/admin/units";
inline const std::string changes_path = "/api/v1/admin/changes";
inline const std::string sets_path = "/api/v1/admin/reply-templates";
inline const std::string holidays_path = "/api/v1/admin/holidays";
inline const std::string versions_path = "/api/v1/admin/versions";
inline const std::string kept_codes_path = "/api/v1/codes";
inline const std::string issuers_path = "/api/v1/issuers";

inline Account leaver() {
    return {.officer = {"承办甲", "000111"},
            .unit_id = "420114",
            .roles = {Role::Handler, Role::Lead},
            .open_cases = 3,
            .absences = {{parse_date("2026-12-01").value(), parse_date("2026-12-05").value(), {"承办丙", "000333"}}}};
}
inline Account stayer() { return {.officer = {"承办丙", "000333"}, .unit_id = "420114", .roles = {Role::Handler}}; }
inline Account disabled_account() {
    return {.officer = {"已离开", "000444"}, .unit_id = "420114", .roles = {Role::Officer}, .is_disabled = true};
}
inline Account new_account() {
    return {
        .officer = {"新来的", "000555"}, .unit_id = "420100", .roles = {Role::Handler}, .has_one_use_password = true};
}
inline AccountPage some_people() { return {{leaver(), stayer(), disabled_account(), new_account()}, {}}; }

// The lower one first: the desk puts them in order.
inline std::vector<UnitLine> some_units() {
    return {{{.id = "420114",
              .parent_id = "420100",
              .level = Level::Brigade,
              .name = {"蔡甸大队", "Caidian Brigade"},
              .reconsideration = ReconsiderationBody{"蔡甸区人民政府", "Caidian District"}},
             3,
             2},
            {{.id = "420100", .level = Level::Detachment, .name = {"武汉市交警支队", "Wuhan Detachment"}}, 0, 1}};
}

inline HandedOver some_credentials() {
    return {"000555",
            "wolf-lamp-river-42",
            "otpauth://totp/Zhiping:000555?secret=JBSWY3DPEHPK3PXP&issuer=Zhiping",
            {"ABCD-EFGH-JKLM-NPQR", "STUV-WXYZ-2345-6723"}};
}

inline std::vector<PendingChange> some_changes() {
    return {{.id = 7,
             .what = StaffAct::ChangeRoles,
             .subject = "000111",
             .words = "credentials 000902 2026-11-20 09:00",
             .asked_by = {"管理乙", "000902"},
             .asked_at = desk_now,
             .may_decide = true,
             .may_refuse = true,
             .name = "承办甲",
             .added = {Role::Lead, Role::Supervisor},
             .removed = {Role::Handler}},
            {.id = 8,
             .what = StaffAct::AddAccount,
             .subject = "000666",
             .words = "420114",
             .asked_by = {"管理甲", "000901"},
             .asked_at = desk_now,
             .name = "新人",
             .added = {Role::Lead}}};
}

inline std::vector<wire::TemplateSetLine> some_sets() {
    return {{1, parse_date("2026-01-01").value(), {}, "Zhiping", false, 10},
            {2, parse_date("2026-11-01").value(), desk_now, "法制处", true, 12}};
}

inline std::vector<wire::NoticeLine> some_notices() {
    const HolidayNotice notice{
        2026, "国办发明电〔2025〕7号", {parse_date("2026-01-01").value()}, {parse_date("2026-01-04").value()}};
    return {{notice, {}, false}, {notice, desk_now, true}};
}

inline RuleVersions some_versions() {
    return {{{.version = 3, .is_in_force = true},
             {.version = 1001, .begins = parse_date("2027-01-01").value(), .loaded = desk_now, .who = "法制处"}},
            {{3, true}}};
}

inline std::vector<wire::ListedIssuer> some_issuers() {
    return {{1, "罚单打印", "420100", desk_now, 1200, desk_now, {}},
            {2, "旧系统", "420100", desk_now, 0, {}, desk_now}};
}

// The sections of it and what they show, under the names that the program gave.
struct AdministrationDesk {
    explicit AdministrationDesk(std::vector<Role> roles = {Role::Administrator}) {
        platform::reset_headless();
        api.act_for("000901");
        administration.show(roles);
        reader.emplace(screen, 1600.0f);
    }

    void answer(std::string_view path, int status, const std::string& body) {
        tests::answer(path, status, body);
        reader->settle();
    }
    void type(std::string_view field, std::string_view text) {
        screen.change_text(screen.canvas.id_of(field), text);
        reader->settle();
    }
    void press(std::string_view name) {
        INFO(name);
        REQUIRE(nodes().has(name));
        screen.activate(screen.canvas.id_of(name));
        reader->settle();
    }
    void go_to(desk::Section section) {
        administration.go_to(section);
        reader->settle();
    }
    void open(std::size_t row) {
        administration.open(row);
        reader->settle();
    }
    // At the list of people, with one of them opened.
    void open_person(std::size_t row = 0) {
        answer(units_path, 200, wire::encode(some_units()));
        answer(staff_path, 200, wire::encode(some_people()));
        open(row);
        answer(staff_path + "?unit=", 200, wire::encode(some_people()));
    }
    NamedNodes nodes() const { return NamedNodes{screen.canvas}; }
    bool reads(const std::string& words) const { return reader->reads(words); }
    std::string said() { return administration.take_said(); }
    std::string_view node_to_mend() { // Empty where it is mended nowhere. Precondition: it was refused.
        const auto refused = administration.take_refused();
        REQUIRE(refused);
        return refused->node;
    }

    void take(const desk::AdministrationStep& step) {
        std::visit([this](const auto& did) { act(did); }, step);
    }
    void take_sheet(const desk::AdministrationSheetStep& step) {
        if (std::holds_alternative<desk::LeaveAsked>(step)) administration.asked().leave();
        if (std::holds_alternative<desk::SendAsked>(step)) administration.asked().send();
        if (std::holds_alternative<desk::CloseShownOnce>(step)) administration.close_shown_once();
    }
    void act(std::monostate) {}
    void act(desk::ShowSection shown) { administration.go_to(shown.section); }
    void act(desk::ShowChange change) { administration.go_to_change(change.id); }
    void act(desk::ReadAgain) { administration.refresh(); }
    void act(desk::OpenListed opened) { administration.open(opened.row); }
    void act(desk::ScrollListed) {}
    void act(desk::MoreListed) { administration.show_more(); }
    void act(desk::FindListed) { administration.find(); }
    void act(desk::AddListed) { administration.add(); }
    void act(desk::SaveOpened) { administration.save(); }
    void act(desk::ToggleRole toggled) { administration.people().toggle(toggled.role); }
    void act(desk::AddAbsence) { administration.people().add_absence(); }
    void act(desk::CancelAbsence canceled) { administration.people().cancel_absence(canceled.from); }
    void act(desk::MoveAllCases) { administration.ask_to_move_cases(); }
    void act(const desk::AskFirst& first) { administration.asked().begin(first.act, first.subject, first.name); }

    void draw(ui::Canvas& canvas) {
        for (const auto& [id, text] : std::exchange(screen.texts, {}))
            take_administration_text(canvas, administration, id, text);
        take(desk::draw_administration(
            canvas, {administration, 50, [](std::string_view) { return 0.0f; }, china_date(desk_now)}));
        if (administration.has_sheet()) take_sheet(draw_administration_sheet(canvas, administration));
    }

    desk::Api api{Language::Chinese, [] {}};
    desk::Administration administration{api, [] {}};
    DrawnScreen screen{[this](ui::Canvas& canvas) { draw(canvas); }};
    std::optional<Reader> reader;
};

} // namespace zhiping::tests
