#!/usr/bin/env python3
"""Writes the messages: generate_text.py TEXT_FOLDER OUTPUT_HPP OUTPUT_CPP

Each is a constant of its own, so that a program is linked with those only that it names.

Every language must have the same keys, and each key the same {placeholders}; else the build stops.
"""
import json
import pathlib
import re
import sys

from json_data import read_json

LANGUAGES = ["zh-CN", "en"]  # the order of shared/text/language.hpp


def placeholders(text):
    return sorted(re.findall(r"\{(\w+)\}", text))


def read_tables(folder):
    tables = {name: read_json(folder / f"{name}.json") for name in LANGUAGES}
    first = tables[LANGUAGES[0]]
    problems = []
    for name, table in tables.items():
        problems += [f"{name}.json lacks '{key}'" for key in first if key not in table]
        problems += [f"{LANGUAGES[0]}.json lacks '{key}'" for key in table if key not in first]
        problems += [f"{name}.json: '{key}' is empty" for key, text in table.items() if not text]
        problems += [f"{name}.json: '{key}' has other placeholders than {LANGUAGES[0]}.json"
                     for key, text in table.items()
                     if key in first and placeholders(text) != placeholders(first[key])]
    if problems:
        sys.exit("generate_text.py: " + "; ".join(problems))
    return tables


def enumerator(key):
    return "".join(word.capitalize() for word in key.split("_"))


def literal(text):
    return json.dumps(text, ensure_ascii=False)


def main():
    folder, header, source = map(pathlib.Path, sys.argv[1:])
    tables = read_tables(folder)
    keys = list(tables[LANGUAGES[0]])
    words = "".join(f"extern const char {key}[];\n" for key in keys)
    names = "".join(f"    static constexpr Message {enumerator(key)}{{words::{key}}};\n" for key in keys)
    header.write_text("#pragma once\n\n#include \"shared/text/text.hpp\"\n\nnamespace zhiping {\n\n"
                      f"namespace words {{\n{words}}} // namespace words\n\n"
                      "// The messages of assets/text by name.\n"
                      f"struct Text {{\n    Text() = delete;\n{names}}};\n\n"
                      f"inline constexpr int text_count = {len(keys)};\n\n}} // namespace zhiping\n", "utf-8")
    definitions = "".join(f"const char {key}[] = " + " \"\\0\" ".join(literal(tables[name][key]) for name in LANGUAGES) + ";\n"
                          for key in keys)
    rows = "".join(f"    Text::{enumerator(key)},\n" for key in keys)
    source.write_text('#include "shared/text/text_table.hpp"\n\nnamespace zhiping {\n\n'
                      f"namespace words {{\n{definitions}}} // namespace words\n\n"
                      f"const std::array<Message, text_count> all_messages{{{{\n{rows}}}}};\n\n}} // namespace zhiping\n", "utf-8")


main()
