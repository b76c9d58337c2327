#pragma once

#include "shared/text/text.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <variant>

namespace zhiping {

// Why a request was refused. Each code has one HTTP status (native/http/exchange/exchange.cpp).
enum class ErrorCode {
    Invalid,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    Gone,
    TooLarge,
    Busy,    // Somebody else is doing it just now.
    Damaged, // What arrived is not what was sent.
    TooMany,
    Full, // No room.
    Unavailable,
};

// An expected refusal, safe to show to the person who asked. A broken disk or a failed query is
// not an Error: native/ throws for those, and nobody outside sees why.
struct Error {
    ErrorCode code;
    Message message;
    std::string field = {};       // As named in the JSON; empty when the whole request is at fault.
    std::chrono::seconds wait{0}; // Of too_many: before another is taken. 0: it is not known.

    bool operator==(const Error&) const = default;
};

struct Ok {
    bool operator==(const Ok&) const = default;
};

// Either a value or the reason there is none. Member names follow std::expected, so this file
// becomes an alias when the compilers have it.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }

    // Precondition: holds a value. Checked in every build; a wrong guess stops the program.
    const T& value() const& { return *require(std::get_if<0>(&m_state)); }
    T&& value() && { return std::move(*require(std::get_if<0>(&m_state))); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }

    // Precondition: holds no value.
    const Error& error() const { return *require(std::get_if<1>(&m_state)); }

    template <typename F> auto and_then(F&& next) && -> decltype(next(std::declval<T>())) {
        if (!*this) return error();
        return next(std::move(*this).value());
    }

private:
    template <typename P> static P* require(P* pointer) {
        if (!pointer) __builtin_trap();
        return pointer;
    }

    std::variant<T, Error> m_state;
};

inline Error invalid(std::string field, Message message) { return {ErrorCode::Invalid, message, std::move(field)}; }

} // namespace zhiping
