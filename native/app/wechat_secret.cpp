#include "native/app/wechat_secret.hpp"

#include "native/files/private_file.hpp"

#include <algorithm>

namespace zhiping::app {

std::string read_wechat_secret(const std::filesystem::path& path) {
    auto secret = files::read_private_file(path);
    while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
    const bool is_one_word =
        std::all_of(secret.begin(), secret.end(), [](char sign) { return sign >= '!' && sign <= '~'; });
    if (secret.empty() || !is_one_word)
        throw std::runtime_error{path.string() + " must hold the secret alone, in one line"};
    return secret;
}

} // namespace zhiping::app
