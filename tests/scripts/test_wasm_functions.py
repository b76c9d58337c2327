"""What is in a Wasm is told from its bytes and the names beside it."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "build-scripts"))
import wasm_functions  # noqa: E402

script = root / "build-scripts/wasm_functions.py"


def number(value):
    coded = bytearray()
    while value > 0x7F:
        coded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(coded) + bytes([value])


def section(kind, content):
    return bytes([kind]) + number(len(content)) + content


def text(words):
    return number(len(words)) + words.encode()


def wasm(sizes, imports=()):
    kinds = {"function": b"\0" + number(0), "table": b"\1\x70\1" + number(300) + number(300),
             "memory": b"\2\0" + number(2), "global": b"\3\x7f\0"}
    imported = number(len(imports)) + b"".join(text("env") + text("a") + kinds[kind] for kind in imports)
    code = number(len(sizes)) + b"".join(number(size) + b"\0" * size for size in sizes)
    return b"\0asm\1\0\0\0" + section(2, imported) + section(10, code) + section(11, b"\0" * 40)


class WasmFunctions(unittest.TestCase):
    def test_functions_are_numbered_after_those_that_are_imported(self):
        content = wasm([7, 400], ["function", "table", "memory", "global", "function"])
        self.assertEqual(wasm_functions.functions_of(content, "0:x\n1:y\n2:small\n3:large\n"), [(400, "large"), (7, "small")])

    def test_names_are_read_as_the_linker_writes_them(self):
        content = wasm([1])
        self.assertEqual(wasm_functions.functions_of(content, r"0:ui::f\28int\2c\20char\29"), [(1, "ui::f(int, char)")])

    def test_a_function_belongs_to_its_own_name_before_what_it_is_given(self):
        for name, owner in (("zhiping::wire::read(nlohmann::basic_json<std::__2::map> const&)", "reading and writing JSON (shared/wire)"),
                            ("zhiping::(anonymous namespace)::f(ImVec2)", "the rules (shared)"),
                            ("AddWindow(ImGuiWindow*, int)", "Dear ImGui"),
                            ("std::__2::vector<zhiping::ui::Node>::push_back(zhiping::ui::Node&&)", "widgets (web/ui)"),
                            ("std::__2::vector<bool>::push_back(bool const&)", "the C++ library"),
                            ("main", "the form (web/citizen)"), ("malloc", "the C library")):
            self.assertEqual(wasm_functions.owner_of(name), owner, name)

    def test_a_name_is_shown_without_what_tells_nothing_apart(self):
        self.assertEqual(wasm_functions.shortened("std::__2::map<int, std::__2::less<int>>::at(int const&)"), "std::map::at")
        self.assertEqual(wasm_functions.shortened("a::(anonymous namespace)::f()::$_0::operator()(int)"), "a::f")

    def test_the_table_adds_up(self):
        told = wasm_functions.describe(wasm([30, 10]), "0:malloc\n1:zhiping::parse()\n", 1)
        self.assertIn("2 functions of 40 bytes, and 40 bytes of data.", told)
        self.assertIn("| the C library | 30 | 75% |", told)
        self.assertIn("| `malloc` | 30 | the C library |", told)
        self.assertNotIn("`zhiping::parse`", told)

    def run_script(self, *arguments):
        return subprocess.run([script, *arguments], capture_output=True, text=True)

    def test_a_file_that_is_missing_or_no_wasm_is_refused_with_what_to_do(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "x.wasm"
            self.assertIn("Build it first: build-scripts/build web site", self.run_script(file).stderr)
            file.write_bytes(b"GIF89a")
            file.with_suffix(".js.symbols").write_text("")
            done = self.run_script(file)
            self.assertEqual(done.returncode, 1)
            self.assertIn("cannot be read: this is no Wasm", done.stderr)
            file.write_bytes(wasm([5])[:-60])
            self.assertIn("cannot be read", self.run_script(file).stderr)


if __name__ == "__main__":
    unittest.main()
