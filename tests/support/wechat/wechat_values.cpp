#include "tests/support/wechat/wechat_values.hpp"

#include "shared/text/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>

namespace zhiping::tests {

namespace {

std::u32string signs_of(std::string_view text) {
    std::u32string signs;
    while (const auto sign = take_code_point(text)) signs += *sign;
    return signs;
}

bool is_chinese(char32_t sign) { return (sign >= 0x3400 && sign <= 0x9fff) || (sign >= 0x20000 && sign <= 0x3ffff); }
bool is_word_sign(char32_t sign) { return sign < 0x80 && std::isalnum(static_cast<int>(sign)) != 0; }
bool is_symbol(char32_t sign) { return !is_chinese(sign) && !is_word_sign(sign); }

template <typename May> bool all(const std::u32string& signs, May may) {
    return std::all_of(signs.begin(), signs.end(), may);
}

bool is_name(const std::u32string& signs) {
    const bool is_in_chinese = std::any_of(signs.begin(), signs.end(), is_chinese);
    const bool has_digits =
        std::any_of(signs.begin(), signs.end(), [](auto sign) { return sign >= '0' && sign <= '9'; });
    return !has_digits && signs.size() <= (is_in_chinese ? 10u : 20u);
}

bool is_car_number(const std::u32string& signs) {
    for (std::size_t at = 0; at < signs.size(); ++at) {
        const bool is_at_end = at == 0 || at + 1 == signs.size();
        if (!is_word_sign(signs[at]) && !(is_at_end && is_chinese(signs[at]))) return false;
    }
    return signs.size() <= 8;
}

constexpr auto day = "((\\d{4}(年|[-/.]))?\\d{1,2}(月|[-/.])(\\d{1,2}(日)?)?)";
constexpr auto hour = "(\\d{1,2}:\\d{2}(:\\d{2})?)";

// Two of them may be joined by "~".
std::regex one_or_two(const std::string& one) { return std::regex{one + "(~" + one + ")?"}; }

const std::regex time_form = one_or_two(std::string{"("} + day + "?\\s*" + hour + ")");
const std::regex date_form = one_or_two(std::string{"("} + day + "(\\s*" + hour + ")?)");
const std::regex number_form{"[0-9.]{1,32}"};
const std::regex letter_form{"[A-Za-z]{1,32}"};
const std::regex amount_form{"(¥|￥|\\$|€|£)?[0-9]{1,10}(\\.[0-9]+)?(元)?"};
const std::regex phone_number_form{"[-+() 0-9]{1,17}"};

const std::map<std::string, const std::regex*> forms{
    {"number", &number_form}, {"letter", &letter_form}, {"time", &time_form},
    {"date", &date_form},     {"amount", &amount_form}, {"phone_number", &phone_number_form},
};

using Rule = bool (*)(const std::u32string&);
const std::map<std::string, Rule> rules{
    {"thing", [](const std::u32string& signs) { return signs.size() <= 20; }},
    {"symbol", [](const std::u32string& signs) { return signs.size() <= 5 && all(signs, is_symbol); }},
    {"character_string",
     [](const std::u32string& signs) {
         return signs.size() <= 32 && all(signs, [](char32_t sign) { return !is_chinese(sign); });
     }},
    {"car_number", is_car_number},
    {"name", is_name},
    {"phrase", [](const std::u32string& signs) { return signs.size() <= 5 && all(signs, is_chinese); }},
};

} // namespace

bool is_wechat_value(const std::string& field, const std::string& value) {
    if (value.empty() || !is_utf8(value)) return false;
    const auto signs = signs_of(value);
    if (!all(signs, [](char32_t sign) { return !is_control(sign); })) return false;
    const auto kind = field.substr(0, field.find_last_not_of("0123456789") + 1);
    if (const auto form = forms.find(kind); form != forms.end()) return std::regex_match(value, *form->second);
    const auto rule = rules.find(kind);
    return rule != rules.end() && rule->second(signs);
}

} // namespace zhiping::tests
