#pragma once

#include "native/store/sealing.hpp"
#include "shared/calendar/date.hpp"

#include <functional>
#include <optional>
#include <string_view>

// Which files the rows speak of: those of uploads, of evidence that is not removed, and of attachments.
namespace zhiping::store {

// In an order of their own. A row whose value cannot be read names none.
void list_named_files(Database&, const std::function<void(const FileId&)>& visit);
bool is_file_named(Database&, const FileId&);

// The keys of files, and of staff's codes (staff.hpp), that are not wrapped by this key, to wrap them anew. A file that
// is removed meanwhile stays without a key. They are listed in an order of their own, the `most` that come after
// `last`; null: from the first one on.
std::vector<Sealing> list_sealings_not_wrapped_by(Database&, std::string_view key_id, const Sealing* last,
                                                  std::int64_t most);
void rewrap(Database&, const Sealing&);

// How many files and secrets of staff a key opens; all that need a key when none is named.
std::size_t count_sealed_files(Database&, const std::optional<std::string_view>& key_id = {});

// Files that nothing names and that may still be on the disk. One comes on the list in the transaction that takes its
// name away, and leaves it when it is gone for good. One that is named only once it is whole comes on the list before
// it is made, with the moment from which on it may be removed; it leaves the list in the transaction that names it.
void insert_leftover_file(Database&, const FileId&, Instant removable = {});
// Those that may be removed at this moment. They are listed in an order of their own, the `most` that come after
// `last`; null: from the first one on.
std::vector<FileId> list_leftover_files(Database&, Instant, const FileId* last, std::int64_t most);
bool delete_leftover_file(Database&, const FileId&); // False when it was not on the list.

// Takes a file from what keeps it until it is named for good: the list of leftovers, or its upload. False: neither
// does, because it was swept away.
bool claim_waiting_file(Database&, const FileId&);

} // namespace zhiping::store
