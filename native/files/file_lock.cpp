#include "native/files/file_lock.hpp"

#include <sys/file.h>
#include <sys/stat.h>

namespace zhiping::files {

namespace {

// What root makes must not shut out the server, which runs as the owner of its folder.
void give_to_owner_of_folder(const Descriptor& file, const std::filesystem::path& path) {
    if (::geteuid() != 0) return;
    struct stat folder {};
    const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    if (::stat(parent.c_str(), &folder) == 0 && ::fchown(file.number(), folder.st_uid, folder.st_gid) != 0)
        refuse("cannot give to its owner", path);
}

Descriptor open_lock(const std::filesystem::path& path) {
    auto file = open_descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (!file.is_open()) refuse("cannot create", path);
    give_to_owner_of_folder(file, path);
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
