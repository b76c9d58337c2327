#include "native/app/seen_case.hpp"

#include "native/app/staff_actors.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/with_case.hpp"
#include "shared/cases/case_person.hpp"
#include "shared/text/graphemes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

namespace zhiping::app {

std::optional<cases::StoredCase> find_seen_case(store::Database& database, const ReceiptNumber& receipt,
                                                const StaffMember& member) {
    return cases::with_case(database, receipt, [&](const auto& stored) -> std::optional<cases::StoredCase> {
        return cases::show_to(database, stored, actors_of(member)) ? std::optional{stored} : std::nullopt;
    });
}

bool has_right(store::Database& database, const cases::StoredCase& stored, const StaffMember& member, Right right) {
    const auto all = rights_of(database, stored, member);
    return std::find(all.begin(), all.end(), right) != all.end();
}

std::vector<Right> rights_of(store::Database& database, const cases::StoredCase& stored, const StaffMember& member) {
    const auto units = cases::units_above(database, {stored.file.unit_id, member.unit_id});
    const auto actors = actors_of(member);
    std::vector<Right> all;
    for (const auto& [right, id] : rights)
        if (std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) {
                return may(actor, right, stored.file, units) && !is_barred(stored.file, actor);
            }))
            all.push_back(right);
    return all;
}

Result<std::string> check_reason(const std::string& said) {
    auto reason = readable(said);
    const bool is_blank = reason.find_first_not_of(" \t\n\r") == std::string::npos;
    if (is_blank || !is_readable(reason) || count_graphemes(reason) > max_reason_characters)
        return invalid("reason", Text::ReasonNeeded);
    return reason;
}

} // namespace zhiping::app
