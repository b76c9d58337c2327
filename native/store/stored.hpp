#pragma once

#include "native/store/database_error.hpp"
#include "native/store/readable.hpp"
#include "native/store/sealing.hpp"
#include "native/store/statement.hpp"
#include "shared/calendar/date.hpp"
#include "shared/result.hpp"
#include "shared/table.hpp"

#include <algorithm>

// Reading back what this room wrote itself: a value that cannot be read means a damaged file.
namespace zhiping::store {

[[noreturn]] inline void refuse_damaged(const Statement& query) {
    throw DatabaseError{DatabaseProblem::Damaged, "unreadable value in column " + query.column()};
}

// What was made of the column that was read last.
template <typename T> T stored(Result<T> value, const Statement& query) {
    if (!value) refuse_damaged(query);
    return *std::move(value);
}

// A text with a check symbol of its own, like a code.
template <typename T> T next_parsed(Statement& query) { return stored(T::parse(query.next<std::string>()), query); }

// A day like 2026-11-20.
inline Date next_date(Statement& query) { return stored(parse_date(query.next<std::string>()), query); }

// A blob of a known length, like a hash.
template <typename Bytes> Bytes next_bytes(Statement& query) {
    const auto blob = query.next<std::vector<std::uint8_t>>();
    Bytes bytes;
    if (blob.size() != bytes.size()) refuse_damaged(query);
    std::copy(blob.begin(), blob.end(), bytes.begin());
    return bytes;
}

// The columns file_id, key_id and wrapped_key.
inline Sealing next_sealing(Statement& query) {
    return {.file_id = next_bytes<FileId>(query),
            .key_id = query.next<std::string>(),
            .wrapped_key = query.next<std::vector<std::uint8_t>>()};
}

// The enumerator whose id in `table` is stored.
template <typename Table> auto next_enum(Statement& query, const Table& table) {
    const auto value = find_by_id(table, query.next<std::string>());
    if (!value) refuse_damaged(query);
    return *value;
}

template <typename Read> Readable<std::invoke_result_t<Read>> read_if_readable(const Read& read) {
    try {
        return {.value = read()};
    } catch (const DatabaseError& problem) {
        if (problem.kind() != DatabaseProblem::Damaged) throw;
        return {.problem = problem.what()};
    }
}

} // namespace zhiping::store
