#include "native/settings/config_file.hpp"

#include "native/settings/settings_error.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <toml++/toml.h>

namespace zhiping::settings {

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ostringstream content;
    errno = 0;
    std::ifstream stream{file, std::ios::binary};
    if (stream && stream.peek() != std::ifstream::traits_type::eof()) content << stream.rdbuf();
    if (errno != 0) // Of a folder only reading fails.
        throw SettingsError{"cannot read " + file.string() + ": " + std::generic_category().message(errno)};
    return content.str();
}

// A list of anything but texts has no words of its own.
std::vector<std::string> texts_of(const toml::array& list) {
    std::vector<std::string> texts;
    for (const auto& each : list)
        if (const auto text = each.value_exact<std::string>()) texts.push_back(*text);
    return texts.size() == list.size() ? texts : std::vector<std::string>{};
}

ConfigEntry to_entry(const toml::key& key, const toml::node& node) {
    ConfigEntry entry{std::string{key.str()}, Written::Other, {}, key.source().begin.line};
    const auto say = [&](Written written, std::vector<std::string> words) {
        entry.written = written;
        entry.words = std::move(words);
    };
    if (const auto text = node.value_exact<std::string>()) say(Written::Text, {*text});
    if (const auto number = node.value_exact<std::int64_t>()) say(Written::Number, {std::to_string(*number)});
    if (const auto is_on = node.value_exact<bool>()) say(Written::Switch, {*is_on ? "true" : "false"});
    if (const auto* list = node.as_array())
        if (auto texts = texts_of(*list); texts.size() == list->size()) say(Written::List, std::move(texts));
    return entry;
}

} // namespace

std::vector<ConfigEntry> read_config_file(const std::filesystem::path& file) try {
    std::vector<ConfigEntry> entries;
    for (const auto& [key, node] : toml::parse(content_of(file))) entries.push_back(to_entry(key, node));
    std::sort(entries.begin(), entries.end(), [](const auto& one, const auto& other) { return one.line < other.line; });
    return entries;
} catch (const toml::parse_error& problem) {
    throw SettingsError{file.string() + ":" + std::to_string(problem.source().begin.line) + ": " + problem.what()};
}

bool is_open_to_others(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto rights = std::filesystem::status(file, ignored).permissions();
    return (rights & std::filesystem::perms::others_read) != std::filesystem::perms::none;
}

} // namespace zhiping::settings
