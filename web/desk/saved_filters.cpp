#include "web/desk/saved_filters.hpp"

#include "web/platform/storage.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

using platform::Keep;

// A name as it is kept: one line without tabs.
std::string as_name(std::string_view typed) {
    std::string name{typed};
    std::replace_if(
        name.begin(), name.end(), [](char each) { return each == '\t' || each == '\n'; }, ' ');
    return name;
}

} // namespace

std::string SavedFilters::key_of(std::string_view badge) { return "zhiping.desk.filters." + std::string{badge}; }

// Lines of a name, a tab and the address; what is none of ours is passed over.
void SavedFilters::load(std::string_view badge) {
    m_badge = badge;
    m_all.clear();
    const auto kept = platform::load(Keep::OnPhone, key_of(badge)).value_or("");
    for (std::string_view rest = kept; !rest.empty() && m_all.size() < max_saved_filters;) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto tab = line.find('\t');
        if (tab == 0 || tab == line.npos) continue;
        std::vector<std::string> unknown;
        auto where = read_query(line.substr(tab + 1), unknown);
        if (where.tab) m_all.push_back({std::string{line.substr(0, tab)}, std::move(where)});
    }
}

bool SavedFilters::add(std::string_view typed, Tab tab, const Filter& filter) {
    const auto name = as_name(typed);
    SavedFilter saved{name, {.tab = tab, .filter = filter}};
    saved.where.filter.search.clear();
    const auto same =
        std::find_if(m_all.begin(), m_all.end(), [&](const SavedFilter& each) { return each.name == name; });
    if (same != m_all.end())
        *same = std::move(saved);
    else if (m_all.size() < max_saved_filters)
        m_all.push_back(std::move(saved));
    else
        return false;
    return keep();
}

bool SavedFilters::remove(std::size_t place) {
    m_all.erase(m_all.begin() + static_cast<std::ptrdiff_t>(place));
    return keep();
}

bool SavedFilters::keep() const {
    std::string lines;
    for (const auto& [name, where] : m_all) lines += name + "\t" + to_query(where) + "\n";
    return platform::save(Keep::OnPhone, key_of(m_badge), lines);
}

} // namespace zhiping::desk
