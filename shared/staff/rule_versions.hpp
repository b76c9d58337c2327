#pragma once

#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <vector>

// The versions of policy and catalogue, as an administrator is shown them.
namespace zhiping {

struct PolicyLine {
    int version;
    std::optional<Date> begins = {}; // None: it comes with the program; nor has such a one the next two.
    std::optional<Instant> loaded = {};
    std::string who = {};
    bool is_in_force = false; // For what begins today.

    bool operator==(const PolicyLine&) const = default;
};

// All come with the program.
struct CatalogueLine {
    int version;
    bool is_in_force = false;

    bool operator==(const CatalogueLine&) const = default;
};

struct RuleVersions {
    std::vector<PolicyLine> policies; // By version; so are the catalogues.
    std::vector<CatalogueLine> catalogues;

    bool operator==(const RuleVersions&) const = default;
};

} // namespace zhiping
