"""Reads files of the Unicode Character Database, refusing what is not whole or not understood."""
import re
import sys
from typing import NamedTuple

LINE = re.compile(r"([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))?((?:\s*;\s*\w+)+)")
TOTAL = re.compile(r"# Total (?:code points|elements): (\d+)$")
# "# GraphemeBreakProperty-17.0.0.txt", or "# Used with Emoji Version 16.0 and subsequent ..."
VERSION = re.compile(r"#.*?(?:-|[Vv]ersion:? )(\d+\.\d+)")


class Row(NamedTuple):
    first: int
    last: int
    names: tuple  # The property and its value, or only one of them, as the file says it.


class Refused(Exception):
    pass


def version_of(path):
    for line in path.read_text("utf-8").splitlines()[:15]:
        if found := VERSION.match(line):
            return found.group(1)
    raise Refused(f"{path.name} does not say of which version of Unicode it is")


def common_version(paths):
    versions = {path.name: version_of(path) for path in paths}
    if len(set(versions.values())) != 1:
        raise Refused("not of one version: " + ", ".join(f"{name} is {version}" for name, version in versions.items()))
    return next(iter(versions.values()))


def read_row(line, where):
    found = LINE.fullmatch(line)
    if not found:
        raise Refused(f"{where}: cannot read '{line}'")
    first, last = int(found.group(1), 16), int(found.group(2) or found.group(1), 16)
    if not first <= last <= 0x10FFFF:
        raise Refused(f"{where}: {line.partition(';')[0].strip()} is no range of code points")
    return Row(first, last, tuple(name.strip() for name in found.group(3).split(";")[1:]))


def read_rows(path):
    """Every section ends with how many code points it has: a file that lost some is refused."""
    rows = []
    in_section = 0
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if total := TOTAL.match(text):
            if int(total.group(1)) != in_section:
                raise Refused(f"{where}: the section has {in_section} code points, and says {total.group(1)}")
            in_section = 0
        elif line := text.split("#")[0].strip():
            rows.append(read_row(line, where))
            in_section += rows[-1].last - rows[-1].first + 1
    if in_section or not rows:
        raise Refused(f"{path.name} ends before its last section does")
    return rows


def values_of(path, value):
    """Each code point's value; `value` says it for a row's names, None where the row does not matter."""
    values = {}
    for row in read_rows(path):
        if (found := value(row.names)) is None:
            continue
        for code_point in range(row.first, row.last + 1):
            if values.setdefault(code_point, found) != found:
                raise Refused(f"{path.name}: U+{code_point:04X} is both {values[code_point]} and {found}")
    return values


def run(main):
    """Data that is refused stops the build with a line, not with a traceback."""
    try:
        main()
    except (Refused, OSError, UnicodeDecodeError) as problem:
        sys.exit(f"{sys.argv[0].rsplit('/', 1)[-1]}: {problem}")
