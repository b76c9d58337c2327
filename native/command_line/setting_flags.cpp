#include "native/command_line/setting_flags.hpp"

#include "native/command_line/print.hpp"

#include <cstdlib>
#include <iostream>
#include <list>

namespace zhiping::command_line {

using settings::Kind;
using settings::SettingFacts;

struct SettingFlags::Given {
    struct Switch {
        const SettingFacts* facts;
        bool is_on = false;
    };

    settings::Sources sources;
    std::list<Switch> switches; // The parser writes into them: they stay where they are.
};

SettingFlags::SettingFlags(const Command& command) : m_command(command), m_given(std::make_shared<Given>()) {
    m_given->sources.variable = [](const char* name) -> const char* { return std::getenv(name); };
}

Option SettingFlags::add(settings::SettingName name) const { return add_option(name.facts()); }

void SettingFlags::add(std::initializer_list<settings::SettingName> names) const {
    for (const auto& name : names) add_flag(name.facts());
}

void SettingFlags::add_all() const {
    for (const auto& facts : settings::all_settings)
        if (!facts.is_secret()) add_flag(facts);
}

void SettingFlags::add_flag(const SettingFacts& facts) const {
    if (facts.kind != Kind::Switch) {
        add_option(facts);
        return;
    }
    auto& added = m_given->switches.emplace_back(Given::Switch{&facts});
    m_command.flag(flag_of(facts), added.is_on, std::string{facts.about});
}

Option SettingFlags::add_option(const SettingFacts& facts) const {
    const auto names = flag_of(facts) + (facts.older_flag.empty() ? "" : ",--" + std::string{facts.older_flag});
    const OptionWords words{names, std::string{facts.value}, std::string{facts.about}};
    const auto take = [given = m_given, &facts](const std::vector<std::string>& said) {
        given->sources.flags.push_back({&facts, said});
    };
    if (facts.kind == Kind::Networks) return m_command.option(words, take);
    const auto add = [&] {
        if (facts.kind != Kind::Number)
            return m_command.option(words, [take](const std::string& said) { take({said}); });
        return m_command.option(words, [take](const std::uint64_t& said) { take({std::to_string(said)}); })
            .between(facts.limits.least, facts.limits.most);
    };
    auto option = add();
    for (const auto& word : default_of(facts)) option.default_is(word);
    return option;
}

void SettingFlags::run(std::function<void(const Settings&)> work) const {
    m_command.option({"--config", "FILE", "A file of settings; see zhiping config show"}, m_given->sources.config_file);
    m_command.run([given = m_given, work = std::move(work)] {
        for (const auto& [facts, is_on] : given->switches)
            if (is_on) given->sources.flags.push_back({facts, {"true"}});
        const Settings settings{settings::all_settings, given->sources};
        for (const auto& warning : settings.warnings()) std::cerr << "zhiping: " << printable(warning) << '\n';
        work(settings);
    });
}

app::DataFolder data_folder_of(const Settings& settings) { return {settings.path("data"), settings.path("keys")}; }

} // namespace zhiping::command_line
