#pragma once

#include "shared/text/language.hpp"
#include "shared/units/level.hpp"

#include <optional>
#include <string>

namespace zhiping {

struct UnitName {
    std::string chinese;
    std::string english;

    const std::string& operator[](Language language) const { return language == Language::Chinese ? chinese : english; }

    bool operator==(const UnitName&) const = default;
};

struct Unit {
    std::string id;                            // The administrative code where there is one: 420100.
    std::optional<std::string> parent_id = {}; // None: the unit at the top.
    Level level;
    UnitName name; // Its own, without those above it.

    bool operator==(const Unit&) const = default;
};

} // namespace zhiping
