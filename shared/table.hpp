#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zhiping {

// For tables that hold one row of facts per enumerator, in the enum's order, each row starting
// with its enumerator (`value`) and the identifier that is stored and sent (`id`).
template <typename Table> constexpr bool follows_enum(const Table& table) {
    for (std::size_t index = 0; index < table.size(); ++index)
        if (static_cast<std::size_t>(table[index].value) != index) return false;
    return true;
}

template <typename Table> constexpr const auto& facts_of(const Table& table, decltype(Table::value_type::value) value) {
    return table[static_cast<std::size_t>(value)];
}

template <typename Table>
constexpr auto find_by_id(const Table& table, std::string_view id)
    -> std::optional<decltype(Table::value_type::value)> {
    for (const auto& row : table)
        if (row.id == id) return row.value;
    return std::nullopt;
}

} // namespace zhiping
