#include "native/app/verification_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace zhiping::app {

namespace {

bool may_be_named(std::string_view name) {
    constexpr std::string_view ending = ".txt";
    const auto is_plain = [](char symbol) {
        return (symbol >= 'a' && symbol <= 'z') || (symbol >= 'A' && symbol <= 'Z') ||
               (symbol >= '0' && symbol <= '9') || symbol == '_' || symbol == '-';
    };
    if (!name.ends_with(ending)) return false;
    name.remove_suffix(ending.size());
    return !name.empty() && std::ranges::all_of(name, is_plain);
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw std::runtime_error{"The file of wechat-verification, " + path.string() + ", " + why};
}

} // namespace

VerificationFile read_verification_file(const std::filesystem::path& path) {
    const auto name = path.filename().string();
    if (!may_be_named(name)) refuse(path, "has another name than letters, digits, _ and - with .txt behind");
    std::ifstream file{path, std::ios::binary};
    std::string content(max_verification_bytes + 1, '\0');
    if (!file.read(content.data(), static_cast<std::streamsize>(content.size())) && !file.eof())
        refuse(path, "cannot be read");
    content.resize(static_cast<std::size_t>(file.gcount()));
    if (content.empty()) refuse(path, "is empty");
    if (content.size() > max_verification_bytes) refuse(path, "is longer than 4096 bytes");
    return {name, content};
}

} // namespace zhiping::app
