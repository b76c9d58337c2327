#pragma once

#include "native/store/cases.hpp"
#include "native/store/stored.hpp"

// The columns of a case as lists read them.
namespace zhiping::store {

inline const std::string state_columns =
    "case_file.evaluation_id, policy_version, status, closing, case_file.unit_id, round,"
    " events, due_date, has_pressure_report, is_unapproved, is_sample, handler_badge, request, has_objection,"
    " handler_name, has_rejected_reply, has_disputed_contact, open_measures";

inline CaseState read_state(Statement& query) {
    return {.evaluation_id = query.next<std::int64_t>(),
            .policy_version = query.next<int>(),
            .status = next_enum(query, case_statuses),
            .closing = query.next_optional([&] { return next_enum(query, closings); }),
            .unit_id = query.next<std::string>(),
            .round = query.next<int>(),
            .events = query.next<int>(),
            .due = query.next_optional([&] { return next_date(query); }),
            .has_pressure_report = query.next<bool>(),
            .is_unapproved = query.next<bool>(),
            .is_sample = query.next<bool>(),
            .handler_badge = query.next<std::optional<std::string>>(),
            .request = query.next<std::optional<std::string>>(),
            .has_objection = query.next<bool>(),
            .handler_name = query.next<std::optional<std::string>>(),
            .has_rejected_reply = query.next<bool>(),
            .has_disputed_contact = query.next<bool>(),
            .open_measures = query.next<int>()};
}

inline ListedCase read_listed(Statement& query) {
    return {
        .state = read_state(query), .receipt = next_parsed<ReceiptNumber>(query), .received = query.next<Instant>()};
}

} // namespace zhiping::store
