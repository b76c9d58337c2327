#!/usr/bin/env python3
"""Writes the look's tokens for the canvas and for the style sheet: generate_look.py TOKENS_JSON OUTPUT

OUTPUT ends in .hpp (colours and sizes as constexpr data) or in .css (custom properties; of desk_tokens.css the sizes of a
desk alone, for after tokens.css).
"""
import pathlib
import sys

from json_data import read_json


def as_header(tokens):
    def fields(kind, names):
        return "".join(f"    {kind} {name};\n" for name in names)

    def values(group, variant, convert):
        return ", ".join(convert(each[variant]) for each in tokens[group].values())

    colour = lambda text: f"rgb(0x{text[1:]})"
    return ("#pragma once\n\n#include <cstdint>\n\nnamespace zhiping::ui {\n\n"
            "// 0xAABBGGRR, as Dear ImGui packs colours.\n"
            "constexpr std::uint32_t rgb(std::uint32_t value) {\n"
            "    return 0xFF000000u | (value & 0xFFu) << 16 | (value & 0xFF00u) | value >> 16;\n}\n\n"
            f"struct Colours {{\n{fields('std::uint32_t', tokens['colours'])}}};\n\n"
            f"struct Sizes {{\n{fields('float', tokens['sizes'])}}};\n\n"
            f"inline constexpr Colours light_colours{{{values('colours', 'light', colour)}}};\n"
            f"inline constexpr Colours dark_colours{{{values('colours', 'dark', colour)}}};\n"
            f"inline constexpr Sizes standard_sizes{{{values('sizes', 'standard', str)}}};\n"
            f"inline constexpr Sizes elder_sizes{{{values('sizes', 'elder', str)}}};\n"
            f"inline constexpr Sizes desk_sizes{{{values('sizes', 'desk', str)}}};\n\n"
            "} // namespace zhiping::ui\n")


def size_properties(tokens, variant):
    return "".join(f"--{name.replace('_', '-')}:{each[variant] / 16}rem;" for name, each in tokens["sizes"].items())


def as_style(tokens):
    def colours(variant):
        return "".join(f"--{name.replace('_', '-')}:{each[variant]};" for name, each in tokens["colours"].items())

    return (f":root{{{colours('light')}{size_properties(tokens, 'standard')}}}\n"
            f"@media (prefers-color-scheme:dark){{:root{{{colours('dark')}}}}}\n"
            f":root.elder{{{size_properties(tokens, 'elder')}}}\n")


def as_desk_style(tokens):
    return f":root{{{size_properties(tokens, 'desk')}}}\n"


def main():
    source, output = map(pathlib.Path, sys.argv[1:])
    tokens = read_json(source)
    output.parent.mkdir(parents=True, exist_ok=True)
    write = as_header if output.suffix == ".hpp" else as_desk_style if output.stem == "desk_tokens" else as_style
    output.write_text(write(tokens), "utf-8")


main()
