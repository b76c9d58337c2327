#include "native/files/posix_folder.hpp"

#include "native/files/descriptor.hpp"

#include <sys/stat.h>
#include <sys/statvfs.h>

namespace zhiping::files {

namespace {

class PosixFile final : public File {
public:
    PosixFile(Descriptor descriptor, std::filesystem::path path)
        : m_descriptor(std::move(descriptor)), m_path(std::move(path)) {}

    void write_at(std::uint64_t offset, std::span<const std::uint8_t> bytes) override {
        while (!bytes.empty()) {
            const auto written =
                ::pwrite(m_descriptor.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) refuse("cannot write", m_path);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            offset += static_cast<std::uint64_t>(written);
        }
    }

    std::size_t read_at(std::uint64_t offset, std::span<std::uint8_t> bytes) const override {
        std::size_t total = 0;
        while (total < bytes.size()) {
            const auto count = ::pread(m_descriptor.number(), bytes.data() + total, bytes.size() - total,
                                       static_cast<off_t>(offset + total));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) refuse("cannot read", m_path);
            if (count == 0) break;
            total += static_cast<std::size_t>(count);
        }
        return total;
    }

    std::uint64_t size() const override {
        struct stat facts {};
        if (::fstat(m_descriptor.number(), &facts) != 0) refuse("cannot look at", m_path);
        return static_cast<std::uint64_t>(facts.st_size);
    }

    void begin_sync(std::uint64_t offset, std::uint64_t bytes) override {
        ::sync_file_range(m_descriptor.number(), static_cast<off_t>(offset), static_cast<off_t>(bytes),
                          SYNC_FILE_RANGE_WRITE);
    }

    void sync() override {
        if (::fdatasync(m_descriptor.number()) != 0) refuse("cannot sync", m_path);
    }

    void cut(std::uint64_t bytes) override {
        if (::ftruncate(m_descriptor.number(), static_cast<off_t>(bytes)) != 0) refuse("cannot cut", m_path);
    }

private:
    Descriptor m_descriptor;
    std::filesystem::path m_path;
};

} // namespace

PosixFolder::PosixFolder(std::filesystem::path path, WhenMissing when_missing) : m_path(std::move(path)) {
    if (when_missing == WhenMissing::Leave) return;
    if (::mkdir(m_path.c_str(), S_IRWXU) == 0)
        sync_folder(m_path.has_parent_path() ? m_path.parent_path() : ".");
    else if (errno != EEXIST || !std::filesystem::is_directory(m_path))
        refuse("cannot create the folder", m_path);
}

std::unique_ptr<File> PosixFolder::open_or_create(const std::string& name) {
    auto file = open_descriptor(m_path / name, O_RDWR | O_CREAT | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (!file.is_open()) refuse("cannot create", m_path / name);
    return std::make_unique<PosixFile>(std::move(file), m_path / name);
}

std::unique_ptr<File> PosixFolder::open(const std::string& name) const {
    auto file = open_descriptor(m_path / name, O_RDONLY | O_NOFOLLOW);
    if (!file.is_open() && errno == ENOENT) return nullptr;
    if (!file.is_open()) refuse("cannot open", m_path / name);
    return std::make_unique<PosixFile>(std::move(file), m_path / name);
}

void PosixFolder::remove(const std::string& name) {
    if (::unlink((m_path / name).c_str()) != 0 && errno != ENOENT) refuse("cannot remove", m_path / name);
}

void PosixFolder::rename(const std::string& from, const std::string& to) {
    if (::rename((m_path / from).c_str(), (m_path / to).c_str()) != 0) refuse("cannot rename", m_path / from);
}

std::vector<std::string> PosixFolder::list() const {
    std::vector<std::string> names;
    if (!std::filesystem::exists(m_path)) return names;
    for (const auto& entry : std::filesystem::directory_iterator{m_path}) // A disk of its own has lost+found, too.
        if (entry.is_regular_file()) names.push_back(entry.path().filename());
    return names;
}

void PosixFolder::sync() { sync_folder(m_path); }

std::uint64_t PosixFolder::free_bytes() const {
    struct statvfs facts {};
    if (::statvfs(m_path.c_str(), &facts) != 0) refuse("cannot look at the disk of", m_path);
    return static_cast<std::uint64_t>(facts.f_bavail) * facts.f_frsize;
}

} // namespace zhiping::files
