#pragma once

#include "native/store/database.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/table.hpp"

#include <array>
#include <optional>
#include <string>

namespace zhiping::store {

enum class Level { Bureau, Detachment, Brigade };

struct LevelFacts {
    Level value;
    std::string_view id; // Stored; what a file of units carries.
};

inline constexpr std::array levels{
    LevelFacts{Level::Bureau, "bureau"},
    LevelFacts{Level::Detachment, "detachment"},
    LevelFacts{Level::Brigade, "brigade"},
};
static_assert(follows_enum(levels));

struct Unit {
    std::string id;
    std::optional<std::string> parent_id = {}; // None: the unit at the top.
    Level level;
    UnitName name; // Its own, without those above it.

    bool operator==(const Unit&) const = default;
};

// A unit with this id already is changed to this one. Precondition: the parent is stored.
void insert_unit(Database&, const Unit&);

std::optional<Unit> find_unit(Database&, std::string_view id);

// As it is shown: the unit's own name after the names of all above it but the one at the top,
// "武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade". Precondition: the unit is stored.
UnitName full_unit_name(Database&, std::string_view id);

} // namespace zhiping::store
