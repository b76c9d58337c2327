#pragma once

#include "native/store/database.hpp"
#include "native/store/statement.hpp"
#include "shared/units/officer.hpp"

#include <string>
#include <string_view>

namespace zhiping::store {

// Which units somebody looks after: their own, those below it, both or none; and who they are.
struct Reach {
    std::string unit_id;
    bool is_own = false;
    bool is_below = false;
    Officer reader = {};

    bool is_none() const { return !is_own && !is_below; }
};

// The condition that the unit in this column is one of them; one value is to be bound in it, the reach's unit.
// Precondition: the reach is not none.
std::string in_reach(std::string_view column, const Reach&);

// The condition that the code of `evaluation`, a table of the query, does not name the reader (is_on_code()).
inline constexpr auto does_not_name_reader =
    "NOT EXISTS (SELECT 1 FROM code_officer AS named WHERE named.code = evaluation.code AND"
    " ((named.badge <> '' AND ltrim(lower(named.badge), '0') = ?)"
    " OR (named.badge = '' AND named.name = ? AND evaluation.unit_id = ?)))";

// Binds what it takes.
void bind_reader(Statement&, const Reach&);

bool is_in_reach(Database&, const Reach&, std::string_view unit_id);

} // namespace zhiping::store
