#pragma once

// The addresses of the API, for the phone that calls them and the server that answers.
namespace zhiping::wire {

inline constexpr auto evaluations_path = "/api/v1/evaluations";
inline constexpr auto uploads_path = "/api/v1/uploads";
inline constexpr auto codes_path = "/api/v1/codes";

// What the Authorization header starts with; the secret follows.
inline constexpr auto authorization_scheme = "Bearer ";

} // namespace zhiping::wire
