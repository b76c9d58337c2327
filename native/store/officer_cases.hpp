#pragma once

#include "native/store/database.hpp"
#include "shared/cases/officer_case.hpp"

#include <optional>
#include <vector>

// Cases by the officers on their codes.
namespace zhiping::store {

struct ListedOfficerCase {
    std::int64_t evaluation_id;
    OfficerSubject subject;
};

// The newest first, before this evaluation: those of codes that name the badge number and that somebody has asked an
// officer about or that are closed. At most so many.
std::vector<ListedOfficerCase> list_officer_cases(Database&, std::string_view badge,
                                                  std::optional<std::int64_t> before_evaluation_id, std::int64_t most);

std::optional<ListedOfficerCase> find_officer_case(Database&, const ReceiptNumber&);

} // namespace zhiping::store
