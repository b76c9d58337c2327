#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

// How words cross between Wasm and the page's script.
namespace zhiping::platform {

inline int length(std::string_view text) { return static_cast<int>(text.size()); }

// What the script has allocated.
inline std::string take(char* text) {
    const std::unique_ptr<char, decltype(&std::free)> owned{text, std::free};
    return text;
}

} // namespace zhiping::platform
