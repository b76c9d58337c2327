#pragma once

#include "native/journal/line.hpp"
#include "native/store/staff_acts.hpp"

#include <functional>

// What the journal says of what staff did besides the steps of cases.
namespace zhiping::app {

// "act - change_roles 17 ACT AT", and of what is about a case its receipt number in place of the "-": what was done,
// which row of staff_act it is, and a commitment to all the rest.
journal::Line act_line(std::int64_t id, const store::StaffActRow&);

// What is stored of the act that a line is about must make the same line again: the problem in words.
std::optional<std::string> find_act_problem(store::Database&, const journal::Entry&);

// After all lines, of which so many were about acts: as many acts are stored.
void verify_acts(store::Database&, std::int64_t lines, const std::function<void(const std::string&)>& tell_problem);

} // namespace zhiping::app
