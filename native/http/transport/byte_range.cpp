#include "native/http/transport/byte_range.hpp"

#include <algorithm>
#include <charconv>

namespace zhiping::http {

namespace {

std::optional<std::uint64_t> number(std::string_view digits) {
    std::uint64_t value = 0;
    const auto end = digits.data() + digits.size();
    const auto [stopped, problem] = std::from_chars(digits.data(), end, value);
    if (problem == std::errc::result_out_of_range) return UINT64_MAX;
    if (problem != std::errc{} || stopped != end) return std::nullopt;
    return value;
}

} // namespace

ChosenRange choose_range(std::string_view header, std::uint64_t bytes) {
    constexpr std::string_view unit = "bytes=";
    const ChosenRange whole{RangeAnswer::Whole, {0, bytes - 1}};
    const auto dash = header.find('-');
    if (!header.starts_with(unit) || dash == header.npos) return whole;
    const auto from = header.substr(unit.size(), dash - unit.size()), to = header.substr(dash + 1);
    const auto first = number(from), last = number(to);
    if (from.empty() && last) { // The last so many.
        if (*last == 0) return {RangeAnswer::Unsatisfiable, {}};
        return {RangeAnswer::Part, {bytes - std::min(*last, bytes), bytes - 1}};
    }
    if (!first || (!to.empty() && !last) || (last && *last < *first)) return whole;
    if (*first >= bytes) return {RangeAnswer::Unsatisfiable, {}};
    return {RangeAnswer::Part, {*first, std::min(last.value_or(UINT64_MAX), bytes - 1)}};
}

} // namespace zhiping::http
