#include "native/command_line/file_rows.hpp"

#include "native/command_line/commands.hpp"
#include "native/command_line/csv.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace zhiping::command_line {

namespace {

using Columns = std::vector<std::string_view>;

void check_column(const std::string& where, const std::string& name, const Columns& columns) {
    if (std::find(columns.begin(), columns.end(), name) != columns.end()) return;
    std::string known;
    for (const auto column : columns) known += (known.empty() ? "" : ", ") + std::string{column};
    throw CommandError{where + ": there is no column '" + name + "', only " + known};
}

std::vector<CsvRow> parse(const std::filesystem::path& file) {
    try {
        return parse_csv(read_file(file));
    } catch (const CsvError& problem) {
        throw CommandError{file.string() + ":" + std::to_string(problem.line()) + ": " + problem.what()};
    }
}

// Spreadsheets write columns and rows that are only formatted: trailing empty cells are ignored.
CsvRow trimmed(CsvRow row, std::size_t wanted) {
    while (row.fields.size() > wanted && row.fields.back().empty()) row.fields.pop_back();
    return row;
}

bool is_blank(const CsvRow& row) {
    return std::ranges::all_of(row.fields,
                               [](const auto& field) { return field.find_first_not_of(" \t") == field.npos; });
}

std::vector<FileRow> read_csv_rows(const std::filesystem::path& file, const Columns& columns) {
    auto rows = parse(file);
    const auto where = [&](const CsvRow& row) { return file.string() + ":" + std::to_string(row.line); };
    std::erase_if(rows, is_blank);
    if (rows.empty()) throw CommandError{file.string() + ": the file is empty"};
    const auto header = trimmed(rows.front(), 0);
    for (const auto& name : header.fields) check_column(where(header), name, columns);

    std::vector<FileRow> result;
    for (auto untrimmed = rows.begin() + 1; untrimmed != rows.end(); ++untrimmed) {
        const auto row = trimmed(*untrimmed, header.fields.size());
        if (row.fields.size() != header.fields.size())
            throw CommandError{where(row) + ": " + std::to_string(row.fields.size()) + " fields where the header has " +
                               std::to_string(header.fields.size())};
        result.push_back({.where = where(row), .fields = {}});
        for (std::size_t column = 0; column < header.fields.size(); ++column)
            result.back().fields[header.fields[column]] = row.fields[column];
    }
    return result;
}

FileRow json_row(const nlohmann::json& object, std::string where, const Columns& columns) {
    if (!object.is_object()) throw CommandError{where + ": this is not an object"};
    FileRow row{.where = std::move(where), .fields = {}};
    for (const auto& [name, value] : object.items()) {
        check_column(row.where, name, columns);
        if (value.is_null()) continue;
        if (!value.is_string()) throw CommandError{row.where + ": " + name + " is not a string"};
        row.fields[name] = value.get<std::string>();
    }
    return row;
}

std::vector<FileRow> read_json_rows(const std::filesystem::path& file, const Columns& columns) {
    const auto json = nlohmann::json::parse(read_file(file), nullptr, false);
    if (!json.is_array()) throw CommandError{file.string() + ": this is not a JSON array"};
    std::vector<FileRow> result;
    for (const auto& object : json)
        result.push_back(json_row(object, file.string() + ": entry " + std::to_string(result.size() + 1), columns));
    return result;
}

} // namespace

const std::string& FileRow::operator[](std::string_view column) const {
    static const std::string nothing;
    const auto found = fields.find(column);
    return found == fields.end() ? nothing : found->second;
}

std::string read_file(const std::filesystem::path& file) {
    std::error_code problem;
    std::ifstream stream{file, std::ios::binary};
    // A folder can be opened like a file, but not read.
    if (!stream || std::filesystem::is_directory(file, problem)) throw CommandError{"cannot read " + file.string()};
    std::string content{std::istreambuf_iterator<char>{stream}, {}};
    if (stream.bad()) throw CommandError{"cannot read " + file.string()};
    return content;
}

std::vector<FileRow> read_rows(const std::filesystem::path& file, const Columns& columns) {
    std::error_code problem; // What cannot be asked for its size cannot be read either, which is told below.
    if (const auto bytes = std::filesystem::file_size(file, problem); !problem && bytes > max_rows_bytes)
        throw CommandError{file.string() + " has " + std::to_string(bytes / 1'000'000) +
                           " MB: split it into files of at most " + std::to_string(max_rows_bytes / 1'000'000) + " MB"};
    return file.extension() == ".json" ? read_json_rows(file, columns) : read_csv_rows(file, columns);
}

} // namespace zhiping::command_line
