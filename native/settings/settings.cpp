#include "native/settings/settings.hpp"

#include "native/settings/config_file.hpp"
#include "native/settings/nearest_name.hpp"
#include "native/settings/public_url.hpp"

#include <algorithm>

namespace zhiping::settings {

// What somebody says a setting is.
struct Settings::Said {
    std::vector<std::string> words;
    std::string source;
    std::string where; // What a refusal begins with: "zhiping.toml:3: data", "ZHIPING_DATA", "--data".
};

namespace {

// "192.0.2.7, 10.0.0.0/8": a variable holds a list as one text.
std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(", "), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

// Nullptr for an empty variable too: that is how one is taken back where it cannot be removed.
const char* find_variable(const Sources& sources, const char* name) {
    const char* value = sources.variable ? sources.variable(name) : nullptr;
    return value && *value != '\0' ? value : nullptr;
}

std::filesystem::path config_file_of(const Sources& sources) {
    if (!sources.config_file.empty()) return sources.config_file;
    const char* named = find_variable(sources, config_variable);
    return named ? named : "";
}

SettingsError unknown_key(const std::string& where, const std::string& key, const std::vector<Setting>& all) {
    std::vector<std::string_view> names;
    for (const auto& setting : all) names.push_back(setting.facts->name);
    const auto nearest = find_nearest(key, names);
    return SettingsError{
        where + "there is no setting '" + key + "'" +
        (nearest.empty() ? ": 'zhiping config show' lists them" : ": did you mean '" + std::string{nearest} + "'?")};
}

} // namespace

std::string shown_value(const Setting& setting) {
    if (setting.words.empty()) return "-";
    if (setting.facts->is_secret()) return "(hidden)";
    std::string value;
    for (const auto& word : setting.words) value += (value.empty() ? "" : ", ") + word;
    return value;
}

Settings::Settings(std::span<const SettingFacts> table, const Sources& sources) {
    for (const auto& facts : table) m_all.push_back({&facts, default_of(facts), "default"});
    if (const auto file = config_file_of(sources); !file.empty()) take_file(file);
    take_environment(sources);
    for (const auto& [facts, words] : sources.flags)
        set(*find(facts->name), {words, "flag " + flag_of(*facts), flag_of(*facts)});
}

void Settings::take_file(const std::filesystem::path& file) {
    for (const auto& entry : read_config_file(file)) {
        const auto place = file.string() + ":" + std::to_string(entry.line);
        auto* setting = find(entry.key);
        if (!setting) throw unknown_key(place + ": ", entry.key, m_all);
        const auto where = place + ": " + entry.key;
        const auto written = written_as(setting->facts->kind);
        if (entry.written != written)
            throw SettingsError{where + " must be " + std::string{settings::words_of(written)}};
        set(*setting, {entry.words, "file " + place, where});
        if (setting->facts->is_secret() && is_open_to_others(file))
            m_warnings.push_back(place + ": everybody on this machine can read the secret " + entry.key +
                                 ": chmod o-r " + file.string());
    }
}

void Settings::take_environment(const Sources& sources) {
    for (auto& setting : m_all) {
        const auto variable = variable_of(*setting.facts);
        const char* value = find_variable(sources, variable.c_str());
        if (!value) continue;
        const bool is_list = written_as(setting.facts->kind) == Written::List;
        set(setting, {is_list ? split(value) : std::vector<std::string>{value}, "environment " + variable, variable});
    }
}

void Settings::set(Setting& setting, Said said) {
    const auto& facts = *setting.facts;
    for (const auto& word : said.words)
        if (const auto mistake = find_mistake(facts, word))
            throw SettingsError{said.where + (facts.is_secret() ? "" : " '" + word + "'") + " is not " + *mistake};
    setting.words = std::move(said.words);
    setting.source = std::move(said.source);
}

Setting* Settings::find(std::string_view name) {
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const auto& each) { return each.facts->name == name; });
    return found == m_all.end() ? nullptr : &*found;
}

const std::vector<std::string>& Settings::words_of(std::string_view name) const {
    const auto is_it = [&](const Setting& each) { return each.facts->name == name; };
    return std::find_if(m_all.begin(), m_all.end(), is_it)->words;
}

std::optional<std::string> Settings::find_word(std::string_view name) const {
    const auto& words = words_of(name);
    return words.empty() ? std::nullopt : std::optional{words.front()};
}

std::optional<std::string> Settings::find_text(NameOf<Kind::Text> name) const { return find_word(name.name()); }

std::filesystem::path Settings::path(NameOf<Kind::Path> name) const { return find_word(name.name()).value_or(""); }

std::uint64_t Settings::number(NameOf<Kind::Number> name) const { return find_number(name).value(); }

std::optional<std::uint64_t> Settings::find_number(NameOf<Kind::Number> name) const {
    const auto word = find_word(name.name());
    return word ? parse_number(*word) : std::nullopt;
}

bool Settings::is_on(NameOf<Kind::Switch> name) const { return find_word(name.name()) == "true"; }

std::optional<wire::Origin> Settings::find_public_url(NameOf<Kind::PublicUrl> name) const {
    const auto word = find_word(name.name());
    return word ? parse_public_url(*word) : std::nullopt;
}

ListenAddress Settings::listen_address(NameOf<Kind::ListenAddress> name) const {
    return parse_listen_address(find_word(name.name()).value()).value();
}

std::vector<outside::Network> Settings::networks(NameOf<Kind::Networks> name) const {
    std::vector<outside::Network> networks;
    for (const auto& word : words_of(name.name())) networks.push_back(outside::Network::parse(word).value());
    return networks;
}

} // namespace zhiping::settings
