#include "native/settings/nearest_name.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace zhiping::settings {

namespace {

// How many symbols have to be put in, left out or changed (Levenshtein, 1965). A row of the table is kept: how far the
// beginnings of `to` are from what of `from` was read.
std::size_t mistakes_between(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t read = 1; read <= from.size(); ++read) {
        auto before = std::exchange(row[0], read);
        for (std::size_t length = 1; length <= to.size(); ++length) {
            const auto changed = before + (from[read - 1] == to[length - 1] ? 0 : 1);
            before = row[length];
            row[length] = std::min({changed, row[length] + 1, row[length - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view find_nearest(std::string_view written, const std::vector<std::string_view>& names) {
    std::string_view nearest;
    auto fewest = written.size() / 2 + 1; // More, and it is another word.
    for (const auto name : names)
        if (const auto mistakes = mistakes_between(written, name); mistakes < fewest) {
            fewest = mistakes;
            nearest = name;
        }
    return nearest;
}

} // namespace zhiping::settings
