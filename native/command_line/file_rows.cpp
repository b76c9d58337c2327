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

// Spreadsheets write columns and rows that are only formatted: trailing empty cells are ignored.
CsvRow trimmed(CsvRow row, std::size_t wanted) {
    while (row.fields.size() > wanted && row.fields.back().empty()) row.fields.pop_back();
    return row;
}

bool is_blank(const CsvRow& row) {
    return std::ranges::all_of(row.fields,
                               [](const auto& field) { return field.find_first_not_of(" \t") == field.npos; });
}

using Visit = std::function<void(FileRow)>;

// The rows of a CSV file by the names in its first.
class NamedRows {
public:
    NamedRows(std::string file, const Columns& columns, const Visit& visit)
        : m_file(std::move(file)), m_columns(columns), m_visit(visit) {}

    void take(CsvRow row) {
        if (is_blank(row)) return;
        if (m_header.empty()) return take_header(trimmed(std::move(row), 0));
        const auto line = row.line;
        auto fields = trimmed(std::move(row), m_header.size()).fields;
        if (fields.size() != m_header.size())
            throw CommandError{where(line) + ": " + std::to_string(fields.size()) + " fields where the header has " +
                               std::to_string(m_header.size())};
        FileRow named{.where = where(line), .fields = {}};
        for (std::size_t column = 0; column < fields.size(); ++column)
            named.fields[m_header[column]] = std::move(fields[column]);
        m_visit(std::move(named));
    }

    bool is_empty() const { return m_header.empty(); }

private:
    std::string where(int line) const { return m_file + ":" + std::to_string(line); }

    void take_header(CsvRow row) {
        for (const auto& name : row.fields) check_column(where(row.line), name, m_columns);
        m_header = std::move(row.fields);
    }

    std::string m_file;
    const Columns& m_columns;
    const Visit& m_visit;
    std::vector<std::string> m_header;
};

void visit_csv_rows(const std::filesystem::path& file, const Columns& columns, const Visit& visit) {
    NamedRows rows{file.string(), columns, visit};
    try {
        for_each_csv_row(read_file(file), [&](CsvRow row) { rows.take(std::move(row)); });
    } catch (const CsvError& problem) {
        throw CommandError{file.string() + ":" + std::to_string(problem.line()) + ": " + problem.what()};
    }
    if (rows.is_empty()) throw CommandError{file.string() + ": the file is empty"};
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

void visit_json_rows(const std::filesystem::path& file, const Columns& columns, const Visit& visit) {
    const auto json = nlohmann::json::parse(read_file(file), nullptr, false);
    if (!json.is_array()) throw CommandError{file.string() + ": this is not a JSON array"};
    std::size_t entry = 0;
    for (const auto& object : json)
        visit(json_row(object, file.string() + ": entry " + std::to_string(++entry), columns));
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

void for_each_row(const std::filesystem::path& file, const Columns& columns, const Visit& visit) {
    std::error_code problem; // What cannot be asked for its size cannot be read either, which is told below.
    if (const auto bytes = std::filesystem::file_size(file, problem); !problem && bytes > max_rows_bytes)
        throw CommandError{file.string() + " has " + std::to_string(bytes / 1'000'000) +
                           " MB: split it into files of at most " + std::to_string(max_rows_bytes / 1'000'000) + " MB"};
    if (file.extension() == ".json") return visit_json_rows(file, columns, visit);
    visit_csv_rows(file, columns, visit);
}

std::vector<FileRow> read_rows(const std::filesystem::path& file, const Columns& columns) {
    std::vector<FileRow> rows;
    for_each_row(file, columns, [&](FileRow row) { rows.push_back(std::move(row)); });
    return rows;
}

} // namespace zhiping::command_line
