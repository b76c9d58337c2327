#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/staff_member.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "shared/cases/officer_case.hpp"
#include "shared/cases/officer_request.hpp"

// The cases of codes that name a member of staff who has the role of an officer: by badge number. To anybody else there
// is none.
namespace zhiping::app {

inline constexpr int max_officer_page = 200;

// What a list is asked for.
struct OfficerQuery {
    std::string after = {}; // OfficerPage::next of the page before.
    int most = 50;
};

// The newest first: those in which he was asked, and those that have an outcome. Refused (invalid, naming it): a cursor
// that no page gave, a page of none or more than max_officer_page.
Result<OfficerPage> list_officer_cases(store::Store&, CurrentCalendar&, const StaffMember&, const OfficerQuery&,
                                       Instant now);

// Refused (not_found): there is none for him (officer_case()).
Result<OfficerCase> read_officer_case(store::Store&, CurrentCalendar&, const ReceiptNumber&, const StaffMember&,
                                      Instant now);

// Does it, and returns the case afterwards. Refused: not_found, and what decide() refuses; invalid (at "question") when
// an answer names none that he was asked.
Result<OfficerCase> act_as_officer(store::Store&, CurrentCalendar&, const ReceiptNumber&, const StaffMember&,
                                   const OfficerRequest&, Instant now, outside::Random&);

} // namespace zhiping::app
