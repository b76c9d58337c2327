#pragma once

#include "native/outside/network.hpp"
#include "native/settings/listen_address.hpp"
#include "native/settings/settings_error.hpp"
#include "native/settings/table.hpp"
#include "shared/wire/origin.hpp"

#include <filesystem>
#include <functional>
#include <span>

namespace zhiping::settings {

inline constexpr auto config_variable = "ZHIPING_CONFIG"; // Names the file of settings when no flag does.

// A flag that was given: its setting and its words.
struct GivenFlag {
    const SettingFacts* facts;
    std::vector<std::string> words;
};

// Where values come from. A flag is stronger than the environment, that is stronger than the file, and that than the
// default.
struct Sources {
    std::vector<GivenFlag> flags = {};
    std::filesystem::path config_file = {};                     // Empty: the one that ZHIPING_CONFIG names, or none.
    std::function<const char*(const char* name)> variable = {}; // The environment; nullptr for what it does not have.
};

// What a setting is, and who said so.
struct Setting {
    const SettingFacts* facts;
    std::vector<std::string> words; // None when it is not set; several of a list.
    std::string source;             // "default", "file zhiping.toml:3", "environment ZHIPING_DATA", "flag --data".
};

// Its value as it may be printed: "-" when it is not set, "(hidden)" for a secret.
std::string shown_value(const Setting&);

// Every setting of a table with its value, whichever command it is for: one file serves all of them. What has a name of
// its own below is for a table that holds all of settings::all_settings.
class Settings {
public:
    // Throws SettingsError for a key that is no setting, a value that cannot be one, and a file that cannot be read.
    Settings(std::span<const SettingFacts>, const Sources&);

    std::optional<std::string> find_text(NameOf<Kind::Text>) const;
    std::filesystem::path path(NameOf<Kind::Path>) const; // Empty when it is not set.
    std::uint64_t number(NameOf<Kind::Number>) const;     // Precondition: it has a default.
    std::optional<std::uint64_t> find_number(NameOf<Kind::Number>) const;
    bool is_on(NameOf<Kind::Switch>) const;
    std::optional<wire::Origin> find_public_url(NameOf<Kind::PublicUrl>) const;
    ListenAddress listen_address(NameOf<Kind::ListenAddress>) const; // Precondition: it has a default.
    std::vector<outside::Network> networks(NameOf<Kind::Networks>) const;

    const std::vector<Setting>& all() const { return m_all; }               // In the order of the table.
    const std::vector<std::string>& warnings() const { return m_warnings; } // For the operator, a line each.

private:
    struct Said;

    void take_file(const std::filesystem::path&);
    void take_environment(const Sources&);
    void set(Setting&, Said);
    Setting* find(std::string_view name); // Nullptr when there is none.
    const std::vector<std::string>& words_of(std::string_view name) const;
    std::optional<std::string> find_word(std::string_view name) const;

    std::vector<Setting> m_all;
    std::vector<std::string> m_warnings;
};

} // namespace zhiping::settings
