#pragma once

#include "native/store/persons.hpp"

#include <optional>

// Where whoever evaluated said they were, as it is sealed.
namespace zhiping::store {

struct StoredPosition {
    std::int64_t evaluation_id;
    std::optional<SealedText> sealed; // Nullopt: erased.
    std::optional<Instant> agreed_at; // To give the position; nullopt: words alone were given.
};

void insert_position(Database&, const StoredPosition&);
std::optional<StoredPosition> find_position(Database&, std::int64_t evaluation_id);

} // namespace zhiping::store
