#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::settings {

// What a value is; kinds.hpp says how each is written and what is refused.
enum class Kind { Text, Path, Number, Switch, PublicUrl, ListenAddress, Networks };

struct Limits {
    std::uint64_t least = 0;
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
};

// What a setting is when nobody says anything: words, a number, or nothing.
struct Default {
    constexpr Default() = default;
    constexpr Default(const char* text) : words(text) {}
    constexpr Default(std::uint64_t count) : number(count) {}

    std::string_view words = {};
    std::optional<std::uint64_t> number = {};
};

enum class IsSecret { No, Yes };

// A setting. Its name "quota-code" makes the flag --quota-code, the variable ZHIPING_QUOTA_CODE and the key quota-code
// of a file.
struct SettingFacts {
    std::string_view name;
    Kind kind;
    std::string_view value; // What stands for its value in --help: "MB".
    std::string_view about;
    Default standard = {};
    Limits limits = {};               // Of a number.
    IsSecret secret = IsSecret::No;   // A secret is never shown and has no flag: everybody sees those of a process.
    std::string_view older_flag = {}; // That works still: "base-url".

    bool is_secret() const { return secret == IsSecret::Yes; }
};

// "ZHIPING_QUOTA_CODE".
std::string variable_of(const SettingFacts&);

// "--quota-code".
std::string flag_of(const SettingFacts&);

// The words of the default, none where there is none.
std::vector<std::string> default_of(const SettingFacts&);

} // namespace zhiping::settings
