#pragma once

#include "native/store/database.hpp"

namespace zhiping::store {

// Copies what the source's read transaction sees into a new file: one moment, whatever is written meanwhile. Paced, so
// that writers do not wait for the disk. The copy is whole by itself (no log, no mark), checked, and on the disk.
// Throws DatabaseError; then whatever there is of the copy is of no use. Precondition: in a
// ReadTransaction, after something was read.
void copy_database(Database& source, const std::filesystem::path& target, const CopyProgress&);

// Makes a hand-made copy without its log usable; what was only in the log is lost.
void release_from_log(const std::filesystem::path&);

} // namespace zhiping::store
