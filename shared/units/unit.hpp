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

// 行政复议机关: who reconsiders the decisions of a unit, which is the government whose department it belongs to
// (行政复议法 24). Its name, and its address where that is known, in one text.
using ReconsiderationBody = UnitName;

struct Unit {
    std::string id;                            // The administrative code where there is one: 420100.
    std::optional<std::string> parent_id = {}; // None: the unit at the top.
    Level level;
    UnitName name;                                           // Its own, without those above it.
    std::optional<ReconsiderationBody> reconsideration = {}; // Its own; without one, that of the next unit above it.

    bool operator==(const Unit&) const = default;
};

} // namespace zhiping
