#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

// The file system as far as evidence and its keys need it, so that a test can take the power away
// (tests/support/forgetful_folder.hpp). Whatever the machine refuses is thrown as std::system_error.
namespace zhiping::files {

// An open file. What is written may be lost with the power until sync() has returned. Used by one thread at
// a time; several may read at once.
class File {
public:
    virtual ~File() = default;
    virtual void write_at(std::uint64_t offset, std::span<const std::uint8_t>) = 0;
    // How many bytes there were; fewer than asked for only at the end.
    virtual std::size_t read_at(std::uint64_t offset, std::span<std::uint8_t>) const = 0;
    virtual std::uint64_t size() const = 0;
    // Lets the disk begin with what sync() will wait for; returns at once, and promises nothing.
    virtual void begin_sync(std::uint64_t offset, std::uint64_t bytes) = 0;
    virtual void sync() = 0;
    virtual void cut(std::uint64_t bytes) = 0; // Truncates the file to `bytes`.
};

// A folder of files. Which names it holds may be lost with the power until sync() has returned. Safe
// to use from any thread.
class Folder {
public:
    virtual ~Folder() = default;
    virtual std::unique_ptr<File> open_or_create(const std::string& name) = 0;
    virtual std::unique_ptr<File> open(const std::string& name) const = 0;   // To read; null when there is none.
    virtual void remove(const std::string& name) = 0;                        // No mistake when there is none.
    virtual void rename(const std::string& from, const std::string& to) = 0; // In place of what is called so.
    virtual std::vector<std::string> list() const = 0;
    virtual void sync() = 0;
    virtual std::uint64_t free_bytes() const = 0; // Of the disk, for us.
};

} // namespace zhiping::files
