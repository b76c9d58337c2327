#include "native/command_line/print.hpp"

#include "shared/text/utf8.hpp"

#include <algorithm>
#include <iostream>

namespace zhiping::command_line {

namespace {

std::string_view name_of(Format format) {
    switch (format) {
    case Format::Table: return "table";
    case Format::Json: return "json";
    case Format::Csv: return "csv";
    }
    return {};
}

std::string printable_lines(std::string_view text, std::size_t indent) {
    std::string shown;
    for (auto end = text.find('\n'); end != text.npos; end = text.find('\n')) {
        shown += printable(text.substr(0, end)) + '\n' + std::string(indent, ' ');
        text.remove_prefix(end + 1);
    }
    return shown + printable(text);
}

// As terminals draw them: from Hangul Jamo on, nearly everything we print is two cells wide.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    while (const auto code_point = take_code_point(text)) width += *code_point >= 0x1100 ? 2 : 1;
    return width;
}

std::vector<std::size_t> column_widths(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], width_of(printable(row[column])));
    }
    return widths;
}

} // namespace

void add_format_option(const Command& command, Format& chosen, const std::vector<Format>& known) {
    std::vector<std::string> names;
    std::string listed;
    for (const auto format : known) {
        names.emplace_back(name_of(format));
        listed += (listed.empty() ? "" : ", ") + names.back();
    }
    const auto choose = [&chosen, known](const std::string& name) {
        chosen = *std::find_if(known.begin(), known.end(), [&](Format format) { return name_of(format) == name; });
    };
    command.option({"--format", "FORMAT", "How it is printed: " + listed}, choose)
        .default_is(std::string{name_of(chosen)})
        .one_of(names);
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto code_point = take_code_point(text);
        if (!code_point) text.remove_prefix(1);
        if (code_point == U'\t')
            shown += ' ';
        else
            append_utf8(shown, code_point && !disturbs_its_line(*code_point) ? *code_point : U'\uFFFD');
    }
    return shown;
}

void print_table(const std::vector<std::vector<std::string>>& rows) {
    const auto widths = column_widths(rows);
    for (const auto& row : rows) {
        std::string line;
        std::size_t indent = 0;
        for (std::size_t column = 0; column + 1 < row.size(); ++column) {
            const auto cell = printable(row[column]);
            line += cell + std::string(widths[column] - width_of(cell) + 2, ' ');
            indent += widths[column] + 2;
        }
        line += printable_lines(row.back(), indent);
        line.erase(line.find_last_not_of(' ') + 1); // Of cells at the end that are empty.
        std::cout << line << '\n';
    }
}

void print_json_array(const std::vector<std::string>& values) {
    std::cout << '[';
    for (const auto& value : values) std::cout << (&value == &values.front() ? "\n" : ",\n") << value;
    std::cout << "\n]\n";
}

std::string subject_of(const CodeFacts& facts) {
    if (facts.document_type.empty()) return facts.place;
    return facts.document_type + " " + facts.document_number;
}

} // namespace zhiping::command_line
