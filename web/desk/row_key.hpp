#pragma once

#include <string_view>

namespace zhiping::desk {

// What a row of a list is sorted by: a number, or words.
struct RowKey {
    bool is_missing = false;
    double number = 0;
    std::string_view words = {};
};

// Rows without a key come last, whichever way.
inline bool comes_before(const RowKey& one, const RowKey& other, bool is_descending) {
    if (one.is_missing != other.is_missing) return other.is_missing;
    const auto& first = is_descending ? other : one;
    const auto& second = is_descending ? one : other;
    return first.number != second.number ? first.number < second.number : first.words < second.words;
}

} // namespace zhiping::desk
