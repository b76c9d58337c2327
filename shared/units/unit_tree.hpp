#pragma once

#include "shared/units/unit.hpp"

#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace zhiping {

// Which unit belongs to which. Units that stand in a ring are above nobody, so every question ends.
class UnitTree {
public:
    explicit UnitTree(std::span<const Unit>);

    bool has(std::string_view id) const { return m_parents.contains(id); }

    // None for the one at the top, and for one that is not known.
    std::optional<std::string> parent_of(std::string_view id) const;

    // Those above it, the nearest first.
    std::vector<std::string> above(std::string_view id) const;

    bool is_above(std::string_view upper, std::string_view lower) const;

private:
    std::map<std::string, std::optional<std::string>, std::less<>> m_parents;
};

} // namespace zhiping
