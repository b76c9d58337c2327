#pragma once

#include "shared/names.hpp"

// The addresses of the API, for the phone that calls them and the server that answers.
namespace zhiping::wire {

inline constexpr auto evaluations_path = names::path::evaluations;
inline constexpr auto uploads_path = names::path::uploads;
inline constexpr auto codes_path = names::path::codes;

// What the Authorization header starts with; the secret follows.
inline constexpr auto authorization_scheme = "Bearer ";

} // namespace zhiping::wire
