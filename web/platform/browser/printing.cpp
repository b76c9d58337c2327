#include <cstdarg>
#include <cstdio>

// In place of the library's: nothing that a program prints has fractions, and what would print them (with numbers of
// 128 bits, which Wasm has not) is 6 kB of what each phone loads.
extern "C" {

int vsniprintf(char*, std::size_t, const char*, va_list); // As vsnprintf, for whole numbers and words.

int snprintf(char* text, std::size_t size, const char* format, ...) {
    va_list values;
    va_start(values, format);
    const int length = vsniprintf(text, size, format, values);
    va_end(values);
    return length;
}
}
