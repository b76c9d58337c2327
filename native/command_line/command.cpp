#include "native/command_line/command.hpp"

#include <CLI/CLI.hpp>
#include <type_traits>

namespace zhiping::command_line {

namespace {

// CLI11 would read 010 as eight and 0x10 as sixteen, a file of settings neither.
std::string find_number_mistake(const std::string& word) {
    const bool is_plain =
        !word.empty() && word.find_first_not_of("0123456789") == word.npos && (word == "0" || !word.starts_with('0'));
    return is_plain ? "" : "'" + word + "' is not a number in plain digits";
}

template <typename Value> Option refine(CLI::Option& option, const OptionWords& words) {
    option.type_name(words.value);
    if constexpr (std::is_same_v<Value, std::uint64_t>) option.check(find_number_mistake);
    return Option{&option};
}

template <typename Value> Option add_option(CLI::App& app, const OptionWords& words, Value& value) {
    return refine<Value>(*app.add_option(words.name, value, words.about), words);
}

template <typename Value>
Option add_taking_option(CLI::App& app, const OptionWords& words, std::function<void(const Value&)> take) {
    return refine<Value>(*app.add_option_function<Value>(words.name, std::move(take), words.about), words);
}

} // namespace

Option& Option::required() {
    m_option->required();
    return *this;
}

Option& Option::default_is(const std::string& value) {
    m_option->default_str(value);
    return *this;
}

Option& Option::excludes(const Option& other) {
    m_option->excludes(other.m_option);
    return *this;
}

Option& Option::between(std::uint64_t least, std::uint64_t most) {
    m_option->check(CLI::Range(least, most));
    return *this;
}

Option& Option::one_of(const std::vector<std::string>& values) {
    m_option->check(CLI::IsMember(values).description(""));
    return *this;
}

Command Command::add_command(const std::string& name, const std::string& about) const {
    return Command{m_app->add_subcommand(name, about)};
}

Command Command::add_group(const std::string& name, const std::string& about) const {
    auto* group = m_app->add_subcommand(name, about);
    group->require_subcommand(1);
    return Command{group};
}

Option Command::option(const OptionWords& words, std::string& value) const { return add_option(*m_app, words, value); }

Option Command::option(const OptionWords& words, std::filesystem::path& value) const {
    return add_option(*m_app, words, value);
}

Option Command::option(const OptionWords& words, std::vector<std::string>& values) const {
    return add_option(*m_app, words, values);
}

Option Command::option(const OptionWords& words, std::uint64_t& value) const {
    return add_option(*m_app, words, value);
}

Option Command::option(const OptionWords& words, std::function<void(const std::string&)> take) const {
    return add_taking_option(*m_app, words, std::move(take));
}

Option Command::option(const OptionWords& words, std::function<void(const std::vector<std::string>&)> take) const {
    return add_taking_option(*m_app, words, std::move(take));
}

Option Command::option(const OptionWords& words, std::function<void(const std::uint64_t&)> take) const {
    return add_taking_option(*m_app, words, std::move(take));
}

void Command::flag(const std::string& name, bool& is_on, const std::string& about) const {
    m_app->add_flag(name, is_on, about);
}

void Command::say_below(const std::string& words) const { m_app->footer(words); }

void Command::run(std::function<void()> work) const { m_app->callback(std::move(work)); }

void parse(const std::string& about, const std::string& version,
           const std::function<void(const Command&)>& add_commands, int argc, const char* const* argv) {
    CLI::App program{about, "zhiping"};
    program.set_version_flag("--version", version);
    program.require_subcommand(1);
    try {
        add_commands(Command{&program});
        program.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        const bool is_help = problem.get_exit_code() == 0;
        if (!is_help) throw UsageError{problem.what()};
        program.exit(problem);
    }
}

} // namespace zhiping::command_line
