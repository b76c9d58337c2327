#pragma once

#include "native/app/bad_row.hpp"
#include "native/app/staff_secrets.hpp"
#include "native/store/store.hpp"

#include <functional>
#include <optional>
#include <span>
#include <variant>
#include <vector>

// The accounts of staff, as an operator keeps them.
namespace zhiping::app {

struct LoadedStaff {
    std::vector<FirstCredentials> added;
    std::size_t changed = 0; // Who had an account and got name, unit and roles anew.
};

enum class WhenKnown { Refuse, Change };

// Stores all of them, or none and says which cannot be: one without a badge number, a name or a role, of a unit that is
// not stored, or with a badge number of another row or, as `when_known` says, of a member.
std::variant<LoadedStaff, BadRow> load_staff(store::Store&, evidence::Vault&, outside::Random&,
                                             std::span<const store::StaffFacts>, WhenKnown when_known);

// New credentials; the old ones and all sessions end, and who was disabled is so no more. Nullopt: nobody has that
// badge number.
std::optional<FirstCredentials> reset_staff(store::Store&, evidence::Vault&, outside::Random&, std::string_view badge);

// Nobody signs in with it any more, and who is signed in is so no more. False: nobody has that badge number.
bool disable_staff(store::Store&, std::string_view badge);

// By badge number.
void list_staff(store::Store&, const std::function<void(const store::StoredStaff&)>& visit);

} // namespace zhiping::app
