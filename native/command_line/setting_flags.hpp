#pragma once

#include "native/app/data_folder.hpp"
#include "native/command_line/command.hpp"
#include "native/settings/settings.hpp"

#include <initializer_list>
#include <memory>

namespace zhiping::command_line {

using settings::Settings;

// The settings that a command has flags for, in the order of its --help. It can be told all others by the environment
// and by the file too.
class SettingFlags {
public:
    explicit SettingFlags(const Command&);

    Option add(settings::SettingName) const; // Not a switch.
    void add(std::initializer_list<settings::SettingName>) const;
    void add_all() const; // But the secrets.

    // Adds --config, and has the command do `work` with what everybody said.
    void run(std::function<void(const Settings&)> work) const;

private:
    struct Given;

    void add_flag(const settings::SettingFacts&) const;
    Option add_option(const settings::SettingFacts&) const;

    Command m_command;
    std::shared_ptr<Given> m_given;
};

app::DataFolder data_folder_of(const Settings&);

} // namespace zhiping::command_line
