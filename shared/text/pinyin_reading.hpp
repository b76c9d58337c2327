#pragma once

namespace zhiping {

// One reading of a Chinese character in Pinyin, without its tone: "wu", "lv". A character with several has a row for
// each.
struct PinyinReading {
    char32_t character;
    char syllable[7];
};

} // namespace zhiping
