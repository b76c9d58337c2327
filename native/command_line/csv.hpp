#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Comma-separated values as RFC 4180 has them and as Excel writes them: fields may be quoted,
// lines end with LF or CRLF, a byte order mark at the start is skipped.
namespace zhiping::command_line {

struct CsvRow {
    int line; // Where the row begins, counted from 1.
    std::vector<std::string> fields;

    bool operator==(const CsvRow&) const = default;
};

class CsvError : public std::runtime_error {
public:
    CsvError(int line, const std::string& what) : std::runtime_error(what), m_line(line) {}

    int line() const { return m_line; }

private:
    int m_line;
};

// Rows need not be equally long; empty lines are skipped. Throws CsvError when the text is not
// UTF-8, a quoted field does not end, or something stands beside its quotes.
std::vector<CsvRow> parse_csv(std::string_view text);

// The same, one row after the other; those before a bad one have been visited by then.
void for_each_csv_row(std::string_view text, const std::function<void(CsvRow)>& visit);

// One line with its LF; fields are quoted where they must be.
std::string csv_line(const std::vector<std::string>& fields);

} // namespace zhiping::command_line
