#!/usr/bin/env python3
"""Writes how code points behave in grapheme clusters, as ranges for shared/text/graphemes.cpp:
generate_graphemes.py GRAPHEME_BREAK_PROPERTY EMOJI_DATA DERIVED_CORE_PROPERTIES OUTPUT_HPP

The rules of UAX #29 ask for three properties. Of their combinations few occur, and each of these is
one kind in shared/text/grapheme_table.hpp; one that nobody has thought of stops the build.
"""
import pathlib
import sys
from itertools import groupby

from unicode_data import Refused, common_version, run, values_of

MAX_IN_RANGE = 128  # GraphemeRange has seven bits for it.

# Grapheme_Cluster_Break, Extended_Pictographic, Indic_Conjunct_Break.
KINDS = {
    ("CR", "No", "None"): "CarriageReturn",
    ("LF", "No", "None"): "LineFeed",
    ("Control", "No", "None"): "Control",
    ("Extend", "No", "Extend"): "Extend",
    ("Extend", "No", "None"): "NonJoiner",
    ("Extend", "No", "Linker"): "Linker",
    ("ZWJ", "No", "Extend"): "Joiner",
    ("Regional_Indicator", "No", "None"): "RegionalIndicator",
    ("Prepend", "No", "None"): "Prepend",
    ("SpacingMark", "No", "None"): "SpacingMark",
    ("L", "No", "None"): "HangulLeading",
    ("V", "No", "None"): "HangulVowel",
    ("T", "No", "None"): "HangulTrailing",
    ("Other", "Yes", "None"): "Pictograph",
    ("Other", "No", "Consonant"): "Consonant",
}
# Computed instead of listed: every 28th syllable has no trailing consonant.
SYLLABLES = range(0xAC00, 0xD7A4)


def take_syllables(breaks):
    listed = {code_point: value for code_point, value in breaks.items() if value in ("LV", "LVT")}
    if listed != {each: "LVT" if (each - SYLLABLES.start) % 28 else "LV" for each in SYLLABLES}:
        raise Refused("the Hangul syllables are not where they can be computed")
    return {code_point: value for code_point, value in breaks.items() if code_point not in listed}


def kinds_of(breaks, pictographs, conjuncts):
    kinds = {}
    for code_point in sorted({*breaks, *pictographs, *conjuncts}):
        values = (breaks.get(code_point, "Other"), pictographs.get(code_point, "No"), conjuncts.get(code_point, "None"))
        if values not in KINDS:
            raise Refused(f"U+{code_point:04X} is {', '.join(values)}: no kind stands for that")
        kinds[code_point] = KINDS[values]
    return kinds


def ranges_of(kinds):
    for (_, kind), run_of in groupby(enumerate(sorted(kinds)), lambda each: (each[1] - each[0], kinds[each[1]])):
        code_points = [code_point for _, code_point in run_of]
        for start in range(0, len(code_points), MAX_IN_RANGE):
            yield code_points[start], len(code_points[start:start + MAX_IN_RANGE]), kind


def main():
    *sources, output = map(pathlib.Path, sys.argv[1:])
    version = common_version(sources)
    breaks = take_syllables(values_of(sources[0], lambda names: names[0]))
    pictographs = values_of(sources[1], lambda names: "Yes" if names[0] == "Extended_Pictographic" else None)
    conjuncts = values_of(sources[2], lambda names: names[1] if names[0] == "InCB" else None)
    for path, values in zip(sources, [breaks, pictographs, conjuncts]):
        if not values:
            raise Refused(f"{path.name} says nothing about grapheme clusters")
    rows = "".join(f"    {{0x{first:04X}, {length}, GraphemeKind::{kind}}},\n"
                   for first, length, kind in ranges_of(kinds_of(breaks, pictographs, conjuncts)))
    output.write_text('#pragma once\n\n#include "shared/text/grapheme_table.hpp"\n\n#include <string_view>\n\n'
                      "namespace zhiping {\n\n"
                      f'inline constexpr std::string_view grapheme_unicode_version = "{version}";\n\n'
                      f"inline constexpr GraphemeRange grapheme_ranges[] = {{\n{rows}}};\n\n}} // namespace zhiping\n", "utf-8")


run(main)
