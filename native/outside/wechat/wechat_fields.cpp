#include "native/outside/wechat/wechat.hpp"

#include "shared/text/utf8.hpp"

#include <algorithm>

namespace zhiping::outside {

namespace {

bool is_digit(char32_t sign) { return sign >= '0' && sign <= '9'; }
bool is_letter(char32_t sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); }

// The ideographs of Chinese, with their extensions and what is written like them for old machines.
bool is_chinese(char32_t sign) {
    return (sign >= 0x3400 && sign <= 0x4dbf) || (sign >= 0x4e00 && sign <= 0x9fff) ||
           (sign >= 0xf900 && sign <= 0xfaff) || (sign >= 0x20000 && sign <= 0x3ffff);
}

bool is_one_of(std::u32string_view signs, char32_t sign) { return signs.find(sign) != signs.npos; }
bool is_anything(char32_t sign) { return !disturbs_its_line(sign); }
bool is_symbol(char32_t sign) {
    return is_anything(sign) && sign != ' ' && !is_digit(sign) && !is_letter(sign) && !is_chinese(sign);
}
bool is_ascii(char32_t sign) { return sign >= ' ' && sign <= '~'; }
bool is_of_number(char32_t sign) { return is_digit(sign) || sign == '.'; }
bool is_of_time(char32_t sign) { return is_digit(sign) || is_one_of(U"年月日:-/.~ ", sign); }
bool is_of_amount(char32_t sign) { return is_of_number(sign) || is_one_of(U"¥￥$€£元", sign); }
bool is_of_phone_number(char32_t sign) { return is_digit(sign) || is_one_of(U"+-() ", sign); }
bool is_of_car_number(char32_t sign) { return is_digit(sign) || is_letter(sign) || is_chinese(sign); }
bool is_of_name(char32_t sign) { return is_anything(sign) && !is_digit(sign); }

struct FieldKind {
    std::string_view name; // Of a field, before its number.
    std::size_t longest;   // In characters.
    bool (*may_hold)(char32_t);
    std::string_view instead; // Of nothing. Of a time there is nothing that says none: WeChat refuses this one.
};

// From the table of limits on WeChat's page of sendMessage.
constexpr FieldKind kinds[] = {
    {"thing", 20, is_anything, "-"},
    {"number", 32, is_of_number, "0"},
    {"letter", 32, is_letter, "x"},
    {"symbol", 5, is_symbol, "-"},
    {"character_string", 32, is_ascii, "-"},
    {"time", 41, is_of_time, "-"}, // Two of "2019年10月1日 15:01:00", with "~" between.
    {"date", 41, is_of_time, "-"},
    {"amount", 13, is_of_amount, "0"}, // A currency, ten digits with a point, 元.
    {"phone_number", 17, is_of_phone_number, "-"},
    {"car_number", 8, is_of_car_number, "-"},
    {"name", 20, is_of_name, "-"},
    {"phrase", 5, is_chinese, "无"},
    {"enum", 32, is_anything, "-"}, // One of the template's own values, which nobody but the operator knows.
};
constexpr std::size_t longest_chinese_name = 10;

// "thing2" is a thing, and so is what is not known.
const FieldKind& kind_of(std::string_view field) {
    const auto end = field.find_last_not_of("0123456789");
    const auto name = field.substr(0, end == field.npos ? 0 : end + 1);
    const auto* const found =
        std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& kind) { return kind.name == name; });
    return found == std::end(kinds) ? kinds[0] : *found;
}

// Without what it may not hold, and without bytes that are no text.
std::u32string held(const FieldKind& kind, std::string_view value) {
    std::u32string signs;
    while (!value.empty()) {
        const auto sign = take_code_point(value);
        if (!sign) value.remove_prefix(1);
        if (sign && kind.may_hold(*sign)) signs += *sign;
    }
    while (!signs.empty() && signs.back() == ' ') signs.pop_back();
    return signs.substr(std::min(signs.find_first_not_of(U' '), signs.size()));
}

std::size_t longest_of(const FieldKind& kind, const std::u32string& signs) {
    const bool is_chinese_name = kind.name == "name" && std::any_of(signs.begin(), signs.end(), is_chinese);
    return is_chinese_name ? longest_chinese_name : kind.longest;
}

// The first and the last may be Chinese.
void keep_letters_inside(std::u32string& car_number) {
    if (car_number.size() < 3) return;
    car_number.erase(std::remove_if(car_number.begin() + 1, car_number.end() - 1, is_chinese), car_number.end() - 1);
}

} // namespace

std::string fit_wechat_field(const std::string& field, const std::string& value) {
    const auto& kind = kind_of(field);
    auto signs = held(kind, value);
    signs.resize(std::min(signs.size(), longest_of(kind, signs)));
    if (kind.name == "car_number") keep_letters_inside(signs);
    while (!signs.empty() && signs.back() == ' ') signs.pop_back(); // Of where it was cut.
    std::string fitting;
    for (const auto sign : signs) append_utf8(fitting, sign);
    return fitting.empty() ? std::string{kind.instead} : fitting;
}

} // namespace zhiping::outside
