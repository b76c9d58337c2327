#pragma once

#include "shared/cases/exported_case.hpp"
#include "shared/cases/work_counts.hpp"

#include <string>
#include <string_view>

// The lists of work, between the server and the desk. Members that say nothing are left out.
namespace zhiping::wire {

// {"cases":[{"receipt","received_at","module","status","closing","unit","unit_name":{"zh-CN","en"},"round","due",
// "marks":[...],"situations":[...],"place","document_type","document_number","handler":{"name","badge"}}, ...],"next"};
// "unit" is its id.
std::string encode(const WorkPage&);

// The members of a case in a list, and "original_due", "late", "statement", "person":{"name","phone"}, "reply" as
// citizen_case_json.hpp has it. One line, without its end.
std::string encode(const ExportedCase&);

// {"mine","unit","to_approve","requests","overdue_below","comments"}
std::string encode(const WorkCounts&);

// Refused (invalid, naming the member): what is missing or of the wrong type. Members, marks and situations that are
// not known are passed over, so that an old desk goes on with a newer server.
Result<WorkPage> decode_work_page(std::string_view body);
Result<WorkCounts> decode_work_counts(std::string_view body);

} // namespace zhiping::wire
