#pragma once

#include "native/journal/commitment.hpp"
#include "native/store/database.hpp"
#include "shared/cases/case_person.hpp"

#include <vector>

// Who of staff has seen what is hidden of a person.
namespace zhiping::store {

struct NewDisclosure {
    std::int64_t evaluation_id;
    std::int64_t staff_id;
    std::string unit_id;
    Disclosed what;
    std::string reason;
    journal::Salt salt;
    Instant at;
};

void insert_disclosure(Database&, const NewDisclosure&);

// Whether this member was shown this since then.
bool has_disclosure(Database&, std::int64_t evaluation_id, std::int64_t staff_id, Disclosed, Instant since);

inline constexpr int most_disclosures = 200;
std::vector<Disclosure> list_disclosures(Database&, std::int64_t evaluation_id); // The newest first, at most so many.

} // namespace zhiping::store
