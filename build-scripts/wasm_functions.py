#!/usr/bin/env python3
"""What is in a Wasm: which functions, how large, and to whom they belong.

Examples:
  build-scripts/wasm_functions.py                     what a phone loads, as the tables of docs/bytes.md
  build-scripts/wasm_functions.py --top 100
  build-scripts/wasm_functions.py build/web/web/gallery.wasm

A Wasm of the web build has no names: they are in the file that the linker wrote beside it (.js.symbols). What the
optimiser put into another function counts there.
"""
import argparse
import collections
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[1]

# Whose a function is says the first pattern that its name has, and where no pattern fits that, its parameters. Of the C++
# library's templates what they are made for says it.
owners = [
    ("the form (web/citizen)", r"zhiping::citizen::|^main$"),
    ("widgets (web/ui)", r"zhiping::ui::"),
    ("the browser (web/platform)", r"zhiping::platform::|^zhiping_|^js_"),
    ("reading and writing JSON (shared/wire)", r"zhiping::wire::"),
    ("the rules (shared)", r"zhiping::"),
    ("nlohmann_json", r"nlohmann::"),
    ("Dear ImGui", r"\bIm[A-Z]"),
    ("the C++ library", r"\bstd::|^operator|^__cxxabiv1|^__cxa"),
]
last_owner = "the C library"

CODE, IMPORTS, DATA = 10, 2, 11


class Reader:
    def __init__(self, content, at=0):
        self.content, self.at = content, at

    def byte(self):
        self.at += 1
        return self.content[self.at - 1]

    def number(self):  # LEB128
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def skip(self, count):
        self.at += count


def sections(content):
    if content[:4] != b"\0asm":
        raise ValueError("this is no Wasm")
    reader = Reader(content, 8)
    found = {}
    while reader.at < len(content):
        kind, size = reader.byte(), reader.number()
        found[kind] = content[reader.at : reader.at + size]
        reader.skip(size)
    return found


def skip_limits(reader):
    has_maximum = reader.byte() & 1
    reader.number()
    if has_maximum:
        reader.number()


def imported_functions(section):
    reader, functions = Reader(section), 0
    for _ in range(reader.number()):
        reader.skip(reader.number())
        reader.skip(reader.number())
        kind = reader.byte()
        if kind == 0:  # A function.
            functions += 1
            reader.number()
        elif kind == 1:  # A table.
            reader.byte()
            skip_limits(reader)
        elif kind == 2:  # A memory.
            skip_limits(reader)
        else:  # A global.
            reader.skip(2)
    return functions


def sizes_of(section):
    reader, sizes = Reader(section), []
    for _ in range(reader.number()):
        sizes.append(reader.number())
        reader.skip(sizes[-1])
    return sizes


# Each function with its size in bytes, the largest first.
def functions_of(content, symbols):
    written = re.sub(r"\\([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), symbols)
    names = dict(line.split(":", 1) for line in written.splitlines() if ":" in line)
    found = sections(content)
    first = imported_functions(found.get(IMPORTS, b"\0"))
    sizes = enumerate(sizes_of(found[CODE]), first)
    return sorted(((size, names.get(str(index), "?")) for index, size in sizes), reverse=True)


def owner_of(name):
    for text in (shortened(name), name):
        for owner, pattern in owners:
            if re.search(pattern, text) and not (text != name and text.startswith("std::")):
                return owner
    return last_owner


# Without what makes names long and tells nothing apart: namespaces of a version, template arguments, parameters.
def shortened(name):
    name = re.sub(r"(?<=std::)__\d+::|\(anonymous namespace\)::|(?<=nlohmann::)json_abi_v[\d_]+::", "", name)
    while (shorter := re.sub(r"<[^<>]*>", "", name)) != name:
        name = shorter
    return re.sub(r"(?<!operator)\(.*", "", name)


def table(headings, rows):
    lines = [f"| {' | '.join(headings)} |", f"|{'|'.join('---' for _ in headings)}|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def describe(content, symbols, top):
    functions = functions_of(content, symbols)
    by_owner = collections.Counter()
    for size, name in functions:
        by_owner[owner_of(name)] += size
    whole = sum(by_owner.values()) or 1
    groups = [(owner, f"{size:,}", f"{size / whole:.0%}") for owner, size in by_owner.most_common()]
    data = len(sections(content).get(DATA, b""))
    largest = [(f"`{shortened(name)}`", f"{size:,}", owner_of(name)) for size, name in functions[:top]]
    return (f"{len(functions):,} functions of {whole:,} bytes, and {data:,} bytes of data.\n\n"
            f"{table(['Whose', 'Bytes', 'Part'], groups)}\n\n{table(['Function', 'Bytes', 'Whose'], largest)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wasm", nargs="?", type=pathlib.Path, default=root / "build/web/web/citizen.wasm")
    parser.add_argument("--top", type=int, default=25, help="how many functions are listed (25)")
    arguments = parser.parse_args()
    symbols = arguments.wasm.with_suffix(".js.symbols")
    for file in (arguments.wasm, symbols):
        if not file.is_file():
            sys.exit(f"wasm_functions.py: {file} is not there. Build it first: build-scripts/build web site")
    try:
        print(describe(arguments.wasm.read_bytes(), symbols.read_text("utf-8"), arguments.top))
    except (ValueError, IndexError, KeyError) as problem:
        sys.exit(f"wasm_functions.py: {arguments.wasm} cannot be read: {problem}")


if __name__ == "__main__":
    main()
