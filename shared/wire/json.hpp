#pragma once

#include "shared/calendar/date.hpp"
#include "shared/result.hpp"
#include "shared/text/text_ids.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

// How this room reads and writes JSON. Included by its .cpp files only: nobody else sees the library.
namespace zhiping::wire {

using Json = nlohmann::json;

// A discarded value when `text` is not JSON: the web build has no exceptions. The library stops at a zero byte and
// ignores the rest.
Json parse(std::string_view text);

// Text that is not UTF-8 is written with U+FFFD in its place instead of stopping the program.
inline std::string to_text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The member as T, or a refusal that names it. `T` is std::string, std::int64_t, double (any number) or bool.
template <typename T> Result<T> member(const Json& object, const char* name);

// The empty string when the member is missing.
Result<std::string> optional_string(const Json& object, const char* name);

// Whole seconds since 1970-01-01 UTC, from 1970 to 9999.
Result<Instant> instant_member(const Json& object, const char* name);
std::int64_t to_number(Instant);

// A member that is one of a table's identifiers (shared/table.hpp).
template <typename Table>
auto enum_member(const Json& object, const char* name, const Table& table)
    -> Result<decltype(Table::value_type::value)> {
    return member<std::string>(object, name)
        .and_then([&](const std::string& id) -> Result<decltype(Table::value_type::value)> {
            if (const auto value = find_by_id(table, id)) return *value;
            return invalid(name, Text::ValueUnknown);
        });
}

} // namespace zhiping::wire
