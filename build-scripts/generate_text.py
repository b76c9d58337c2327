#!/usr/bin/env python3
"""Writes the messages: generate_text.py TEXT_FOLDER OUTPUT_HPP DESK_HPP OUTPUT_CPP

Each is a constant of its own, so that a program is linked with those only that it names. Those of the desk (desk_...)
are in a header of their own, so that a new one compiles nothing else again; a header that says the same stays as it is.

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


def write_if_changed(path, text):
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")


def write_header(path, keys):
    words = "".join(f"extern const char {key}[];\n" for key in keys)
    names = "".join(f"inline constexpr Message {enumerator(key)}{{words::{key}}};\n" for key in keys)
    write_if_changed(path, "#pragma once\n\n#include \"shared/text/text.hpp\"\n\nnamespace zhiping {\n\n"
                     f"namespace words {{\n{words}}} // namespace words\n\n"
                     "// The messages of assets/text by name.\n"
                     f"namespace Text {{\n{names}}} // namespace Text\n\n}} // namespace zhiping\n")


def main():
    folder, header, desk_header, source = map(pathlib.Path, sys.argv[1:])
    tables = read_tables(folder)
    keys = list(tables[LANGUAGES[0]])
    write_header(header, [key for key in keys if not key.startswith("desk_")])
    write_header(desk_header, [key for key in keys if key.startswith("desk_")])
    definitions = "".join(f"const char {key}[] = " + " \"\\0\" ".join(literal(tables[name][key]) for name in LANGUAGES) + ";\n"
                          for key in keys)
    rows = "".join(f"        Text::{enumerator(key)},\n" for key in keys)
    source.write_text('#include "shared/text/text_table.hpp"\n\n#include "shared/text/desk_text_ids.hpp"\n'
                      '#include "shared/text/text_ids.hpp"\n\nnamespace zhiping {\n\n'
                      f"namespace words {{\n{definitions}}} // namespace words\n\n"
                      f"std::span<const Message> all_messages() {{\n    static constexpr Message all[] = {{\n{rows}    }};\n    return all;\n}}\n\n}} // namespace zhiping\n", "utf-8")


main()
