#pragma once

#include <map>
#include <string>
#include <string_view>

namespace zhiping::test {

// The members of a JSON object, each as it stands in the text: a test changes one and writes the
// object again. On purpose without a JSON library, which would refuse to write what is wrong.
using Members = std::map<std::string, std::string>;

inline std::string json_text(const Members& members) {
    std::string text;
    for (const auto& [name, value] : members) text += (text.empty() ? "\"" : ",\"") + name + "\":" + value;
    return "{" + text + "}";
}

inline std::string changed(Members members, const std::string& name, std::string_view value) {
    members[name] = value;
    return json_text(members);
}

inline std::string without(Members members, const std::string& name) {
    members.erase(name);
    return json_text(members);
}

inline std::string quoted(std::string_view text) { return '"' + std::string{text} + '"'; }

} // namespace zhiping::test
