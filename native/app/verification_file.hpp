#pragma once

#include <filesystem>
#include <string>

namespace zhiping::app {

// By which WeChat sees that an address is its organisation's: a few letters in a file that it names (docs/wechat.md).
struct VerificationFile {
    std::string name; // "NAME.txt"; of letters, digits, _ and - alone, so that it means nothing else in an address.
    std::string content;
};

inline constexpr std::size_t max_verification_bytes = 4096;

// Throws std::runtime_error with words for the operator when it cannot be read, is empty or too long, or its name is
// another's.
VerificationFile read_verification_file(const std::filesystem::path&);

} // namespace zhiping::app
