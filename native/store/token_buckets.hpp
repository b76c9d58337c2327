#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "shared/calendar/date.hpp"

#include <optional>

namespace zhiping::store {

// When a bucket is full again; nullopt when nothing is kept of it: it is full.
std::optional<Instant> find_token_bucket(Database&, const Digest&);

void put_token_bucket(Database&, const Digest&, Instant full_again);

void delete_full_token_buckets(Database&, Instant now);

} // namespace zhiping::store
