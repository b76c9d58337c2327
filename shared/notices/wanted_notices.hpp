#pragma once

#include "shared/cases/case_file.hpp"
#include "shared/notices/notice.hpp"
#include "shared/units/unit_tree.hpp"

#include <optional>
#include <string>
#include <vector>

// Who is told of what happens to a case.
namespace zhiping {

// Of staff: who has a role in a unit, or one of them.
struct NoticeReaders {
    std::string unit_id;
    std::optional<Role> role = {}; // None: the one with the badge number.
    std::string badge = {};        // With a role: who of them is not told. They did it, or are told by themselves.

    bool operator==(const NoticeReaders&) const = default;
};

struct WantedNotice {
    NoticeKind kind;
    std::optional<NoticeReaders> readers = {}; // None: the person of the evaluation.
    std::string about_unit_id;                 // That the notice names.
    std::optional<Date> due = {};              // That it names; none where no day is promised.

    bool operator==(const WantedNotice&) const = default;
};

// What an event causes, `before` and `after` being the case around it; before its opening the case is empty. Nobody is
// told what they did themselves, as far as their badge number is known. `units` has the units of the case and those
// above; where the case is opened, none need be there.
std::vector<WantedNotice> wanted_notices(const CaseEvent&, const CaseFile& before, const CaseFile& after,
                                         const UnitTree& units);

} // namespace zhiping
