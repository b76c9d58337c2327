#!/usr/bin/env python3
"""Puts files into the program: embed.py NAMESPACE FUNCTION OUTPUT_BASE (FILE... | --folder FOLDER)

Writes OUTPUT_BASE.S, which the assembler fills with the files' bytes, and OUTPUT_BASE.cpp with
std::span<const EmbeddedFile> NAMESPACE::FUNCTION(), sorted by name. Usually called through the
CMake function embed_files (build-scripts/embed.cmake).
"""
import argparse
import json
import pathlib
import re


def find_files(arguments):
    if arguments.folder:
        found = [(path.relative_to(arguments.folder).as_posix(), path)
                 for path in arguments.folder.rglob("*") if path.is_file()]
    else:
        found = [(path.name, path) for path in arguments.files]
    return sorted((name, path.resolve()) for name, path in found)


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


# .incbin costs the compiler nothing, where an array of a megabyte of numbers costs it minutes.
def assembly(files, symbol):
    lines = [".section .rodata"]
    for index, (_, path) in enumerate(files):
        start = f"{symbol}_{index}"
        lines += [".balign 16", f".global {start}", f".global {start}_size",
                  f"{start}:", f".incbin {quoted(str(path))}", f"{start}_end:", ".byte 0",
                  ".balign 8", f"{start}_size:", f".quad {start}_end - {start}"]
    # Without this section the linker would make the whole program's stack executable.
    return lines + ['.section .note.GNU-stack,"",@progbits']


def source(files, symbol, namespace, function):
    declarations = [f"extern const char {symbol}_{index}[];\nextern const std::uint64_t {symbol}_{index}_size;"
                    for index in range(len(files))]
    rows = [f"        {{{quoted(name)}, {{{symbol}_{index}, {symbol}_{index}_size}}}},"
            for index, (name, _) in enumerate(files)]
    return ['#include "native/embedded.hpp"', "", "#include <cstdint>", "#include <span>", "",
            'extern "C" {', *declarations, "}", "",
            f"namespace {namespace} {{", "",
            f"std::span<const zhiping::EmbeddedFile> {function}();", "",
            f"std::span<const zhiping::EmbeddedFile> {function}() {{",
            "    static const zhiping::EmbeddedFile files[] = {", *rows, "    };",
            "    return files;", "}", "", f"}} // namespace {namespace}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("namespace")
    parser.add_argument("function")
    parser.add_argument("output_base")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--folder", type=pathlib.Path)
    arguments = parser.parse_args()
    files = find_files(arguments)
    if not files:
        parser.error(f"there is nothing to embed for {arguments.function}")
    symbol = re.sub(r"\W+", "_", f"{arguments.namespace}_{arguments.function}")
    written = {".S": assembly(files, symbol),
               ".cpp": source(files, symbol, arguments.namespace, arguments.function)}
    for suffix, lines in written.items():
        pathlib.Path(arguments.output_base + suffix).write_text("\n".join(lines) + "\n", "utf-8")


main()
