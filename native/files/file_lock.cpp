#include "native/files/file_lock.hpp"

#include <sys/file.h>
#include <sys/stat.h>

namespace zhiping::files {

namespace {

Descriptor open_lock(const std::filesystem::path& path) {
    auto file = open_descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (!file.is_open()) refuse("cannot create", path);
    return file;
}

// False when another has it and we shall not wait.
bool take(const Descriptor& file, int how, const std::filesystem::path& path) {
    while (::flock(file.number(), how) != 0) {
        if (errno == EWOULDBLOCK) return false;
        if (errno != EINTR) refuse("cannot lock", path);
    }
    return true;
}

} // namespace

FileLock::FileLock(const std::filesystem::path& path) : m_file(open_lock(path)) { take(m_file, LOCK_EX, path); }

FileLock FileLock::share(const std::filesystem::path& path) {
    auto file = open_lock(path);
    take(file, LOCK_SH, path);
    return FileLock{std::move(file)};
}

bool FileLock::try_to_have_alone() { return take(m_file, LOCK_EX | LOCK_NB, "a shared lock"); }

std::optional<FileLock> FileLock::try_take(const std::filesystem::path& path) {
    auto file = open_lock(path);
    if (!take(file, LOCK_EX | LOCK_NB, path)) return std::nullopt;
    return FileLock{std::move(file)};
}

} // namespace zhiping::files
