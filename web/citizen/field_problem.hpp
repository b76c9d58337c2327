#pragma once

#include <string>
#include <string_view>

namespace zhiping::citizen {

// What is wrong, at which field, in the person's words.
struct FieldProblem {
    std::string field; // As in the JSON; empty when the whole form is at fault.
    std::string message;

    bool operator==(const FieldProblem&) const = default;
};

// The names by which fields are found again: in error links and when text arrives.
namespace field {
inline constexpr std::string_view document_number = "document_number";
inline constexpr std::string_view satisfaction = "satisfaction";
inline constexpr std::string_view situations = "situations";
inline constexpr std::string_view statement = "statement";
inline constexpr std::string_view evidence = "evidence";
inline constexpr std::string_view position = "position";
inline constexpr std::string_view position_words = "position_words";
} // namespace field

} // namespace zhiping::citizen
