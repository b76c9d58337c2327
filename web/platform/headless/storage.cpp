#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

namespace {

auto& area(Keep keep) { return keep == Keep::OnPhone ? headless().on_phone : headless().in_tab; }

} // namespace

std::optional<std::string> load(Keep keep, std::string_view key) {
    const auto found = area(keep).find(key);
    if (found == area(keep).end()) return std::nullopt;
    return found->second;
}

bool save(Keep keep, std::string_view key, std::string_view text) {
    if (!headless().storage_allowed) return false;
    area(keep).insert_or_assign(std::string{key}, std::string{text});
    return true;
}

void erase(Keep keep, std::string_view key) { area(keep).erase(std::string{key}); }

std::vector<std::string> stored_keys(Keep keep) {
    std::vector<std::string> keys;
    for (const auto& [key, text] : area(keep)) keys.push_back(key);
    return keys;
}

} // namespace zhiping::platform
