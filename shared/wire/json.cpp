#include "shared/wire/json.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::wire {

namespace {

bool fits_int64(const Json& value) {
    return !value.is_number_unsigned() || value.get<std::uint64_t>() <= std::uint64_t{INT64_MAX};
}

} // namespace

template <> Result<std::string> member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return invalid(name, Text::FieldMissing);
    if (!found->is_string()) return invalid(name, Text::FieldWrongType);
    return found->get<std::string>();
}

template <> Result<std::int64_t> member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return invalid(name, Text::FieldMissing);
    if (found->is_number_float()) return invalid(name, Text::FieldOutOfRange);
    if (!found->is_number_integer()) return invalid(name, Text::FieldWrongType);
    if (!fits_int64(*found)) return invalid(name, Text::FieldOutOfRange);
    return found->get<std::int64_t>();
}

template <> Result<bool> member(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return invalid(name, Text::FieldMissing);
    if (!found->is_boolean()) return invalid(name, Text::FieldWrongType);
    return found->get<bool>();
}

Result<std::string> optional_string(const Json& object, const char* name) {
    if (!object.contains(name)) return std::string{};
    return member<std::string>(object, name);
}

Result<Instant> instant_member(const Json& object, const char* name) {
    return member<std::int64_t>(object, name).and_then([&](std::int64_t seconds) -> Result<Instant> {
        if (seconds < 0 || seconds > to_number(last_instant)) return invalid(name, Text::FieldOutOfRange);
        return Instant{std::chrono::seconds{seconds}};
    });
}

std::int64_t to_number(Instant instant) { return instant.time_since_epoch().count(); }

} // namespace zhiping::wire
