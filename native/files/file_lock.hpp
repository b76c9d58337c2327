#pragma once

#include "native/files/descriptor.hpp"

#include <filesystem>
#include <optional>

// A lock between programs on this machine. The system releases it when its owner ends, in whatever way; the file stays.
namespace zhiping::files {

class FileLock {
public:
    explicit FileLock(const std::filesystem::path&); // Waits until nobody else has it.

    static std::optional<FileLock> try_take(const std::filesystem::path&); // Nullopt while another has it.

    static FileLock share(const std::filesystem::path&); // Waits until nobody has it alone.

    // From a share to the whole. False while others share it; then the own share may be gone.
    bool try_to_have_alone();

private:
    explicit FileLock(Descriptor file) : m_file(std::move(file)) {}

    Descriptor m_file;
};

} // namespace zhiping::files
