#pragma once

#include "shared/calendar/date.hpp"
#include "shared/codes/code.hpp"
#include "tests/common/random.hpp"

#include <catch_amalgamated.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace zhiping::test {

// A moment by the clock in China.
constexpr Instant at(std::chrono::year_month_day day, int hour, int minute = 0) {
    return Instant{Date{day}} + std::chrono::hours{hour} + std::chrono::minutes{minute} - china_offset;
}

// What was refused and why; nullopt when it was not, so that a test can compare before it looks inside.
template <typename T> std::optional<Error> refusal(const Result<T>& result) {
    if (result) return std::nullopt;
    return result.error();
}

inline Code some_code() { return Code::from_random({0x3D, 0x4C, 0x6F, 0x4E, 0x75, 0x11, 0x27, 0xC8, 0x9A, 0xF0}); }

inline std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t count = 0; count < times; ++count) all += text;
    return all;
}

} // namespace zhiping::test

// How a failing check shows our values.
template <> struct Catch::StringMaker<zhiping::Date> {
    static std::string convert(zhiping::Date date) { return zhiping::to_string(date); }
};

template <> struct Catch::StringMaker<zhiping::Instant> {
    static std::string convert(zhiping::Instant instant) { return zhiping::to_china_time(instant); }
};

template <> struct Catch::StringMaker<zhiping::Error> {
    static std::string convert(const zhiping::Error& error) {
        return error.field + ": " + std::string{text(error.message, zhiping::Language::English)};
    }
};

template <> struct Catch::StringMaker<std::optional<zhiping::Error>> {
    static std::string convert(const std::optional<zhiping::Error>& error) {
        return error ? StringMaker<zhiping::Error>::convert(*error) : "not refused";
    }
};
