#pragma once

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

// For this room's own use.
namespace zhiping::files {

[[noreturn]] inline void refuse(const char* what, const std::filesystem::path& path) {
    const int reason = errno;
    throw std::system_error{reason, std::generic_category(), std::string{what} + " " + path.filename().string()};
}

// A file descriptor that is closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;

    int number() const { return m_number; }
    bool is_open() const { return m_number >= 0; }

private:
    int m_number;
};

inline Descriptor open_descriptor(const std::filesystem::path& path, int flags, mode_t rights = 0) {
    return Descriptor{::open(path.c_str(), flags | O_CLOEXEC, rights)};
}

// Which names the folder holds is on the disk afterwards.
inline void sync_folder(const std::filesystem::path& path) {
    const auto folder = open_descriptor(path, O_RDONLY | O_DIRECTORY);
    if (!folder.is_open() || ::fsync(folder.number()) != 0) refuse("cannot sync the folder", path);
}

} // namespace zhiping::files
