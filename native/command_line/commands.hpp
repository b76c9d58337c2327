#pragma once

#include "native/command_line/command.hpp"
#include "native/command_line/run.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>

// Each function adds one group of commands to the program; a command runs when it is parsed.
namespace zhiping::command_line {

void add_config(const Command& program);
void add_serve(const Command& program, const Outside&);
void add_units(const Command& program);
void add_backup(const Command& program, const Outside&); // And restore.
void add_calendar(const Command& program, const Outside&);
void add_calendar_days(const Command& calendar, const Outside&);
void add_cases(const Command& program, const Outside&);
void add_cases_act(const Command& cases, const Outside&);
void add_cases_attachment(const Command& cases);
void add_cases_show(const Command& cases);
void add_codes(const Command& program, const Outside&);
void add_codes_blank(const Command& codes, const Outside&);
void add_codes_create(const Command& codes, const Outside&);
void add_codes_sheet(const Command& codes, const Outside&);
void add_demo(const Command& program, const Outside&);
void add_evaluations(const Command& program, const Outside&);
void add_evaluations_anomalies(const Command& evaluations, const Outside&);
void add_evidence(const Command& program, const Outside&);
void add_issuers(const Command& program, const Outside&);
void add_jobs(const Command& program, const Outside&);
void add_keys(const Command& program, const Outside&);
void add_notices(const Command& program);
void add_policy(const Command& program, const Outside&);
void add_receipt(const Command& program);
void add_staff(const Command& program, const Outside&);
void add_staff_absence(const Command& staff, const Outside&);
void add_staff_add(const Command& staff, const Outside&);
void add_staff_load(const Command& staff, const Outside&);
void add_staff_reset(const Command& staff, const Outside&);
void add_templates(const Command& program, const Outside&);
void add_verify(const Command& program);

// The command cannot do what it was asked for; what() is one line for the operator.
class CommandError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace zhiping::command_line
