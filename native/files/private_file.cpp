#include "native/files/private_file.hpp"

#include "native/files/descriptor.hpp"

#include <array>
#include <sys/stat.h>

namespace zhiping::files {

namespace {

void write_all(const Descriptor& file, std::string_view content, const std::filesystem::path& path) {
    while (!content.empty()) {
        const auto written = ::write(file.number(), content.data(), content.size());
        if (written < 0) refuse("cannot write", path);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) refuse("cannot sync", path);
}

} // namespace

std::string read_private_file(const std::filesystem::path& path) {
    const auto file = open_descriptor(path, O_RDONLY);
    struct stat facts {};
    if (!file.is_open() || ::fstat(file.number(), &facts) != 0) refuse("cannot read", path);
    if (facts.st_mode & (S_IRWXG | S_IRWXO))
        throw std::runtime_error{path.string() + " can be used by others on this machine: chmod 600 " + path.string()};
    std::string content;
    std::array<char, 4096> part;
    for (;;) {
        const auto count = ::read(file.number(), part.data(), part.size());
        if (count < 0) refuse("cannot read", path);
        if (count == 0) return content;
        content.append(part.data(), static_cast<std::size_t>(count));
    }
}

void replace_private_file(const std::filesystem::path& path, std::string_view content) {
    const std::filesystem::path next = path.string() + ".next";
    {
        const auto file = open_descriptor(next, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (!file.is_open() || ::fchmod(file.number(), S_IRUSR | S_IWUSR) != 0) refuse("cannot create", next);
        write_all(file, content, next);
    }
    if (::rename(next.c_str(), path.c_str()) != 0) refuse("cannot rename", next);
    sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

} // namespace zhiping::files
