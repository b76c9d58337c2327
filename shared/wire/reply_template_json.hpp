#pragma once

#include "shared/cases/reply_template.hpp"

#include <string>
#include <string_view>

// Templates of replies as JSON.
namespace zhiping::wire {

// A file of templates, as assets/templates/replies.json: {"templates": [{"id", "name", "modules", "situations",
// "findings", "text"}], "source"}, where the lists and the source may be missing. Refused (invalid): what is no JSON,
// and naming the template and its member ("template 3 (fine_lawful): text"), what is missing, of the wrong type or
// unknown. What may be offered, check_templates() tells.
Result<std::vector<ReplyTemplate>> decode_template_file(std::string_view json);

// {"number", "begins", "templates": [{"id", "name", "modules", "situations", "findings", "text"}],
// "variables": [{"name", "from_case"}]}, the variables being template_variables.
std::string encode(const ReplyTemplateSet&);

// Refused (invalid, naming the template and the member): what is no JSON, missing or of the wrong type. A newer server
// may have more: members that are not known are passed over, and so are identifiers, and a template that is only for
// such. The variables are this program's own.
Result<ReplyTemplateSet> decode_template_set(std::string_view json);

} // namespace zhiping::wire
