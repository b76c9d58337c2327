#include "native/files/private_file.hpp"

#include "native/files/descriptor.hpp"
#include "native/files/posix_folder.hpp"

#include <array>
#include <sys/stat.h>

namespace zhiping::files {

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

void replace_private_file(Folder& folder, const std::string& name, std::string_view content) {
    const auto next = name + ".next";
    folder.remove(next); // One that was left has another content, and perhaps other readers.
    const auto file = folder.open_or_create(next);
    file->write_at(0, {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
    file->sync();
    folder.rename(next, name);
    folder.sync();
}

void replace_private_file(const std::filesystem::path& path, std::string_view content) {
    PosixFolder folder{path.has_parent_path() ? path.parent_path() : "."};
    replace_private_file(folder, path.filename(), content);
}

} // namespace zhiping::files
