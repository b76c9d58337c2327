#pragma once

#include <filesystem>
#include <sys/mount.h>
#include <sys/resource.h>

namespace zhiping::tests {

// What this process starts meanwhile can write no file beyond this size: for it the disk is full there.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

// A small disk of its own at `folder`, where the machine lets us have one.
class SmallDisk {
public:
    explicit SmallDisk(const std::filesystem::path& folder, const char* options = "size=3m") : m_folder(folder) {
        std::filesystem::create_directories(folder);
        m_is_there = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, options) == 0;
    }
    ~SmallDisk() {
        if (m_is_there) ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_there() const { return m_is_there; }
    bool make_read_only() const {
        return ::mount("tmpfs", m_folder.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    std::filesystem::path m_folder;
    bool m_is_there = false;
};

} // namespace zhiping::tests
