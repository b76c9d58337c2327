#include "native/app/copy_file.hpp"

#include "native/sealing/content_hash.hpp"

#include <algorithm>
#include <stdexcept>

namespace zhiping::app {

namespace {

constexpr std::size_t bytes_at_once = 1 << 20;

std::size_t read(const files::File& file, std::uint64_t offset, std::span<std::uint8_t> buffer) try {
    return file.read_at(offset, buffer);
} catch (const std::system_error& problem) {
    throw CannotRead{problem.what()};
}

Sha256 read_through(const files::File& file, std::uint64_t bytes,
                    const std::function<void(std::uint64_t offset, std::span<const std::uint8_t>)>& take) {
    auto hash = sealing::ContentHash::sha256();
    std::vector<std::uint8_t> buffer(bytes_at_once);
    for (std::uint64_t offset = 0; offset < bytes;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), bytes - offset));
        const auto part = std::span{buffer}.first(read(file, offset, std::span{buffer}.first(wanted)));
        if (part.size() < wanted) throw CannotRead{"the file is not as long as it was"};
        hash.add(part);
        take(offset, part);
        offset += part.size();
    }
    return sealing::sha256_of(hash);
}

} // namespace

Sha256 copy_file(const files::File& from, std::uint64_t bytes, files::File& to, const Tell& tell) {
    const auto hash = read_through(from, bytes, [&](std::uint64_t offset, std::span<const std::uint8_t> part) {
        to.write_at(offset, part);
        tell(part.size());
    });
    to.sync();
    return hash;
}

Sha256 hash_file(const files::File& file, const Tell& tell) {
    return read_through(file, file.size(),
                        [&](std::uint64_t, std::span<const std::uint8_t> part) { tell(part.size()); });
}

} // namespace zhiping::app
