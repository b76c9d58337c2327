#pragma once

#include "shared/calendar/date.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Codes that change with the time (RFC 6238): HMAC-SHA-1, six digits, steps of 30 s, as every phone's app makes them.
namespace zhiping::sealing {

inline constexpr std::size_t totp_secret_bytes = 20; // RFC 4226, section 4, R6.
inline constexpr int totp_digits = 6;
inline constexpr std::chrono::seconds totp_step_time{30};

using TotpSecret = std::span<const std::uint8_t, totp_secret_bytes>;

std::int64_t totp_step(Instant);

std::string totp_code(TotpSecret, std::int64_t step, int digits = totp_digits);

// The step whose code it is: the one of `now`, the one before or the one after, because clocks differ (RFC 6238,
// section 5.2). Takes equally long whatever the code. Whether the step was used before, the caller knows.
std::optional<std::int64_t> find_totp_step(TotpSecret, std::string_view code, Instant now);

// What an app on a phone reads as a QR code. `account` is ASCII without signs, like a badge number.
std::string totp_address(TotpSecret, std::string_view account);

} // namespace zhiping::sealing
