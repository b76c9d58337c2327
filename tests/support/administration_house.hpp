#pragma once

#include "native/app/administer_accounts.hpp"
#include "native/app/administer_units.hpp"
#include "native/app/move_cases.hpp"
#include "native/app/second_administrator.hpp"
#include "native/app/verify_journal.hpp"
#include "native/cases/act_on_case.hpp"
#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>

namespace zhiping::tests {

// Two administrators at the top, one of the detachment, and whom they look after.
struct AdministrationHouse : StaffHouse {
    app::FirstCredentials first = desk.add_ready("9001", {Role::Administrator}, "420000");
    app::FirstCredentials second = desk.add_ready("9002", {Role::Administrator}, "420000");
    app::FirstCredentials local = desk.add_ready("9003", {Role::Administrator}, "420100");
    app::FirstCredentials handler = desk.add("1001");
    app::FirstCredentials colleague = desk.add("1002");
    app::FirstCredentials lead = desk.add("1003", {Role::Handler, Role::Lead});

    app::StaffMember member(const app::FirstCredentials& told) {
        const auto found = stored(told.officer.badge);
        return {found.id, found.facts.officer, found.facts.unit_id, found.facts.roles};
    }
    store::StoredStaff stored(const std::string& badge) {
        return store.read([&](store::Database& database) { return store::find_staff(database, badge).value(); });
    }

    // One that was not shown yet.
    std::string code(const app::FirstCredentials& told) {
        now += sealing::totp_step_time;
        return StaffDesk::code_of(told, now);
    }

    app::AdminMeans means() { return {store, vault, chance, now, office}; }

    app::AdminResult<app::AccountDone> change(const app::FirstCredentials& who, const app::AccountChange& wanted,
                                              const std::string& shown = {}) {
        return app::change_account(means(), member(who), wanted, shown);
    }
    app::AdminResult<app::AccountDone> decide(const app::FirstCredentials& who, std::int64_t id,
                                              bool is_confirmed = true) {
        const auto shown = is_confirmed ? code(who) : std::string{};
        return app::decide_change(means(), member(who), id, {is_confirmed, shown});
    }

    static app::AccountChange add_account(const std::string& badge, const std::vector<Role>& roles,
                                          const std::string& unit_id = "420114") {
        return {.what = StaffAct::AddAccount, .badge = badge, .facts = {{"新人", badge}, unit_id, roles}};
    }
    app::AccountChange become(const std::string& badge, const std::vector<Role>& roles, const std::string& unit_id) {
        const auto before = stored(badge).facts;
        return {
            .what = StaffAct::ChangeAccount, .badge = badge, .facts = {before.officer, unit_id, roles}, .seen = before};
    }
    static app::AccountChange simple(StaffAct what, const std::string& badge) { return {.what = what, .badge = badge}; }
    static app::AccountChange absence(const std::string& badge, const std::string& from, const std::string& to,
                                      const std::string& deputy) {
        return {.what = StaffAct::SetAbsence,
                .badge = badge,
                .absence = {parse_date(from).value(), parse_date(to).value(), deputy}};
    }

    // Agreed on by the operator.
    void stand_in(const std::string& absent, const std::string& deputy, const std::string& from = "2026-12-01",
                  const std::string& to = "2026-12-02") {
        if (auto problem = app::set_absence(store, absent, absence(absent, from, to, deputy).absence, china_date(now)))
            throw std::logic_error{*problem};
    }

    // A case of the brigade that this handler has taken.
    ReceiptNumber take_case(std::uint64_t number, const Officer& who) {
        const auto receipt =
            submit(store, sample_submission(code_on_paper(), number), sample_token<Secret>(number), now).value().number;
        act(receipt, CaseAction::Take, {Role::Handler, "420114", who});
        return receipt;
    }
    CaseFile act(const ReceiptNumber& receipt, CaseAction action, const Actor& actor, const CaseDetails& details = {}) {
        auto acted = store.write([&](store::Database& database) {
            return cases::act_on_case(database, receipt, {action, actor, now, details}, {}, case_means(database));
        });
        if (!acted) throw std::logic_error{std::string{text(acted.error().message, Language::English)}};
        return acted->file;
    }
    CaseFile file(const ReceiptNumber& receipt) {
        return store.read([&](store::Database& database) { return cases::find_case(database, receipt)->file; });
    }

    // All that an administrator can change, to see that nothing did.
    std::vector<std::string> everything() {
        std::vector<std::string> all;
        for (const auto* sql :
             {"SELECT badge || '|' || name || '|' || unit_id || '|' || is_disabled || '|' || password_hash FROM staff"
              " ORDER BY id",
              "SELECT staff_id || '|' || role FROM staff_role ORDER BY staff_id, role",
              "SELECT id || '|' || COALESCE(parent_id, '') || '|' || name_zh || '|' || name_en FROM unit ORDER BY id",
              "SELECT staff_id || '|' || from_date || '|' || to_date || '|' || deputy_id FROM staff_absence"
              " ORDER BY staff_id, from_date",
              "SELECT evaluation_id || '|' || handler_badge || '|' || events FROM case_file ORDER BY evaluation_id",
              "SELECT id || '|' || COALESCE(decided_at, 0) FROM admin_change ORDER BY id",
              "SELECT id || '|' || what FROM staff_act ORDER BY id"})
            for (auto& row : rows(sql)) all.push_back(std::move(row));
        return all;
    }
    std::vector<std::string> rows(const std::string& sql) {
        return store.read([&](store::Database& database) {
            return database.prepare(sql).list([](store::Statement& row) { return row.next<std::string>(); });
        });
    }
    // "9001 9002 change_roles 420114 1001: lead → lead, supervisor", of the last one.
    std::string last_act() {
        const auto all =
            rows("SELECT COALESCE(own.badge, '') || ' ' || COALESCE(other.badge || ' ', '') || what || ' ' ||"
                 " staff_act.unit_id || ' ' || subject || ': ' || facts FROM staff_act"
                 " LEFT JOIN staff AS own ON own.id = staff_id LEFT JOIN staff AS other ON other.id = second_id"
                 " ORDER BY staff_act.id");
        return all.empty() ? "" : all.back();
    }
    std::vector<std::string> problems() {
        app::Verification result;
        app::verify_journal(store, {}, result);
        return result.problems;
    }

    cases::Means case_means(store::Database& database) {
        const auto in_force = calendar.in(database);
        return {in_force.days, in_force.version, in_force.changes, chance};
    }
    Code code_on_paper() { return Code::parse(rows("SELECT code FROM code ORDER BY code").front()).value(); }

    app::CurrentCalendar calendar;
};

inline const app::AdminRefusal& refusal_in(const app::AdminResult<app::AccountDone>& answer) {
    REQUIRE(std::holds_alternative<app::AdminRefusal>(answer));
    return std::get<app::AdminRefusal>(answer);
}
inline app::AccountDone done(const app::AdminResult<app::AccountDone>& answer) {
    if (const auto* refusal = std::get_if<app::AdminRefusal>(&answer))
        FAIL(text(refusal->error.message, Language::English));
    return std::get<app::AccountDone>(answer);
}

} // namespace zhiping::tests
