#!/usr/bin/env python3
"""Writes Unicode's own test of grapheme clusters as data: generate_grapheme_tests.py GRAPHEME_BREAK_TEST OUTPUT_HPP"""
import pathlib
import re
import sys

from unicode_data import Refused, run, version_of

CUTS = re.compile(r"÷( [0-9A-F]{4,6} [÷×])* [0-9A-F]{4,6} ÷")
LINES = re.compile(r"# Lines: (\d+)$", re.MULTILINE)


def read_cuts(path):
    text = path.read_text("utf-8")
    cuts = [line for line in (each.split("#")[0].strip() for each in text.splitlines()) if line]
    for line in cuts:
        if not CUTS.fullmatch(line):
            raise Refused(f"{path.name}: cannot read '{line}'")
    if LINES.findall(text) != [str(len(cuts))]:
        raise Refused(f"{path.name} has {len(cuts)} lines, and says {' and '.join(LINES.findall(text)) or 'nothing'}")
    return cuts


def main():
    source, output = map(pathlib.Path, sys.argv[1:])
    lines = "".join(f'    "{line}",\n' for line in read_cuts(source))
    output.write_text("#pragma once\n\n#include <string_view>\n\nnamespace zhiping::test {\n\n"
                      f'inline constexpr std::string_view grapheme_tests_version = "{version_of(source)}";\n\n'
                      "// Code points between \"÷\" where a cluster ends and \"×\" where it goes on.\n"
                      f"inline constexpr std::string_view grapheme_tests[] = {{\n{lines}}};\n\n}} // namespace zhiping::test\n", "utf-8")


run(main)
