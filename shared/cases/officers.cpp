#include "shared/cases/officers.hpp"

#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <array>

namespace zhiping {

namespace {

// The signs of a Chinese keyboard, and "陈建国（警号 014537）".
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> written_as{{{"\u3000", " "},
                                                                                    {"警号：", "警号"},
                                                                                    {"警号:", "警号"},
                                                                                    {"警号 ", "警号"},
                                                                                    {"（警号", ":"},
                                                                                    {"(警号", ":"},
                                                                                    {" 警号", ":"},
                                                                                    {"（", ":"},
                                                                                    {"）", ""},
                                                                                    {"(", ":"},
                                                                                    {")", ""},
                                                                                    {"/", ";"},
                                                                                    {"：", ":"},
                                                                                    {"；", ";"},
                                                                                    {"、", ";"},
                                                                                    {"，", ";"},
                                                                                    {",", ";"},
                                                                                    {"\n", ";"}}};

bool is_badge(std::string_view badge) {
    const auto is_allowed = [](char symbol) {
        return (symbol >= '0' && symbol <= '9') || (symbol >= 'A' && symbol <= 'Z') ||
               (symbol >= 'a' && symbol <= 'z') || symbol == '-';
    };
    return badge.size() <= max_badge_characters && std::all_of(badge.begin(), badge.end(), is_allowed);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string_view without_spaces_around(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Without a colon, what may be a badge number and stands at the end is one, when it has a digit.
std::size_t begin_of_badge(std::string_view text) {
    const auto begin = text.find_last_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-") + 1;
    return text.find_first_of("0123456789", begin) == text.npos ? text.size() : begin;
}

Officer to_officer(std::string_view text) {
    const auto colon = text.find(':');
    const auto end_of_name = colon == text.npos ? begin_of_badge(text) : colon;
    const auto badge = text.substr(colon == text.npos ? end_of_name : colon + 1);
    return {std::string{without_spaces_around(text.substr(0, end_of_name))}, std::string{without_spaces_around(badge)}};
}

bool has_same_badge(std::span<const Officer> officers, const Officer& other) {
    return std::any_of(officers.begin(), officers.end(),
                       [&](const Officer& each) { return is_same_badge(each.badge, other.badge); });
}

// Names as they are written in one line, so that equal ones are the same letters.
bool is_one_line(std::string_view name) {
    return name.find_first_of("\n\t") == name.npos && without_spaces_around(name) == name;
}

// What looks like more than one name, or like a badge number at its wrong end: it would bar nobody.
bool is_name_of_one(std::string_view name) {
    if (name.find_first_of("0123456789:") != name.npos) return false;
    for (auto at = name.find(' '); at != name.npos; at = name.find(' ', at + 1))
        if (static_cast<unsigned char>(name[at - 1]) >= 0x80 && static_cast<unsigned char>(name[at + 1]) >= 0x80)
            return false;
    return true;
}

} // namespace

Result<Ok> check_officer(const Officer& officer, const std::string& field) {
    if (officer.name.empty() || !is_one_line(officer.name)) return invalid(field, Text::StaffNameNeeded);
    if (const auto valid = check_words(officer.name, {field, 1, max_name_characters}); !valid) return valid;
    if (!is_badge(officer.badge)) return invalid(field, Text::BadgeUnfit);
    return Ok{};
}

Result<std::vector<Officer>> parse_officers(std::string_view text) {
    std::string plain{text};
    for (const auto& [written, meant] : written_as) replace_all(plain, written, meant);
    std::vector<Officer> officers;
    for (std::string_view rest = plain; !rest.empty();) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto one = without_spaces_around(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (one.empty()) continue;
        const auto officer = to_officer(one);
        const auto field = "officers." + std::to_string(officers.size() + 1);
        if (const auto valid = check_officer(officer, field); !valid) return valid.error();
        if (!is_name_of_one(officer.name)) return invalid(field, Text::OfficersUnclear);
        if (officers.size() == max_officers || has_same_badge(officers, officer))
            return invalid(field, Text::OfficersTooMany);
        officers.push_back(officer);
    }
    return officers;
}

std::string to_text(std::span<const Officer> officers) {
    std::string text;
    for (const auto& [name, badge] : officers) {
        if (!text.empty()) text += ';';
        text += badge.empty() ? name : name + ":" + badge;
    }
    return text;
}

} // namespace zhiping
