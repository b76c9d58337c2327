#pragma once

#include "shared/result.hpp"

#include <optional>
#include <string>
#include <string_view>

// Why a file that somebody loads could not be read, in the reader's language.
namespace zhiping::app {

// "Line 3 is not valid JSON."; nullopt: all of it is JSON.
std::optional<std::string> problem_with_json(std::string_view content, Language);

// The same, or else what is wrong with which member: "year: This value is missing.".
std::string words_of_unread(std::string_view content, const Error&, Language);

} // namespace zhiping::app
