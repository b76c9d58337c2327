#pragma once

#include "native/store/sealing.hpp"

#include <functional>

// Which files the rows speak of.
namespace zhiping::store {

// Of uploads, and of evidence that is not removed, in an order of their own. A row whose value cannot be read names
// none.
void list_named_files(Database&, const std::function<void(const FileId&)>& visit);
bool is_file_named(Database&, const FileId&);

// Files that nothing names any more and that may still be on the disk. One comes on the list in the transaction that
// takes its name away, and leaves it when it is gone for good.
void insert_leftover_file(Database&, const FileId&);
// They are listed in an order of their own, the `most` that come after `last`; null: from the first one on.
std::vector<FileId> list_leftover_files(Database&, const FileId* last, std::int64_t most);
void delete_leftover_file(Database&, const FileId&);

} // namespace zhiping::store
