#pragma once

#include "native/store/sealing.hpp"

// Which files the rows speak of.
namespace zhiping::store {

using FileId = decltype(Sealing::file_id);

// Of uploads, and of evidence that is not removed. A row whose value cannot be read names none.
std::vector<FileId> list_named_files(Database&);

// Files that nothing names any more and that may still be on the disk. One comes on the list in the transaction that
// takes its name away, and leaves it when it is gone for good.
void insert_leftover_file(Database&, const FileId&);
// They are listed in an order of their own, those that come after `last`.
std::vector<FileId> list_leftover_files(Database&, const std::optional<FileId>& last = {},
                                        std::int64_t most = INT64_MAX);
void delete_leftover_file(Database&, const FileId&);

} // namespace zhiping::store
