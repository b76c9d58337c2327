#pragma once

#include "shared/names.hpp"

// The addresses of the API, for the phone that calls them and the server that answers.
namespace zhiping::wire {

inline constexpr auto evaluations_path = names::path::evaluations;
inline constexpr auto uploads_path = names::path::uploads;
inline constexpr auto codes_path = names::path::codes;
inline constexpr auto reply_templates_path = "/api/v1/reply-templates";

// Of staff; of the sessions one is the caller's own, and the others are ended together.
inline constexpr auto cases_path = "/api/v1/cases";
inline constexpr auto requests_path = "/api/v1/requests";
inline constexpr auto events_path = "/api/v1/events";
inline constexpr auto comments_path = "/api/v1/comments";
inline constexpr auto officer_cases_path = "/api/v1/officer/cases";
inline constexpr auto counter_receipts_path = "/api/v1/counter/receipts";
inline constexpr auto counter_evaluations_path = "/api/v1/counter/evaluations";
inline constexpr auto work_path = "/api/v1/work";
inline constexpr auto staff_session_path = "/api/v1/staff/session";
inline constexpr auto staff_sessions_path = "/api/v1/staff/sessions";
inline constexpr auto colleagues_path = "/api/v1/staff/colleagues";
inline constexpr auto staff_units_path = "/api/v1/staff/units";
inline constexpr auto anomalies_path = "/api/v1/anomalies";
inline constexpr auto board_path = "/api/v1/board";
inline constexpr auto audit_path = "/api/v1/audit";
inline constexpr auto exported_cases_path = "/api/v1/exports/cases"; // ".csv" or ".jsonl" follows.
inline constexpr auto administration_path = "/api/v1/admin";         // "/units", "/staff", "/changes" ... follow.

// What the Authorization header starts with; the secret follows.
inline constexpr auto authorization_scheme = "Bearer ";

} // namespace zhiping::wire
