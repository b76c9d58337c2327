#pragma once

#include "native/settings/setting.hpp"

namespace zhiping::settings {

// How a value stands in a file of settings (TOML 1.0).
enum class Written { Text, Number, Switch, List, Other };

// How values of this kind stand in a file.
Written written_as(Kind);

// "text in quotes", for who wrote it otherwise.
std::string_view words_of(Written);

// Why this cannot be a value of the setting, as what it is not: "a number from 1 to 300". Nullopt when it can.
std::optional<std::string> find_mistake(const SettingFacts&, const std::string& word);

// The number that the digits say, and nothing else.
std::optional<std::uint64_t> parse_number(std::string_view);

} // namespace zhiping::settings
