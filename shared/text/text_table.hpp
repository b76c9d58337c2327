#pragma once

#include "shared/text/text_ids.hpp"

#include <array>
#include <string_view>

namespace zhiping {

struct TextRow {
    std::string_view in_language[2];
};

// Generated from assets/text; read it through text().
extern const std::array<TextRow, text_count> text_table;

} // namespace zhiping
