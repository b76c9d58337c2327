#pragma once

#include "shared/cases/reply_template.hpp"
#include "shared/cases/staff_case.hpp"

#include <span>
#include <string_view>
#include <vector>

// What the desk knows of a template's variables, so that nobody writes twice what the case has. It is offered: whoever
// writes the reply reads it, and may change it.
namespace zhiping::desk {

// What the case's record says of how it was verified, and what its officers said, while the unit had it that has it
// now. Only what is known.
std::vector<TemplateValue> values_of_record(const StaffCase&);

// What is done about it. Of a text that names a day by which it will be done, the measures that are promised, and the
// last of their days; of another, those that are done.
std::vector<TemplateValue> values_of_measures(std::span<const Measure>, std::string_view text);

} // namespace zhiping::desk
