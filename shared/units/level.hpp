#pragma once

#include "shared/table.hpp"

#include <array>
#include <string_view>

namespace zhiping {

// Where a unit stands in the traffic police of a province.
enum class Level { Bureau, Detachment, Brigade };

struct LevelFacts {
    Level value;
    std::string_view id; // Stored; what a file of units carries. Never change one that has shipped.
    Level parent;        // Of the unit that it belongs to. The bureau at the top belongs to none.
};

inline constexpr std::array levels{
    LevelFacts{Level::Bureau, "bureau", Level::Bureau},
    LevelFacts{Level::Detachment, "detachment", Level::Bureau},
    LevelFacts{Level::Brigade, "brigade", Level::Detachment},
};
static_assert(follows_enum(levels));

} // namespace zhiping
