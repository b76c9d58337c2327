#pragma once

#include "tests/support/reader.hpp"

#include <map>
#include <string>
#include <vector>

namespace zhiping::tests {

using Rows = std::vector<std::vector<std::string>>;

// What the cells of each row of tables say, the headings first.
inline Rows rows_of(const Reader& reader) {
    const auto nodes = reader.nodes();
    std::map<int, std::size_t> row_at; // By its place among the nodes.
    Rows rows;
    for (int index = 0; index < static_cast<int>(nodes.size()); ++index) {
        const auto& node = nodes[static_cast<std::size_t>(index)];
        if (node["role"] == "row") {
            row_at[index] = rows.size();
            rows.emplace_back();
        }
        if (!node.contains("label")) continue;
        auto parent = node["parent"].get<int>();
        if (node["role"] == "view-link") parent = nodes[static_cast<std::size_t>(parent)]["parent"]; // It is in a cell.
        if (const auto row = row_at.find(parent); row != row_at.end()) rows[row->second].push_back(node["label"]);
    }
    return rows;
}

} // namespace zhiping::tests
