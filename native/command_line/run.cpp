#include "native/command_line/run.hpp"

#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

int fail(std::string message, int exit_code) {
    std::cerr << "zhiping: " << printable(message.substr(0, message.find('\n'))) << '\n';
    return exit_code;
}

void add_commands(const Command& program, const Outside& outside) {
    program.say_below("Examples:\n"
                      "  zhiping units load assets/units/hubei.csv\n"
                      "  zhiping codes create --csv assets/units/sample-codes.csv\n"
                      "  zhiping codes sheet --out sheet.html\n"
                      "  zhiping serve\n"
                      "Every command has --help with examples of its own.");
    add_serve(program, outside);
    add_units(program);
    add_codes(program, outside);
    add_issuers(program, outside);
    add_evaluations(program, outside);
    add_cases(program, outside);
    add_staff(program, outside);
    add_templates(program, outside);
    add_policy(program, outside);
    add_evidence(program, outside);
    add_verify(program);
    add_receipt(program);
    add_keys(program, outside);
    add_notices(program);
    add_jobs(program, outside);
    add_calendar(program, outside);
    add_backup(program, outside);
    add_config(program);
    add_demo(program, outside);
}

} // namespace

int run(int argc, const char* const* argv, const Outside& outside) {
    try {
        parse(
            "Zhiping 执法评价: what people think of how the traffic police handled them", "zhiping " ZHIPING_VERSION,
            [&](const Command& program) { add_commands(program, outside); }, argc, argv);
        std::cout.flush();
        return std::cout ? 0 : fail("cannot write to the standard output", 1);
    } catch (const UsageError& problem) {
        return fail(problem.what() + std::string{" (see --help)"}, 2);
    } catch (const std::exception& problem) {
        return fail(problem.what(), 1);
    }
}

} // namespace zhiping::command_line
