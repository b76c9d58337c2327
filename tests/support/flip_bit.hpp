#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace zhiping::tests {

// Damages a file for certain: a sealed byte has any value, so writing a fixed one may change nothing.
inline void flip_bit(const std::filesystem::path& path, std::streamoff at) {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    const int byte = file.seekg(at).get();
    if (!file.seekp(at).put(static_cast<char>(byte ^ 1)).flush())
        throw std::runtime_error{"cannot flip a bit of " + path.string()};
}

} // namespace zhiping::tests
