#include "native/app/password_rules.hpp"

#include "native/app/common_passwords.hpp"
#include "shared/text/graphemes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"
#include "shared/units/badge_key.hpp"

#include <algorithm>
#include <string>

namespace zhiping::app {

namespace {

constexpr auto field = "new_password";
constexpr std::size_t max_bytes = 4096;      // A character may be as long as one likes.
constexpr std::size_t min_badge_symbols = 4; // "12" is in too many.

std::string in_small_letters(std::string_view text) {
    std::string small{text};
    for (char& symbol : small)
        if (symbol >= 'A' && symbol <= 'Z') symbol = static_cast<char>(symbol - 'A' + 'a');
    return small;
}

// "wuhanjiaojing2026!" is as easy to guess as what is before the digits.
std::string_view without_tail(std::string_view password) {
    const auto is_letter = [](unsigned char symbol) { return symbol >= 0x80 || (symbol >= 'a' && symbol <= 'z'); };
    const auto last = std::find_if(password.rbegin(), password.rend(), is_letter);
    return password.substr(0, static_cast<std::size_t>(password.rend() - last));
}

bool is_common(std::string_view password) {
    const auto tailless = without_tail(password);
    if (tailless.empty()) return true; // Nothing but digits and signs: a telephone, an identity card, a date.
    for (auto rest = common_password_files().front().bytes; !rest.empty();) {
        const auto end = std::min(rest.find_first_of(" \n"), rest.size());
        const auto common = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (common == password || common == tailless) return true;
    }
    return false;
}

// "aaaaaaaaaaaa", "abcabcabcabc", "correcthorsecorrecthorse".
bool is_repetition(std::string_view password) {
    for (std::size_t period = 1; period <= password.size() / 2; ++period)
        if (std::equal(password.begin() + static_cast<std::ptrdiff_t>(period), password.end(), password.begin()))
            return true;
    return false;
}

bool is_about(std::string_view password, const Officer& own) {
    const auto badge = badge_key(own.badge);
    if (badge.size() >= min_badge_symbols && password.find(badge) != password.npos) return true;
    return !own.name.empty() && password.find(in_small_letters(own.name)) != password.npos;
}

} // namespace

Result<Ok> check_new_password(std::string_view password, const Officer& own) {
    if (password.size() > max_bytes) return invalid(field, Text::PasswordTooLong);
    if (!is_utf8(password)) return invalid(field, Text::PasswordTooCommon);
    const auto characters = count_graphemes(password);
    if (characters < min_password_characters) return invalid(field, Text::PasswordTooShort);
    if (characters > max_password_characters) return invalid(field, Text::PasswordTooLong);
    const auto small = in_small_letters(password);
    if (is_common(small) || is_repetition(small)) return invalid(field, Text::PasswordTooCommon);
    if (is_about(small, own)) return invalid(field, Text::PasswordAboutOneself);
    return Ok{};
}

} // namespace zhiping::app
