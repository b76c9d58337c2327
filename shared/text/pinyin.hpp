#pragma once

#include <string_view>

namespace zhiping {

// Whether somebody who types this means that name: a part of it as it is written, or in Pinyin without tones, whole
// ("caidian"), by first letters ("cd"), or both mixed ("caid", "c蔡"). Of a character with several readings each will
// do. Small and capital letters, blanks and hyphens make no difference, and ü may be typed v or u. What is typed that
// is nothing but these means every name. Whatever is no UTF-8 means none.
bool is_meant(std::string_view name, std::string_view typed);

} // namespace zhiping
