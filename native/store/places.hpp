#pragma once

#include "native/store/database.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/codes/code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::store {

// Where a code hangs.
struct Place {
    Code code;
    std::string unit_id;
    std::string name; // "蔡甸车管所 3 号窗口"; may be empty.
};

// All of a module whose codes are not revoked now, by unit and name. What has a time is no place: something happened
// there.
std::vector<Place> list_places(Database&, Module, Instant now);

// That of one place; none where it has none that is not revoked now.
std::optional<Code> find_code_of_place(Database&, const std::string& unit_id, Module, const std::string& name,
                                       Instant now);

} // namespace zhiping::store
