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

void add_commands(CLI::App& program) {
    program.set_version_flag("--version", "zhiping " ZHIPING_VERSION);
    program.require_subcommand(1);
    program.footer("Examples:\n"
                   "  zhiping units load assets/units/hubei.csv\n"
                   "  zhiping codes create --csv assets/units/sample-codes.csv\n"
                   "  zhiping codes sheet --out sheet.html\n"
                   "  zhiping serve\n"
                   "Every command has --help with examples of its own.");
    add_serve(program);
    add_units(program);
    add_codes(program);
    add_evaluations(program);
    add_evidence(program);
    add_verify(program);
    add_keys(program);
}

} // namespace

int run(int argc, const char* const* argv) {
    CLI::App program{"Zhiping 执法评价: what people think of how the traffic police handled them", "zhiping"};
    try {
        add_commands(program);
        program.parse(argc, argv);
        std::cout.flush();
        return std::cout ? 0 : fail("cannot write to the standard output", 1);
    } catch (const CLI::ParseError& problem) {
        const bool is_help = problem.get_exit_code() == 0;
        return is_help ? program.exit(problem) : fail(problem.what() + std::string{" (see --help)"}, 2);
    } catch (const std::exception& problem) {
        return fail(problem.what(), 1);
    }
}

} // namespace zhiping::command_line
