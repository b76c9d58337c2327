#pragma once

#include "shared/notices/wanted_notices.hpp"

#include <string>
#include <vector>

// Notices as a test reads them.
namespace zhiping::test {

using Told = std::vector<std::string>;

inline std::string in_words(const NoticeReaders& readers) {
    const auto of_unit = " of " + readers.unit_id;
    if (!readers.role) return readers.badge + of_unit;
    const auto whom = std::string{facts_of(roles, *readers.role).id} + "s" + of_unit;
    return readers.badge.empty() ? whom : whom + " but " + readers.badge;
}

// "new_case to leads of 420114 but 1003, about 420114, due 2026-11-25"
inline std::string in_words(const WantedNotice& notice) {
    return std::string{facts_of(notice_kinds, notice.kind).id} + " to " +
           (notice.readers ? in_words(*notice.readers) : "the person") + ", about " + notice.about_unit_id +
           (notice.due ? ", due " + to_string(*notice.due) : "");
}

} // namespace zhiping::test
