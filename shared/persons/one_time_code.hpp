#pragma once

#include "shared/result.hpp"
#include "shared/table.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhiping {

// Six digits that are sent to a telephone, and typed by whoever has it.
class OneTimeCode {
public:
    static constexpr std::uint32_t count = 1'000'000; // Of all there are.

    // Blanks and hyphens between them and full-width digits are forgiven. Refused (invalid): anything but six digits.
    static Result<OneTimeCode> parse(std::string_view typed);

    // Precondition: below `count`.
    static OneTimeCode from_number(std::uint32_t);

    // "049302"
    const std::string& digits() const { return m_digits; }

private:
    explicit OneTimeCode(std::string digits) : m_digits(std::move(digits)) {}

    std::string m_digits;
};

inline constexpr std::chrono::minutes one_time_code_lifetime{5};
inline constexpr int max_one_time_code_tries = 5; // Of one code; after that it is of no use.

// How soon a code may be sent to the same number once more.
inline constexpr std::chrono::seconds one_time_code_pause{60};

// Who is counted when a code is asked for.
enum class CodeAsker { Phone, Device, Evaluation, Address };

// How many codes may be asked for in a time. An address may be that of a hall, or of a whole provider.
struct CodeLimit {
    CodeAsker value;
    std::string_view id; // Stored.
    int hourly;
    int daily;
};

inline constexpr std::array code_limits{
    CodeLimit{CodeAsker::Phone, "phone", 5, 10},
    CodeLimit{CodeAsker::Device, "device", 10, 20},
    CodeLimit{CodeAsker::Evaluation, "evaluation", 6, 20},
    CodeLimit{CodeAsker::Address, "address", 200, 1'000},
};
static_assert(follows_enum(code_limits));

} // namespace zhiping
