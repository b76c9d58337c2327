#pragma once

#include <cstdint>
#include <utility>

namespace zhiping::store {

// So many rows are in memory at a time, where all of a table are visited.
inline constexpr std::int64_t max_page_rows = 500;

// Goes through all rows, one page in memory at a time. `list(last)` reads the page that follows the row `last`, which
// is null for the first one. No query is open while a page is used.
template <typename List, typename Use> void for_each_page(const List& list, const Use& use) {
    for (auto page = list(nullptr); !page.empty();) {
        use(std::as_const(page));
        const auto last = std::move(page.back());
        page = list(&last);
    }
}

template <typename List, typename Visit> void for_each_row(const List& list, const Visit& visit) {
    for_each_page(list, [&](const auto& page) {
        for (const auto& row : page) visit(row);
    });
}

} // namespace zhiping::store
