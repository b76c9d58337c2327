#pragma once

#include "web/desk/address.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zhiping::desk {

struct SavedFilter {
    std::string name;
    Address where; // A tab and its filter, without what is searched: that names people's documents.
};

// Filters that somebody has given a name, kept in this browser for their badge number.
class SavedFilters {
public:
    void load(std::string_view badge);
    void forget() { m_all.clear(), m_badge.clear(); } // Nobody is at the desk; what is kept stays.

    const std::vector<SavedFilter>& all() const { return m_all; }
    bool add(std::string_view name, Tab, const Filter&); // In place of one of this name. False: it cannot be kept.
    bool remove(std::size_t place);

    static std::string key_of(std::string_view badge);

private:
    bool keep() const;

    std::string m_badge;
    std::vector<SavedFilter> m_all;
};

inline constexpr std::size_t max_saved_filters = 20;

} // namespace zhiping::desk
