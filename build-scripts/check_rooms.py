#!/usr/bin/env python3
"""Checks that every file keeps to its room: check_rooms.py [FOLDER]

Which room may include what, and import in TypeScript, stands in the tables below; a new room or library is one line in them.
Also refused: a word that a room must not know (a clock, an exception, SQL), files that have grown
too long, and notes to do something later.
"""
import fnmatch
import pathlib
import posixpath
import re
import sys
from typing import NamedTuple

MAX_LINES = 400
NOTES = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")

DOMAIN = ["shared/*.hpp", "!shared/wire/*"]
SERVER = ["native/*.hpp", "shared/*.hpp"]
# What answering a request may use.
ROUTES = ["native/app/*.hpp", "native/store/store.hpp", "native/evidence/vault.hpp", "native/messages/dispatcher.hpp",
          "native/messages/screen_gateway.hpp", "native/messages/screen_notices.hpp", "native/outside/*.hpp", "native/embedded.hpp",
          "shared/*.hpp"]
SCREEN = ["web/platform/drawing.hpp", "web/platform/glyphs.hpp", "web/platform/screen.hpp"]

# The room, and what it may include of ours; a pattern with ! takes away again.
ROOMS = {
    "shared": DOMAIN,
    "shared/wire": ["shared/*.hpp"],
    "native": ["native/*.hpp", "!native/store/*"],
    "native/store": ["native/store/*.hpp", "native/journal/*.hpp", "native/files/file_lock.hpp", "native/embedded.hpp", *DOMAIN],
    "native/outside": ["native/outside/*.hpp", "shared/*.hpp"],
    "native/files": ["native/files/*.hpp"],
    "native/sealing": ["native/sealing/*.hpp", "native/files/*.hpp", "!native/files/descriptor.hpp", *DOMAIN],
    "native/journal": ["native/journal/*.hpp", "native/sealing/content_hash.hpp", *DOMAIN],
    "native/evidence": ["native/evidence/*.hpp", "native/sealing/*.hpp", "native/files/*.hpp", "!native/files/descriptor.hpp", *DOMAIN],
    "native/cases": ["native/cases/*.hpp", "native/store/*.hpp", "native/journal/*.hpp", "native/sealing/content_hash.hpp",
                     "native/outside/random.hpp", *DOMAIN, "shared/wire/case_json.hpp", "shared/wire/policy_json.hpp"],
    "native/app": ["native/app/*.hpp", "native/cases/*.hpp", "native/store/*.hpp", "native/evidence/*.hpp", "native/sealing/*.hpp",
                   "native/journal/*.hpp", "native/files/*.hpp", "!native/files/descriptor.hpp", "native/messages/dispatcher.hpp", "native/messages/notice_gateway.hpp",
                   "native/outside/*.hpp", "native/embedded.hpp", *DOMAIN, "shared/wire/administration_json.hpp", "shared/wire/broken_json.hpp", "shared/wire/policy_json.hpp",
                   "shared/wire/reply_template_json.hpp", "shared/wire/rule_versions_json.hpp"],
    "native/work": ["native/work/*.hpp", "native/app/*.hpp", "native/cases/*.hpp", "native/store/store.hpp", "native/store/jobs.hpp",
                    "native/evidence/vault.hpp", "native/outside/*.hpp", *DOMAIN],
    "native/messages": ["native/messages/*.hpp", "native/outside/*.hpp", "native/sealing/content_hash.hpp", "native/sealing/hmac.hpp", *DOMAIN,
                        "shared/wire/origin.hpp"],
    "native/drawing": ["native/drawing/*.hpp", "native/embedded.hpp", *DOMAIN],
    "native/settings": ["native/settings/*.hpp", "native/outside/*.hpp", "native/evidence/quotas.hpp", *DOMAIN,
                        "shared/wire/origin.hpp"],
    "native/http": ["native/http/*.hpp", *ROUTES],
    "native/http/transport": ["native/http/transport/*.hpp", "native/outside/network.hpp", "shared/wire/origin.hpp"],
    "native/http/exchange": ["native/http/exchange/*.hpp", "native/http/transport/*.hpp", *ROUTES],
    "native/http/api": ["native/http/api/*.hpp", "native/drawing/*.hpp", "native/http/exchange/*.hpp", "native/http/transport/*.hpp", *ROUTES],
    "native/http/pages": ["native/http/pages/*.hpp", "native/drawing/qr_svg.hpp", "native/http/exchange/*.hpp", "native/http/transport/*.hpp", *ROUTES],
    "native/command_line": [*SERVER, "!native/store/*", "native/store/store.hpp",
                            "!native/http/*", "native/http/server.hpp", "native/http/transport/front.hpp", "!native/files/*", "native/files/posix_folder.hpp",
                            "native/files/file_lock.hpp", "native/files/descriptor.hpp"],
    "web/platform": ["web/platform/*.hpp", "shared/names.hpp", "shared/text/decimal.hpp"],
    "web/ui": ["web/ui/*.hpp", *SCREEN, "shared/text/*.hpp", "shared/names.hpp"],
    "web/citizen": ["web/citizen/*.hpp", "web/ui/*.hpp", "web/platform/*.hpp", "!web/platform/*/*", "shared/*.hpp"],
    "web/desk": ["web/desk/*.hpp", "web/ui/*.hpp", "web/platform/*.hpp", "!web/platform/*/*", "shared/*.hpp"],
    "web/gallery": ["web/gallery/*.hpp", "web/ui/*.hpp", *SCREEN, "web/platform/scrolling.hpp", "shared/text/*.hpp"],
    "web/page/host": ["web/page/host/*", "!web/page/host/desk/*"],
    "web/page/host/desk": ["web/page/host/*"],
    "web/page/citizen": ["web/page/citizen/*", "web/page/host/*"],
    "web/page/desk": ["web/page/desk/*", "web/page/host/*"],
    "web/page/gallery": ["web/page/gallery/*", "web/page/host/*"],
    "web/page/menu": ["web/page/menu/*", "web/page/host/*"],
    "web/page/wechat": ["web/page/wechat/*", "web/page/host/*"],
    "tests/common": ["tests/common/*.hpp", "shared/*.hpp"],
    "tests/shared": ["tests/shared/*.hpp", "tests/common/*.hpp", "shared/*.hpp"],
    "tests/native": ["tests/native/*.hpp", "tests/support/*.hpp", "tests/common/*.hpp", *SERVER],
    "tests/web": ["tests/web/*.hpp", "tests/support/*.hpp", "web/*.hpp", "shared/*.hpp"],
    "tests/bench": ["tests/support/*.hpp", "tests/common/*.hpp", *SERVER],
    "tests/support": ["tests/support/*.hpp", "tests/common/*.hpp", "web/*.hpp", *SERVER],
}
# Rooms whose folders inside are not part of them.
WITHOUT_FOLDERS = {"native"}

# Standard headers that do something outside a value: not for code that must run anywhere, always alike.
IMPURE = """condition_variable csetjmp csignal ctime exception filesystem fstream future iostream latch mutex
    random semaphore shared_mutex sstream stdexcept stop_token thread""".split()
PURE = """algorithm any array atomic bit bitset cassert cctype charconv chrono climits cmath compare concepts
    cstdarg cstddef cstdint cstdio cstdlib cstring deque functional initializer_list iomanip iterator limits
    list map memory new numbers numeric optional queue ranges ratio regex set span stack string string_view
    system_error tuple type_traits typeinfo unordered_map unordered_set utility variant vector""".split()
POSIX = ["arpa/*", "cerrno", "dirent.h", "fcntl.h", "net/*", "netdb.h", "netinet/*", "poll.h", "pthread.h", "sched.h",
         "signal.h", "spawn.h", "sys/*", "termios.h", "unistd.h"]

# What the page's scripts import that is no file of ours, and who may.
MODULES = {"names": ["web/page/*"], "program.js": ["web/page/*/main.ts"], "tus-js-client": ["web/page/citizen/evidence/*"],
           "qr/decode.js": ["web/page/menu/decoder.ts"]}

NATIVE_AND_TESTS = ["native/*", "tests/*"]


class Library(NamedTuple):
    headers: list
    files: list  # That may include them.
    because: str


LIBRARIES = [
    Library(PURE, ["*"], ""),
    Library(IMPURE, NATIVE_AND_TESTS,
            "shared/ and web/ run anywhere: no threads, files, streams, randomness or exceptions"),
    Library(POSIX, NATIVE_AND_TESTS, "shared/ and web/ know no operating system"),
    Library(["nlohmann/json.hpp"],
            ["shared/wire/*.cpp", "shared/wire/json.hpp", "native/command_line/*.cpp", "native/messages/*.cpp", "native/outside/*.cpp", "tests/*",
             "!tests/shared/*"], "JSON is read and written in shared/wire/"),
    Library(["sqlite3.h"], ["native/store/*.cpp", "tests/bench/native/bare_sqlite_loop.cpp"], "SQL lives in native/store/, and its headers do not show it"),
    Library(["sodium.h"], ["native/store/digest.cpp", "native/sealing/seal.cpp", "native/sealing/key_ring.cpp",
                         "native/sealing/password.cpp", "native/sealing/person_key.cpp", "native/sealing/query_key.cpp", "native/sealing/signing_key.cpp", "tests/native/seal.tests.cpp", "tests/native/password.tests.cpp"],
            "cryptography goes through native/store/digest.hpp and native/sealing/"),
    Library(["openssl/*"], ["native/sealing/content_hash.cpp", "native/sealing/chacha20_poly1305.cpp", "native/sealing/hmac.cpp", "native/sealing/totp.cpp",
                            "native/outside/https_client.cpp", "tests/support/certificates.cpp"],
            "OpenSSL is for what it is fast at, or alone has: content_hash.hpp, chacha20_poly1305.hpp, hmac.hpp and totp.hpp in native/sealing/; and for TLS"),
    Library(["httplib.h"], ["native/http/*", "native/outside/*.cpp", "tests/native/*", "tests/support/*"],
            "HTTP lives in native/http/"),
    Library(["CLI/CLI.hpp"], ["native/command_line/command.cpp"], "arguments are parsed behind native/command_line/command.hpp"),
    Library(["toml++/toml.h"], ["native/settings/config_file.cpp"], "a file of settings is read behind native/settings/config_file.hpp"),
    Library(["spdlog/*"], ["native/command_line/*", "native/http/*", "native/main.cpp", "tests/support/log.hpp"],
            "the store and what people can do answer, they do not log"),
    Library(["brotli/*"], ["native/http/transport/compression.cpp", "tests/native/page_compression.tests.cpp"],
            "answers are compressed behind native/http/transport/compression.hpp"),
    Library(["qrcodegen/qrcodegen.hpp"], ["native/drawing/*.cpp"], "QR codes are drawn in native/drawing/"),
    Library(["imgui.h", "imgui_internal.h"], ["web/ui/*", "tests/web/*", "tests/support/*"],
            "screens are made of the widgets of web/ui/"),
    Library(["misc/freetype/imgui_freetype.h"], ["web/ui/system_glyphs.cpp"], "one file knows ImGui's font interface"),
    Library(["emscripten.h", "emscripten/*"], ["web/platform/browser/*"],
            "the browser is behind the headers of web/platform/"),
    Library(["catch_amalgamated.hpp"], ["tests/*"], "tests are in tests/"),
]


class Word(NamedTuple):
    pattern: re.Pattern
    files: list  # That must not contain it.
    because: str


WORDS = [
    Word(re.compile(r"\b(throw|try|catch|dynamic_cast|typeid)\b"), ["shared/*", "web/*"],
         "phones get code without exceptions and type information: return a Result"),
    Word(re.compile(r"_clock\s*::\s*now\b|\b(time|clock|localtime|gmtime|mktime)\s*\("), ["shared/*"],
         "the time is passed in"),
    Word(re.compile(r"\bSystem(Clock|Random)\b|\bsystem_clock\s*::\s*now\b|"
                    r"\b(getrandom|random_device|randombytes_\w+|arc4random\w*)\b"),
         ["native/*", "!native/main.cpp", "!native/outside/*", "!native/evidence/seal.cpp", "!native/sealing/seal.cpp"],
         "the clock and chance are passed in, and main() alone makes them; keys and nonces are libsodium's own"),
    Word(re.compile(r"\b(s?rand|random_device|getenv|fopen|printf|puts|perror)\s*\("), ["shared/*"],
         "shared/ computes, and does nothing else"),
    Word(re.compile(r"\b(__EMSCRIPTEN__|EM_JS|EM_ASM)\b"), ["shared/*", "native/*", "web/*", "!web/platform/browser/*"],
         "the platform is chosen when linking, and the browser is spoken to in web/platform/browser/"),
    Word(re.compile(r"\bCPPHTTPLIB_\w+"), ["*", "!build-scripts/third_party.cmake"],
         "how httplib is compiled is said once, in third_party.cmake: mixed definitions are undefined behaviour"),
    Word(re.compile(r"\bNOLINT"), ["*"], "fix the code, or remove the check for everybody in .clang-tidy"),
]
# Looked for inside of string literals too.
CREDENTIALS = Word(re.compile(r'get_header_value\("(Authorization|Cookie)"\)'), ["native/*", "!native/http/exchange/*"],
                   "who asks says native/http/exchange/callers.hpp")
SQL = Word(re.compile(r'"\s*(SELECT\s|INSERT INTO\s|UPDATE \w+ SET\s|DELETE FROM\s|PRAGMA\s)'),
           ["shared/*", "web/*", "native/*", "!native/store/*"], "SQL lives in native/store/")

IMPORT = re.compile(r'^(?:import|export)\b(?:[^;"]*\bfrom)?\s*"([^"]+)"', re.MULTILINE)
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')
COMMENT_OR_STRING = re.compile(r"""//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""", re.DOTALL)


def matches(path, patterns):
    matched = False
    for pattern in patterns:
        if fnmatch.fnmatchcase(path, pattern.removeprefix("!")):
            matched = not pattern.startswith("!")
    return matched


def blanked(text):
    """Comments and strings replaced by blanks, so that lines keep their numbers."""
    return COMMENT_OR_STRING.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def room_of(path):
    folder = pathlib.PurePosixPath(path).parent
    for candidate in [folder, *folder.parents]:
        name = str(candidate)
        if name in ROOMS and (candidate == folder or name not in WITHOUT_FOLDERS):
            return name
    return None


def include_problem(path, room, quote, included):
    if quote == '"':
        if matches(included, ROOMS[room]):
            return None
        if "/" not in included or included.split("/")[0] not in {name.split("/")[0] for name in ROOMS}:
            return f'"{included}" does not start with a room (because every include names where it comes from)'
        return f'room {room} may not include "{included}" (because it may include only {", ".join(ROOMS[room])})'
    library = next((each for each in LIBRARIES if matches(included, each.headers)), None)
    if library is None:
        return f"<{included}> is not known (because nobody has decided who may include it: see LIBRARIES in check_rooms.py)"
    if not matches(path, library.files):
        return f"room {room} may not include <{included}> (because {library.because})"
    return None


def include_problems(path, text):
    room = room_of(path)
    if room is None:
        yield 1, "this folder is no room (because ROOMS in check_rooms.py does not say what it may include)"
        return
    for number, line in enumerate(text.splitlines(), 1):
        if found := INCLUDE.match(line):
            if problem := include_problem(path, room, *found.groups()):
                yield number, problem


def import_problems(path, text):
    room = room_of(path)
    if room is None:
        yield 1, "this folder is no room (because ROOMS in check_rooms.py does not say what it may import)"
        return
    for found in IMPORT.finditer(text):
        number, imported = text.count("\n", 0, found.start()) + 1, found.group(1)
        if not imported.startswith("."):
            if not matches(path, MODULES.get(imported, [])):
                yield number, f'"{imported}" is not for this file (because MODULES in check_rooms.py does not say so)'
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), imported))
        if not matches(target, ROOMS[room]):
            yield number, f'room {room} may not import "{target}" (because it may import only {", ".join(ROOMS[room])})'


def word_problems(path, text):
    code = blanked(text)
    for word, searched in [*((each, code) for each in WORDS), (SQL, text), (CREDENTIALS, text)]:
        if not matches(path, word.files):
            continue
        for found in word.pattern.finditer(searched):
            yield searched.count("\n", 0, found.start()) + 1, f"'{found.group().strip()}' does not belong here (because {word.because})"


def general_problems(text):
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        yield len(lines), f"the file has {len(lines)} lines (because {MAX_LINES} are the most that anyone reads: split it)"
    for number, line in enumerate(lines, 1):
        if found := NOTES.search(line):
            yield number, f"'{found.group()}' (because what is left to do is an issue, not a comment)"


FOLDERS = ["shared", "native", "web", "tests", "build-scripts", "assets"]
SKIPPED = {"node_modules", "build", "__pycache__"}
CPP = {".hpp", ".cpp"}
OTHER_CODE = {".py", ".ts", ".js", ".mjs", ".css", ".html", ".cmake", ".txt", ".sql", ".sh", ""}


def files_of(root):
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root)
            if file.is_file() and not SKIPPED & set(path.parts) and file.suffix in CPP | OTHER_CODE:
                yield str(path), file.read_text("utf-8")


def problems_of(root):
    for path, text in files_of(root):
        found = list(general_problems(text))
        # Stand-ins for headers of ImGui itself, included by its sources under ImGui's names.
        if path.endswith((".hpp", ".cpp")) and not path.startswith("web/ui/imgui/"):
            found += include_problems(path, text)
        if path.endswith((".hpp", ".cpp", ".cmake", "CMakeLists.txt")) and not path.startswith("web/ui/imgui/"):
            found += word_problems(path, text)
        if path.endswith(".ts"):
            found += import_problems(path, text)
        yield from (f"{path}:{number}: {problem}" for number, problem in sorted(found))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    problems = list(problems_of(root))
    print(*problems, sep="\n", end="\n" if problems else "")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
