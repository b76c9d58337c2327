#include "shared/text/utf8.hpp"

namespace zhiping {

namespace {

bool is_written(char32_t code_point) { return code_point == '\n' || code_point == '\t' || !is_control(code_point); }

bool ends_line(char32_t code_point) {
    return (code_point >= '\n' && code_point <= '\r') || code_point == 0x85 || code_point == 0x2028 ||
           code_point == 0x2029;
}

// How many bytes a sequence has, by its first byte; 0 for a byte that cannot begin one.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

bool is_scalar_of_length(char32_t value, std::size_t length) {
    if (value >= 0xD800 && value < 0xE000) return false;
    if (length == 3) return value >= 0x800;
    if (length == 4) return value >= 0x10000 && value <= 0x10FFFF;
    return true;
}

} // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
    if (text.empty()) return std::nullopt;
    const auto first = static_cast<unsigned char>(text[0]);
    const auto length = sequence_length(first);
    if (length == 0 || length > text.size()) return std::nullopt;

    char32_t value = length == 1 ? first : first & (0x7Fu >> length);
    for (std::size_t index = 1; index < length; ++index) {
        const auto byte = static_cast<unsigned char>(text[index]);
        if ((byte & 0xC0) != 0x80) return std::nullopt;
        value = value << 6 | (byte & 0x3F);
    }
    if (!is_scalar_of_length(value, length)) return std::nullopt;
    text.remove_prefix(length);
    return value;
}

bool is_utf8(std::string_view text) {
    while (!text.empty())
        if (!take_code_point(text)) return false;
    return true;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

bool is_control(char32_t code_point) { return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0); }

bool disturbs_its_line(char32_t code_point) {
    const bool turns_direction =
        (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
    return is_control(code_point) || ends_line(code_point) || turns_direction;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto byte = [&](char32_t value) { text += static_cast<char>(value); };
    const auto tail = [&](int shift) { byte(0x80 | (code_point >> shift & 0x3F)); };
    if (code_point < 0x80) return byte(code_point);
    if (code_point < 0x800) return byte(0xC0 | code_point >> 6), tail(0);
    if (code_point < 0x10000) return byte(0xE0 | code_point >> 12), tail(6), tail(0);
    byte(0xF0 | code_point >> 18), tail(12), tail(6), tail(0);
}

std::string readable(std::string_view text) {
    std::string seen;
    while (!text.empty()) {
        const auto before = text;
        const auto code_point = take_code_point(text);
        if (!code_point) text.remove_prefix(1);
        if (code_point && ends_line(*code_point)) {
            seen += '\n';
            if (*code_point == '\r' && text.starts_with('\n')) text.remove_prefix(1);
        } else if (!code_point || is_written(*code_point)) {
            seen.append(before.data(), text.data());
        }
    }
    return seen;
}

bool is_readable(std::string_view text) {
    while (!text.empty()) {
        const auto code_point = take_code_point(text);
        if (!code_point || !is_written(*code_point)) return false;
    }
    return true;
}

} // namespace zhiping
