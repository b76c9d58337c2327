#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zhiping::http {

// What a Range header asks for (RFC 9110, 14).
struct ByteRange {
    std::uint64_t first;
    std::uint64_t last; // Included.
};

enum class RangeAnswer { Whole, Part, Unsatisfiable };

struct ChosenRange {
    RangeAnswer answer;
    ByteRange range; // All of it when the answer is Whole.
};

// One range of a content of `bytes` (not 0). Several ranges, and what is no range of bytes, get the whole.
ChosenRange choose_range(std::string_view header, std::uint64_t bytes);

} // namespace zhiping::http
