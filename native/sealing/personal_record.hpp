#pragma once

#include "native/sealing/seal.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Texts about persons, sealed one by one (person_key.hpp).
namespace zhiping::sealing {

// What is sealed of an evaluation. Never change a number: what is sealed opens under it alone.
enum class PersonalRecord : std::uint8_t { Name = 1, Position = 2 };

// The id of that record of one evaluation.
FileId record_id(PersonalRecord, std::int64_t evaluation_id);

std::vector<std::uint8_t> close_text(const Seal&, std::string_view);

// Throws DamagedFile when it is not what close_text() made with this seal.
std::string open_text(const Seal&, std::span<const std::uint8_t>);

} // namespace zhiping::sealing
