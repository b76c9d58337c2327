#include "shared/text/decimal.hpp"

#include <cstdarg>
#include <cstdio>

// In place of the library's: nothing that a program prints has fractions, and what it reads needs them to 15 digits at
// most. The library's bring arithmetic of 128 bits along, which Wasm has not: 10 kB of what each phone loads.
namespace {

double read_decimal(const char* text, char** end) {
    std::string_view rest{text};
    const double value = zhiping::take_decimal(rest);
    if (end) *end = const_cast<char*>(rest.data());
    return value;
}

} // namespace

extern "C" {

int vsniprintf(char*, std::size_t, const char*, va_list); // As vsnprintf, for whole numbers and words.

int snprintf(char* text, std::size_t size, const char* format, ...) {
    va_list values;
    va_start(values, format);
    const int length = vsniprintf(text, size, format, values);
    va_end(values);
    return length;
}

double strtod(const char* text, char** end) { return read_decimal(text, end); }

// They stand in the library's same file, which would come along.
float strtof(const char* text, char** end) { return static_cast<float>(read_decimal(text, end)); }
long double strtold(const char* text, char** end) { return static_cast<long double>(read_decimal(text, end)); }
}
