#include "native/http/transport/header_list.hpp"

#include <algorithm>
#include <optional>

namespace zhiping::http {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr auto blanks = " \t";
    const auto first = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Takes what stands before the separator off the front of `list`.
std::string_view take_entry(std::string_view& list, char separator) {
    const auto end = std::min(list.find(separator), list.size());
    const auto entry = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    return trimmed(entry);
}

// "q=0", "q=0.0" and so on.
bool is_refused(std::string_view parameters) {
    while (!parameters.empty()) {
        const auto parameter = take_entry(parameters, ';');
        if (!equal_ignoring_case(parameter.substr(0, 2), "q=")) continue;
        return parameter.find_first_not_of("0.", 2) == parameter.npos;
    }
    return false;
}

} // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

std::string_view without_parameters(std::string_view value) { return take_entry(value, ';'); }

bool is_accepted(std::string_view header, std::string_view value) {
    bool is_any_accepted = false;
    while (!header.empty()) {
        auto entry = take_entry(header, ',');
        const auto name = take_entry(entry, ';');
        if (equal_ignoring_case(name, value)) return !is_refused(entry);
        if (name == "*") is_any_accepted = !is_refused(entry);
    }
    return is_any_accepted;
}

} // namespace zhiping::http
