#pragma once

#include "native/app/sign_in.hpp"
#include "native/app/staff_absences.hpp"
#include "native/app/staff_accounts.hpp"
#include "native/files/posix_folder.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <stdexcept>

namespace zhiping::tests {

inline const std::string good_password = "纸船 steamer 27 灯塔 ok";
inline const std::string office = "192.0.2.7";

// Accounts in a store and a vault.
class StaffDesk {
public:
    StaffDesk(store::Store& store, evidence::Vault& vault) : m_store(store), m_vault(vault) {}

    app::FirstCredentials add(const std::string& badge, const std::vector<Role>& roles = {Role::Handler},
                              const std::string& unit_id = "420114") {
        const std::vector facts{store::StaffFacts{{"张三" + badge, badge}, unit_id, roles}};
        const auto added = app::load_staff(m_store, m_vault, chance, facts, app::WhenKnown::Refuse);
        if (const auto* bad = std::get_if<app::BadRow>(&added)) throw std::logic_error{bad->reason};
        return std::get<app::LoadedStaff>(added).added.front();
    }

    std::variant<app::StaffToken, app::SignInRefusal> sign_in(const app::SignIn& request, Instant now) {
        return app::sign_in({m_store, m_vault, chance, now}, request);
    }

    // Nullopt when it went well.
    std::optional<app::SignInRefusal> refusal(const app::SignIn& request, Instant now) {
        const auto answer = sign_in(request, now);
        const auto* refused = std::get_if<app::SignInRefusal>(&answer);
        return refused ? std::optional{*refused} : std::nullopt;
    }

    // Who has set good_password, by the code of a time long before.
    app::FirstCredentials add_ready(const std::string& badge, const std::vector<Role>& roles = {Role::Handler},
                                    const std::string& unit_id = "420114") {
        const auto told = add(badge, roles, unit_id);
        const auto before = sample_now - std::chrono::days{1};
        if (refusal({badge, told.password, code_of(told, before), good_password, office}, before))
            throw std::logic_error{"the first sign-in was refused"};
        return told;
    }

    static std::string code_of(const app::FirstCredentials& told, Instant now) {
        return sealing::totp_code(told.totp_secret, sealing::totp_step(now));
    }

private:
    store::Store& m_store;
    evidence::Vault& m_vault;
};

// The same with a store of its own, and the clock on the wall.
struct StaffHouse {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    evidence::Vault vault{std::make_unique<files::PosixFolder>(folder.path() / "evidence"), [] {
                              sealing::KeyRing keys;
                              keys.add_newest(china_date(sample_now));
                              return keys;
                          }()};
    StaffDesk desk{store, vault};
    Instant now = sample_now;

    StaffHouse() { fill_with_samples(store); }

    // A session of who has set good_password.
    app::StaffToken enter(const app::FirstCredentials& told, const std::string& code) {
        const auto answer = desk.sign_in({told.officer.badge, good_password, code, {}, office}, now);
        if (const auto* token = std::get_if<app::StaffToken>(&answer)) return *token;
        throw std::logic_error{std::string{text(std::get<1>(answer).error.message, Language::English)}};
    }
    app::StaffToken enter(const app::FirstCredentials& told) { return enter(told, StaffDesk::code_of(told, now)); }

    std::optional<app::StaffMember> find(const app::StaffToken& token) {
        return app::find_signed_in(store, token, now);
    }
};

} // namespace zhiping::tests
