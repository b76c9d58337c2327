#!/usr/bin/env python3
"""Writes how Chinese characters are read, for shared/text/pinyin.cpp:
generate_pinyin.py UNIHAN_READINGS OUTPUT_HPP

The readings are those of the Table of General Standard Chinese Characters (通用规范汉字表, 2013) as the Unihan Database
has them (UAX #38, kTGHZ2013): all of each character, without tones, and with v for ü as keyboards have it.
"""
import pathlib
import re
import sys
import unicodedata

from unicode_data import Refused, common_version, run

ROW = re.compile(r"U\+([0-9A-F]{4,6})\tkTGHZ2013\t(.+)")
READING = re.compile(r"[0-9.,]+:(\S+)")
SYLLABLE = re.compile(r"[a-z]{1,6}")
TABLE_SIZE = 8105  # Of the Table; a file that lost some is refused.
TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}


def without_tone(reading):
    letters = "".join(each for each in unicodedata.normalize("NFD", reading) if each not in TONES)
    syllable = unicodedata.normalize("NFC", letters).replace("ü", "v").replace("ê", "e")
    if not SYLLABLE.fullmatch(syllable):
        raise Refused(f"'{reading}' is no reading")
    return syllable


def read_row(line):
    if not (found := ROW.fullmatch(line)):
        return None
    syllables = {without_tone(READING.fullmatch(each).group(1)) for each in found.group(2).split()}
    return int(found.group(1), 16), sorted(syllables)


def main():
    source, output = map(pathlib.Path, sys.argv[1:])
    common_version([source])
    readings = dict(filter(None, map(read_row, source.read_text("utf-8").splitlines())))
    if len(readings) < TABLE_SIZE:
        raise Refused(f"{source.name} has the readings of {len(readings)} characters, and the Table has {TABLE_SIZE}")
    rows = "".join(f'    {{0x{code_point:04X}, "{syllable}"}},\n'
                   for code_point in sorted(readings) for syllable in readings[code_point])
    output.write_text('#pragma once\n\n#include "shared/text/pinyin_reading.hpp"\n\nnamespace zhiping {\n\n'
                      f"inline constexpr PinyinReading pinyin_readings[] = {{\n{rows}}};\n\n}} // namespace zhiping\n", "utf-8")


run(main)
