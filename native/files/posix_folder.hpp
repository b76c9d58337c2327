#pragma once

#include "native/files/folder.hpp"

#include <filesystem>

namespace zhiping::files {

enum class WhenMissing {
    Make,  // But not those above it.
    Leave, // Then it holds nothing and can only be read.
};

// A folder of this machine. It and its files are for their owner only.
class PosixFolder final : public Folder {
public:
    explicit PosixFolder(std::filesystem::path, WhenMissing = WhenMissing::Make);

    std::unique_ptr<File> open_or_create(const std::string& name) override;
    std::unique_ptr<File> open(const std::string& name) const override;
    void remove(const std::string& name) override;
    void rename(const std::string& from, const std::string& to) override;
    std::vector<std::string> list() const override;
    void sync() override;
    std::uint64_t free_bytes() const override;

private:
    std::filesystem::path m_path;
};

} // namespace zhiping::files
