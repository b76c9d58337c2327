#pragma once

#include "shared/result.hpp"
#include "shared/staff/audit.hpp"

#include <string>
#include <string_view>

namespace zhiping::wire {

// {"entries":[{"at","kind","who":{"name","badge"},"unit","unit_name":{"zh-CN","en"},"action","receipt","subject",
// "count"}],"next"}; members that say nothing are left out, times are seconds since 1970.
std::string encode(const AuditPage&);

// Refused (invalid, naming the member): what is missing or of the wrong type. Entries of kinds that are not known are
// passed over.
Result<AuditPage> decode_audit_page(std::string_view body);

} // namespace zhiping::wire
