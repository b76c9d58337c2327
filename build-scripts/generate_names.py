#!/usr/bin/env python3
"""Writes the names that C++ and the page's script have in common: generate_names.py NAMES_JSON OUTPUT

OUTPUT ends in .hpp or in .ts. What has a string for each name becomes constants; what has a comment for each, an
enumeration in this order.
"""
import json
import pathlib
import re
import sys

from json_data import read_json

ENUMERATIONS = ["file_event", "position_problem", "role", "tone"]  # their values are comments, not what is written


def pascal(name):
    return "".join(word.capitalize() for word in re.split("[-_]", name))


def check(names):
    written = [name for group, members in names.items() for name in members] + list(names)
    problems = [f"'{name}' is no name" for name in written if not re.fullmatch("[a-z]+([-_][a-z]+)*", name)]
    problems += [f"'{group}' is missing" for group in ENUMERATIONS if group not in names]
    problems += [f"{group}: '{name}' is empty" for group, members in names.items() if group not in ENUMERATIONS
                 for name, value in members.items() if not value]
    if problems:
        sys.exit("generate_names.py: " + "; ".join(problems))


def as_header(names):
    def constants(group, members):
        lines = "".join(f"inline constexpr char {name}[] = {json.dumps(value)};\n" for name, value in members.items())
        return f"namespace {group} {{\n{lines}}} // namespace {group}\n\n"

    def enumeration(group, members):
        lines = "".join(f"    {pascal(name)},{' // ' + comment if comment else ''}\n" for name, comment in members.items())
        texts = ", ".join(json.dumps(name) for name in members)
        return (f"enum class {pascal(group)} {{\n{lines}}};\n"
                f"inline constexpr std::array<std::string_view, {len(members)}> {group}s{{{texts}}};\n\n")

    groups = "".join((enumeration if group in ENUMERATIONS else constants)(group, members) for group, members in names.items())
    return ("#pragma once\n\n#include <array>\n#include <string_view>\n\n"
            "// What C++ and the page's script call alike. From assets/names.json.\n"
            f"namespace zhiping::names {{\n\n{groups}}} // namespace zhiping::names\n")


def as_script(names):
    def constants(group, members):
        lines = "".join(f"  {pascal(name)} = {json.dumps(value)},\n" for name, value in members.items())
        return f"export const enum {pascal(group)} {{\n{lines}}}\n"

    def enumeration(group, members):
        values = f"{pascal(group)[0].lower()}{pascal(group)[1:]}s"
        return (f"export const {values} = {json.dumps(list(members))} as const;\n"
                f"export type {pascal(group)} = (typeof {values})[number];\n")

    return "// From assets/names.json.\n" + "".join(
        (enumeration if group in ENUMERATIONS else constants)(group, members) for group, members in names.items())


def main():
    source, output = map(pathlib.Path, sys.argv[1:])
    names = read_json(source)
    check(names)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(as_header(names) if output.suffix == ".hpp" else as_script(names), "utf-8")


main()
