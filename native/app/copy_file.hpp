#pragma once

#include "native/files/folder.hpp"
#include "shared/evidence/sha256.hpp"

#include <functional>
#include <stdexcept>

namespace zhiping::app {

// Called with the number of bytes done.
using Tell = std::function<void(std::size_t bytes)>;

// The source is at fault, not the target.
class CannotRead : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Copies the first `bytes` of a file, syncs them, and returns their hash. Throws CannotRead when there are
// fewer or the disk does not give them, and what writing throws.
Sha256 copy_file(const files::File& from, std::uint64_t bytes, files::File& to, const Tell&);

// Of a whole file. Throws CannotRead.
Sha256 hash_file(const files::File&, const Tell&);

} // namespace zhiping::app
