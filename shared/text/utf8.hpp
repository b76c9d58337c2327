#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhiping {

// UTF-8 as RFC 3629 defines it: overlong forms, surrogates and values above U+10FFFF are not UTF-8.

// The first code point of `text`, which is taken off its front; nullopt (and nothing taken) when
// `text` is empty or does not begin with a valid one.
std::optional<char32_t> take_code_point(std::string_view& text);

bool is_utf8(std::string_view text);

// Precondition: valid UTF-8.
std::size_t count_code_points(std::string_view text);

// The C0 and C1 controls, and DEL.
bool is_control(char32_t);

// Whether it is UTF-8 without other controls than line feed and tab: what somebody may write.
bool is_readable(std::string_view text);

// What somebody typed or pasted, fit to be read: other ends of lines and pages (of Word, of PDF) become line feeds, and
// the other controls, which nobody can see, go. What joins or parts letters unseen stays, and so do bytes that are no
// UTF-8, to be refused. Of a readable text with none of these ends nothing changes.
std::string readable(std::string_view text);

// Whether it affects the text around it: controls, line separators,
// and what turns the direction of writing. Not to be shown where a line must stay as it is.
bool disturbs_its_line(char32_t);

void append_utf8(std::string& text, char32_t code_point);

} // namespace zhiping
