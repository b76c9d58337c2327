#include "native/settings/setting.hpp"

namespace zhiping::settings {

std::string variable_of(const SettingFacts& facts) {
    std::string variable = "ZHIPING_";
    for (const char symbol : facts.name)
        variable +=
            symbol == '-' ? '_' : static_cast<char>(symbol >= 'a' && symbol <= 'z' ? symbol - 'a' + 'A' : symbol);
    return variable;
}

std::string flag_of(const SettingFacts& facts) { return "--" + std::string{facts.name}; }

std::vector<std::string> default_of(const SettingFacts& facts) {
    if (facts.standard.number) return {std::to_string(*facts.standard.number)};
    if (facts.standard.words.empty()) return {};
    return {std::string{facts.standard.words}};
}

} // namespace zhiping::settings
