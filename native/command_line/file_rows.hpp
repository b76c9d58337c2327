#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::command_line {

// One row of a file, or the flags of one command, by column name. A column without a value is
// the same as an empty one.
struct FileRow {
    std::string where; // For messages: "codes.csv:3".
    std::map<std::string, std::string, std::less<>> fields;

    // Empty when it is missing.
    const std::string& operator[](std::string_view column) const;
};

// The whole file is in memory: some half a million codes.
inline constexpr std::uintmax_t max_rows_bytes = 64'000'000;

// Reads a CSV file, whose first row names its columns in any order, or a JSON file (*.json), an
// array of objects with strings. Throws CommandError with file and line when it cannot be read, is
// longer than max_rows_bytes, or names a column that is not among `columns`.
std::vector<FileRow> read_rows(const std::filesystem::path&, const std::vector<std::string_view>& columns);

// The same, one row after the other, so that they need not be in memory at once; those before a bad one have been
// visited by then.
void for_each_row(const std::filesystem::path&, const std::vector<std::string_view>& columns,
                  const std::function<void(FileRow)>& visit);

// All that is in the file. Throws CommandError when it cannot be read.
std::string read_file(const std::filesystem::path&);

} // namespace zhiping::command_line
