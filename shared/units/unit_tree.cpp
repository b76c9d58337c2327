#include "shared/units/unit_tree.hpp"

#include <algorithm>

namespace zhiping {

UnitTree::UnitTree(std::span<const Unit> units) {
    for (const auto& unit : units) m_parents.insert_or_assign(unit.id, unit.parent_id);
}

std::optional<std::string> UnitTree::parent_of(std::string_view id) const {
    const auto found = m_parents.find(id);
    return found == m_parents.end() ? std::nullopt : found->second;
}

std::vector<std::string> UnitTree::above(std::string_view id) const {
    std::vector<std::string> upper;
    for (auto parent = parent_of(id); parent; parent = parent_of(*parent)) {
        const bool is_ring = *parent == id || std::find(upper.begin(), upper.end(), *parent) != upper.end();
        if (is_ring) return {};
        upper.push_back(*parent);
    }
    return upper;
}

bool UnitTree::is_above(std::string_view upper, std::string_view lower) const {
    const auto all = above(lower);
    return std::find(all.begin(), all.end(), upper) != all.end();
}

} // namespace zhiping
