#pragma once

#include "shared/units/named_unit.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"

// A unit with its name, as staff are sent it: {"id", "name": {"zh-CN", "en"}}.
namespace zhiping::wire {

inline Json unit_to_json(const NamedUnit& unit) { return {{"id", unit.id}, {"name", JsonWriter::plain(unit.name)}}; }

inline std::optional<Error> read_unit(const Json& json, NamedUnit& unit) {
    JsonReader reader{json};
    reader.need("id", unit.id);
    reader.need("name", unit.name);
    return reader.problem();
}

} // namespace zhiping::wire
