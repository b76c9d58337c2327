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
    // 法律途径: what the law leaves open against a decision. The sources are in docs/law.md; version 1 has none.
    std::span<const Words> legal_way;
    std::span<const std::string_view> decisions; // The types of documents that are one, as printed.
    // What is agreed to by itself before the position is asked for. Versions 1 and 2 have none: whoever agreed to them
    // was asked neither for a name nor for a position.
    Words position_consent;

    bool asks_who_and_where() const { return version >= 3; }

    const ModuleContent& of(Module module) const { return content[static_cast<std::size_t>(module)]; }
};

// Every version, oldest first; generated from assets/catalogue.
std::span<const Catalogue> catalogues();

const Catalogue& newest_catalogue();

// Whether a document of this type, as printed on it, is a decision that can be reconsidered (行政复议法 11); a notice
// is none. The newest version says so, because the law holds for whoever reads now. A type that it does not name is
// none.
bool is_decision(std::string_view document_type);

// nullptr when there is no such version.
const Catalogue* find_catalogue(std::int64_t version);

} // namespace zhiping
