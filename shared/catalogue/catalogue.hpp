#pragma once

#include "shared/catalogue/module.hpp"
#include "shared/catalogue/situation.hpp"
#include "shared/text/text.hpp"

#include <cstdint>
#include <span>

namespace zhiping {

struct OfferedSituation {
    Situation situation;
    Words words;
};

struct ModuleContent {
    Words name;
    Words question;
    Words situations_heading;
    std::span<const OfferedSituation> situations; // In the order they are shown.

    bool offers(Situation) const;
};

// What the citizen reads and may choose, as one version of assets/catalogue has it. An evaluation
// stores the version it was made under, so that it can always be read as it was meant; a version
// that has shipped is never changed.
struct Catalogue {
    int version;
    std::span<const Words> instructions;    // 评价须知: what is stored and who sees it. Agreed to as a whole.
    std::span<const ModuleContent> content; // In the order of Module.

    const ModuleContent& of(Module module) const { return content[static_cast<std::size_t>(module)]; }
};

// Every version, oldest first; generated from assets/catalogue.
std::span<const Catalogue> catalogues();

const Catalogue& newest_catalogue();

// nullptr when there is no such version.
const Catalogue* find_catalogue(std::int64_t version);

} // namespace zhiping
