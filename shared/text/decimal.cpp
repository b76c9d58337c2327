#include "shared/text/decimal.hpp"

#include <algorithm>

namespace zhiping {

namespace {

constexpr int max_exponent = 10'000; // Beyond what a double holds, whatever stands before it.

bool take(std::string_view& text, char wanted) {
    if (!text.starts_with(wanted)) return false;
    text.remove_prefix(1);
    return true;
}

// Calls `use` with each digit at the front.
template <typename Use> void take_digits(std::string_view& text, Use use) {
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) use(text.front() - '0');
}

int take_exponent(std::string_view& text) {
    const bool is_negative = take(text, '-');
    if (!is_negative) take(text, '+');
    int exponent = 0;
    take_digits(text, [&](int digit) { exponent = std::min(exponent * 10 + digit, max_exponent); });
    return is_negative ? -exponent : exponent;
}

} // namespace

double take_decimal(std::string_view& text) {
    const bool is_negative = take(text, '-');
    double value = 0;
    int exponent = 0;
    take_digits(text, [&](int digit) { value = value * 10 + digit; });
    if (take(text, '.'))
        take_digits(text, [&](int digit) {
            value = value * 10 + digit;
            --exponent;
        });
    if (take(text, 'e') || take(text, 'E')) exponent += take_exponent(text);
    double scale = 1;
    for (int places = std::min(exponent < 0 ? -exponent : exponent, max_exponent); places > 0; --places) scale *= 10;
    if (value == 0) return 0; // Of any power.
    value = exponent < 0 ? value / scale : value * scale;
    return is_negative ? -value : value;
}

} // namespace zhiping
