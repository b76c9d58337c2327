#include "native/command_line/csv.hpp"

#include "shared/text/utf8.hpp"

namespace zhiping::command_line {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool has_more() const { return !m_rest.empty(); }

    CsvRow read_row() {
        CsvRow row{.line = m_line, .fields = {read_field()}};
        while (take(',')) row.fields.push_back(read_field());
        if (!take_line_end() && has_more()) throw CsvError{m_line, "there is text after a closing quote"};
        return row;
    }

private:
    bool take(char wanted) {
        if (m_rest.empty() || m_rest.front() != wanted) return false;
        m_rest.remove_prefix(1);
        return true;
    }

    bool take_line_end() {
        const auto length = m_rest.starts_with("\r\n") ? 2u : 1u;
        if (length == 1 && !m_rest.starts_with('\n')) return false;
        m_rest.remove_prefix(length);
        ++m_line;
        return true;
    }

    std::string read_field() { return take('"') ? read_quoted() : read_plain(); }

    std::string read_plain() {
        auto end = m_rest.find_first_of(",\n");
        if (end == std::string_view::npos) end = m_rest.size();
        if (end > 0 && m_rest[end - 1] == '\r' && !m_rest.substr(end).starts_with(',')) --end;
        const std::string field{m_rest.substr(0, end)};
        if (field.find('"') != std::string::npos) throw CsvError{m_line, "there is a quote inside an unquoted field"};
        m_rest.remove_prefix(end);
        // A file may end in the middle of CRLF.
        if (m_rest == "\r") m_rest = {};
        return field;
    }

    std::string read_quoted() {
        const int first_line = m_line;
        std::string field;
        while (has_more()) {
            if (take('"') && !m_rest.starts_with('"')) return field;
            if (m_rest.empty()) break;
            if (m_rest.front() == '\n') ++m_line;
            field += m_rest.front();
            m_rest.remove_prefix(1);
        }
        throw CsvError{first_line, "a quoted field does not end"};
    }

    std::string_view m_rest;
    int m_line = 1;
};

int line_of_bad_utf8(std::string_view text) {
    int line = 1;
    while (const auto code_point = take_code_point(text)) line += *code_point == U'\n';
    return line;
}

bool needs_quotes(const std::string& field) { return field.find_first_of(",\"\r\n") != std::string::npos; }

std::string quoted(const std::string& field) {
    std::string result = "\"";
    for (const char character : field) result += character == '"' ? std::string{"\"\""} : std::string{character};
    return result + '"';
}

} // namespace

void for_each_csv_row(std::string_view text, const std::function<void(CsvRow)>& visit) {
    if (!is_utf8(text)) throw CsvError{line_of_bad_utf8(text), "this is not UTF-8 (Excel: save as CSV UTF-8)"};
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    Reader reader{text};
    while (reader.has_more()) {
        auto row = reader.read_row();
        const bool is_empty_line = row.fields == std::vector<std::string>{""};
        if (!is_empty_line) visit(std::move(row));
    }
}

std::vector<CsvRow> parse_csv(std::string_view text) {
    std::vector<CsvRow> rows;
    for_each_csv_row(text, [&](CsvRow row) { rows.push_back(std::move(row)); });
    return rows;
}

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (const auto& field : fields) {
        if (&field != &fields.front()) line += ',';
        line += needs_quotes(field) ? quoted(field) : field;
    }
    return line + '\n';
}

} // namespace zhiping::command_line
