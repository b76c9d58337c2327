#pragma once

#include "web/ui/table.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::gallery {

// As the worklist has them (web/desk/worklist_screen.cpp).
inline constexpr std::array big_columns{
    ui::TableColumn{.name = "receipt", .label = "回执号", .least = 212, .share = 0, .sorts = true},
    ui::TableColumn{.name = "due", .label = "时限", .least = 96, .share = 0, .sorts = true},
    ui::TableColumn{.name = "unit", .label = "单位", .least = 120, .share = 1, .sorts = true},
    ui::TableColumn{.name = "status", .label = "状态", .least = 84, .share = 0, .sorts = true},
    ui::TableColumn{.name = "marks", .label = "提示", .least = 96, .share = 1, .sorts = false},
    ui::TableColumn{.name = "situations", .label = "情形", .least = 160, .share = 3, .sorts = false},
    ui::TableColumn{.name = "place", .label = "地点", .least = 140, .share = 2, .sorts = true},
    ui::TableColumn{.name = "handler", .label = "承办人", .least = 88, .share = 0, .sorts = true},
    ui::TableColumn{.name = "received", .label = "收到", .least = 84, .share = 0, .sorts = true},
    ui::TableColumn{.name = "module", .label = "业务", .least = 96, .share = 0, .sorts = true}};

// More cases than a worklist ever has, made from a count alone: the same as tests/bench/peers/table_rows.mjs makes.
class BigRows {
public:
    static constexpr std::size_t count = 100'000;

    BigRows();
    BigRows(const BigRows&) = delete;
    BigRows& operator=(const BigRows&) = delete;

    using Cells = std::array<std::string_view, big_columns.size()>;
    const Cells& cells(std::size_t number) const { return m_rows[number]; }
    bool is_late(std::size_t number) const;

    // The numbers of the rows, in the order of what a column says, or as they were made.
    std::vector<std::uint32_t> in_order(const std::optional<ui::TableSort>&) const;

    // Of these, those whose receipt or place has these words in it.
    std::vector<std::uint32_t> found(std::span<const std::uint32_t> numbers, std::string_view words) const;

private:
    std::string_view keep(std::string text) { return m_made.emplace_back(std::move(text)); }

    std::deque<std::string> m_made; // What rows say that is not a constant. They stay where they are.
    std::vector<Cells> m_rows;
};

} // namespace zhiping::gallery
