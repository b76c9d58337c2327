#pragma once

#include "native/store/database.hpp"
#include "shared/result.hpp"
#include "shared/table.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>

// Reading back what this room wrote itself: a value that cannot be read means a damaged file.
namespace zhiping::store {

[[noreturn]] inline void refuse_damaged(const char* column) {
    throw DatabaseError{0, std::string{"unreadable value in column "} + column};
}

template <typename T> T stored(Result<T> value, const char* column) {
    if (!value) refuse_damaged(column);
    return *std::move(value);
}

// A blob of a known length, like a hash.
template <typename Bytes> Bytes stored_bytes(const Statement& query, int index, const char* column) {
    const auto blob = query.blob(index);
    Bytes bytes;
    if (blob.size() != bytes.size()) refuse_damaged(column);
    std::copy(blob.begin(), blob.end(), bytes.begin());
    return bytes;
}

template <typename Table> auto stored_enum(const Table& table, const std::string& id, const char* column) {
    const auto value = find_by_id(table, id);
    if (!value) refuse_damaged(column);
    return *value;
}

// One row of many: what cannot be read of it goes to `unreadable` in words, and the others follow.
template <typename Read, typename Unreadable>
std::optional<std::invoke_result_t<Read>> read_or_tell(const Read& read, const Unreadable& unreadable) {
    try {
        return read();
    } catch (const DatabaseError& problem) {
        unreadable(std::string{problem.what()});
        return std::nullopt;
    }
}

} // namespace zhiping::store
