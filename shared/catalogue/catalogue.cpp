#include "shared/catalogue/catalogue.hpp"

#include <algorithm>

namespace zhiping {

bool ModuleContent::offers(Situation situation) const {
    return std::any_of(situations.begin(), situations.end(),
                       [&](const OfferedSituation& offered) { return offered.situation == situation; });
}

const Catalogue& newest_catalogue() { return catalogues().back(); }

bool is_decision(std::string_view document_type) {
    const auto decisions = newest_catalogue().decisions;
    return std::find(decisions.begin(), decisions.end(), document_type) != decisions.end();
}

const Catalogue* find_catalogue(std::int64_t version) {
    for (const auto& catalogue : catalogues())
        if (catalogue.version == version) return &catalogue;
    return nullptr;
}

} // namespace zhiping
