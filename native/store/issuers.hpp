#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::store {

struct Issuer {
    std::int64_t id;
    std::string name;
    std::string unit_id;
    Instant made;
    std::optional<Instant> revoked;
};

// Its id; none when one has this name. Precondition: the unit is stored.
std::optional<std::int64_t> insert_issuer(Database&, const std::string& name, const std::string& unit_id,
                                          const Digest& key, Instant now);

// Whose key it is and who is not revoked.
std::optional<Issuer> find_issuer_by_key(Database&, const Digest& key);

std::optional<Issuer> find_issuer(Database&, std::int64_t id);

// One that was revoked before keeps its first time.
void revoke_issuer(Database&, std::int64_t id, Instant now);

// What one request asked for, and what came of each document.
struct IssuerBatch {
    std::int64_t created = 0;
    std::int64_t known = 0;
    std::int64_t refused = 0;
};
void insert_issuer_batch(Database&, std::int64_t issuer_id, const IssuerBatch&, Instant now);

struct IssuerUse {
    Issuer issuer;
    std::int64_t created;
    std::optional<Instant> last_used;
};
// By name.
std::vector<IssuerUse> list_issuers(Database&);

} // namespace zhiping::store
