#pragma once

#include "native/app/staff_member.hpp"
#include "native/evidence/vault.hpp"
#include "native/outside/random.hpp"
#include "native/store/reach.hpp"
#include "native/store/staff_acts.hpp"
#include "native/store/store.hpp"
#include "shared/result.hpp"

#include <optional>
#include <string>
#include <variant>

// Who administers units and accounts: of their own unit and those below it (docs/administration.md).
namespace zhiping::app {

struct AdminMeans {
    store::Store& store;
    evidence::Vault& vault;
    outside::Random& random;
    Instant now;
    std::string source;                    // The address, as limits count it.
    Language language = Language::Chinese; // Of reasons.
};

// Why an administrator is refused: what stands at {detail} of the message.
struct AdminRefusal {
    Error error;
    std::string detail = {};

    AdminRefusal(Error refused, std::string what = {}) : error{std::move(refused)}, detail{std::move(what)} {}
};

template <typename T> using AdminResult = std::variant<T, AdminRefusal>;

// The units that they administer.
store::Reach administered_by(const StaffMember&);

bool administers(store::Database&, const StaffMember&, std::string_view unit_id);

// The same by roles of their own, as what a second administrator confirms asks of both: a deputy does not.
bool administers_by_themselves(store::Database&, const StaffMember&, std::string_view unit_id);

// As a transaction that decides sees them now. Refused: unauthorized (they were disabled meanwhile), forbidden (they
// administer nothing).
Result<StaffMember> still_administers(store::Database&, const StaffMember&, Instant now);

// The same, of what holds for all. Forbidden too: their unit is under another one.
Result<StaffMember> still_administers_all(store::Database&, const StaffMember&, Instant now);

// A code of their phone, once more: what use_code() refuses, and invalid (at "code") without one.
std::optional<AdminRefusal> use_admin_code(store::Database&, const AdminMeans&, const StaffMember&,
                                           const std::string& code);

} // namespace zhiping::app
