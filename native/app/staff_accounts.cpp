#include "native/app/staff_accounts.hpp"

#include "native/store/pages.hpp"
#include "native/store/staff_sessions.hpp"
#include "native/store/units.hpp"
#include "shared/cases/officers.hpp"
#include "shared/units/badge_key.hpp"

#include <map>

namespace zhiping::app {

namespace {

std::optional<std::string> problem_with(store::Database& database, const store::StaffFacts& facts,
                                        WhenKnown when_known) {
    const auto& [officer, unit_id, roles] = facts;
    if (const auto valid = check_officer(officer, "officer"); !valid)
        return "badge or name: " + std::string{text(valid.error().message, Language::English)};
    if (badge_key(officer.badge).empty()) return "badge is missing";
    if (roles.empty()) return "a role is missing";
    if (!store::find_unit(database, unit_id)) return "unit " + unit_id + " is not stored";
    if (when_known == WhenKnown::Refuse && store::find_staff(database, officer.badge))
        return "badge " + officer.badge + " is a member's already";
    return std::nullopt;
}

std::optional<BadRow> find_bad_row(store::Database& database, std::span<const store::StaffFacts> all,
                                   WhenKnown when_known) {
    std::map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (auto problem = problem_with(database, all[row], when_known)) return BadRow{row, *std::move(problem)};
        const auto [first, is_new] = rows.emplace(badge_key(all[row].officer.badge), row);
        if (!is_new) return BadRow{row, "badge " + all[row].officer.badge + " is there twice", first->second};
    }
    return std::nullopt;
}

// Hashing takes long, so secrets are made before the transaction, for those who will need them.
std::map<std::string, NewSecrets> make_missing_secrets(store::Store& store, evidence::Vault& vault,
                                                       outside::Random& random,
                                                       std::span<const store::StaffFacts> all) {
    std::map<std::string, NewSecrets> made;
    for (const auto& facts : all) {
        const auto& badge = facts.officer.badge;
        if (!store.read([&](store::Database& database) { return store::find_staff(database, badge); }))
            made.emplace(badge_key(badge), make_staff_secrets(vault, random, facts.officer));
    }
    return made;
}

LoadedStaff store_all(store::Database& database, std::span<const store::StaffFacts> all,
                      const std::map<std::string, NewSecrets>& secrets) {
    LoadedStaff loaded;
    for (const auto& facts : all) {
        const auto made = secrets.find(badge_key(facts.officer.badge));
        if (const auto known = store::find_staff(database, facts.officer.badge)) {
            store::change_staff(database, known->id, facts);
            ++loaded.changed;
        } else if (made != secrets.end()) {
            store::insert_staff(database, facts, made->second.stored, made->second.recovery_codes);
            loaded.added.push_back(made->second.told);
        }
    }
    return loaded;
}

} // namespace

std::variant<LoadedStaff, BadRow> load_staff(store::Store& store, evidence::Vault& vault, outside::Random& random,
                                             std::span<const store::StaffFacts> all, WhenKnown when_known) {
    const auto look = [&](store::Database& database) { return find_bad_row(database, all, when_known); };
    if (auto bad = store.read(look)) return *std::move(bad);
    const auto secrets = make_missing_secrets(store, vault, random, all);
    return store.write([&](store::Database& database) -> std::variant<LoadedStaff, BadRow> {
        if (auto bad = look(database)) return *std::move(bad);
        return store_all(database, all, secrets);
    });
}

std::optional<FirstCredentials> reset_staff(store::Store& store, evidence::Vault& vault, outside::Random& random,
                                            std::string_view badge) {
    const auto find = [&](store::Database& database) { return store::find_staff(database, badge); };
    const auto known = store.read(find);
    if (!known) return std::nullopt;
    const auto made = make_staff_secrets(vault, random, known->facts.officer);
    store.write([&](store::Database& database) {
        store::replace_staff_secrets(database, known->id, made.stored, made.recovery_codes);
        store::delete_staff_sessions(database, known->id);
        store::set_staff_disabled(database, known->id, false);
    });
    return made.told;
}

bool disable_staff(store::Store& store, std::string_view badge) {
    return store.write([&](store::Database& database) {
        const auto known = store::find_staff(database, badge);
        if (!known) return false;
        store::set_staff_disabled(database, known->id, true);
        store::delete_staff_sessions(database, known->id);
        return true;
    });
}

void list_staff(store::Store& store, const std::function<void(const store::StoredStaff&)>& visit) {
    const auto list = [&](const store::StoredStaff* last) {
        return store.read(
            [&](store::Database& database) { return store::list_staff(database, last, store::max_page_rows); });
    };
    store::for_each_row(list, visit);
}

} // namespace zhiping::app
