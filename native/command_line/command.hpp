#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

// What a command takes and what it does. CLI11 stands behind this in one file, because every file that sees it takes
// ten seconds to compile.
namespace zhiping::command_line {

// The words make no sense; what() is one line for the operator.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// How an option is written and explained.
struct OptionWords {
    std::string name;  // "--data", or "code" for one that is written without a name.
    std::string value; // What stands for its value in --help: "DIR".
    std::string about;
};

class Option {
public:
    explicit Option(CLI::Option* option) : m_option(option) {}

    Option& required();
    Option& default_is(const std::string&); // As --help says it.
    Option& excludes(const Option&);
    Option& between(std::uint64_t least, std::uint64_t most);
    Option& one_of(const std::vector<std::string>&);

private:
    CLI::Option* m_option;
};

// A command of the program, or a group of them. Valid while the program is parsed. What an option writes into must
// live as long as that.
class Command {
public:
    explicit Command(CLI::App* app) : m_app(app) {}

    Command add_command(const std::string& name, const std::string& about) const;
    Command add_group(const std::string& name, const std::string& about) const; // Nothing by itself.

    Option option(const OptionWords&, std::string& value) const;
    Option option(const OptionWords&, std::filesystem::path& value) const;
    Option option(const OptionWords&, std::vector<std::string>& values) const;
    Option option(const OptionWords&, std::uint64_t& value) const;
    Option option(const OptionWords&, std::function<void(const std::string&)> take) const;
    Option option(const OptionWords&, std::function<void(const std::uint64_t&)> take) const;
    Option option(const OptionWords&, std::function<void(const std::vector<std::string>&)> take) const; // Repeated.
    void flag(const std::string& name, bool& is_on, const std::string& about) const;

    void say_below(const std::string& words) const; // At the end of --help: examples.
    void run(std::function<void()>) const;          // When the words name this command.

private:
    CLI::App* m_app;
};

// Prints --help or the version, or runs the command that the words name; `add_commands` says which there are.
// Throws UsageError, and what a command throws.
void parse(const std::string& about, const std::string& version,
           const std::function<void(const Command&)>& add_commands, int argc, const char* const* argv);

} // namespace zhiping::command_line
