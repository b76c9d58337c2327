"""The generators of the grapheme table and its tests stop the build at data that is not whole or not understood."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parents[2]

# As Unicode writes its files, only shorter.
BREAKS = """# GraphemeBreakProperty-17.0.0.txt
# Date: 2025-06-30, 06:20:24 GMT
000D          ; CR # Cc       <control-000D>

# Total code points: 1

0300..036F    ; Extend # Mn [112] COMBINING GRAVE ACCENT..COMBINING LATIN SMALL LETTER X
0370..0372    ; Extend # Mn   [3] MADE UP
094D          ; Extend # Mn       DEVANAGARI SIGN VIRAMA
200C          ; Extend # Cf       ZERO WIDTH NON-JOINER

# Total code points: 117

{syllables}
# EOF
"""
EMOJI = """# emoji-data-17.0.0.txt
# Used with Emoji Version 17.0 and subsequent minor revisions (if any)
0023          ; Emoji                # E0.0   [1] (#️)       hash sign

# Total elements: 1

00A9          ; Extended_Pictographic# E0.6   [1] (©️)       copyright
1F000..1F0FF  ; Extended_Pictographic# E0.0 [256] (🀀..🃿)    MADE UP

# Total elements: 257
#EOF
"""
CORE = """# DerivedCoreProperties-17.0.0.txt
0041..005A    ; Alphabetic # L&  [26] LATIN CAPITAL LETTER A..LATIN CAPITAL LETTER Z

# Total code points: 26

094D          ; InCB; Linker # Mn       DEVANAGARI SIGN VIRAMA

# Total code points: 1

0915..0939    ; InCB; Consonant # Lo  [37] DEVANAGARI LETTER KA..DEVANAGARI LETTER HA

# Total code points: 37

0300..0372    ; InCB; Extend # Mn [115] COMBINING GRAVE ACCENT..MADE UP

# Total code points: 115
"""
TESTS = """# GraphemeBreakTest-17.0.0.txt
÷ 0020 ÷ 0020 ÷	#  ÷ [0.2] SPACE (Other) ÷ [999.0] SPACE (Other) ÷ [0.3]
÷ 0020 × 0308 ÷	#  ÷ [0.2] SPACE (Other) × [9.0] COMBINING DIAERESIS (Extend) ÷ [0.3]
#
# Lines: 2
#
# EOF
"""


def syllables(first=0xAC00):
    rows = "".join(f"{each:04X} ; LV\n{each + 1:04X}..{each + 27:04X} ; LVT\n" for each in range(first, 0xD7A4, 28))
    return rows + f"# Total code points: {0xD7A4 - first}\n"


def with_change(text, old, new):
    assert text.count(old) == 1, old
    return text.replace(old, new)


class Graphemes(unittest.TestCase):
    def run_generator(self, script, files):
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder, name) for name in files]
            for path, text in zip(paths, files.values()):
                path.write_text(text, "utf-8")
            made = pathlib.Path(folder, "made.hpp")
            run = subprocess.run([sys.executable, root / "build-scripts" / script, *paths, made], capture_output=True, text=True)
            return run.returncode, run.stderr, made.read_text("utf-8") if made.exists() else None

    def table(self, breaks=BREAKS, emoji=EMOJI, core=CORE, first_syllable=0xAC00):
        return self.run_generator("generate_graphemes.py", {
            "GraphemeBreakProperty.txt": breaks.replace("{syllables}", syllables(first_syllable)), "emoji-data.txt": emoji,
            "DerivedCoreProperties.txt": core})

    def own_test(self, text):
        return self.run_generator("generate_grapheme_tests.py", {"GraphemeBreakTest.txt": text})

    def assert_refused(self, result, *parts):
        status, said, made = result
        self.assertNotEqual(status, 0)
        self.assertNotIn("Traceback", said)
        for part in parts:
            self.assertIn(part, said)
        self.assertIsNone(made, "nothing is written when the data is refused")

    def test_what_follows_each_other_is_one_range_and_long_ranges_are_several(self):
        status, said, made = self.table()
        self.assertEqual((status, said), (0, ""))
        self.assertIn('grapheme_unicode_version = "17.0";', made)
        rows = [line.strip() for line in made.splitlines() if line.startswith("    {0x")]
        self.assertEqual(rows, [
            "{0x000D, 1, GraphemeKind::CarriageReturn},", "{0x00A9, 1, GraphemeKind::Pictograph},",
            "{0x0300, 115, GraphemeKind::Extend},", "{0x0915, 37, GraphemeKind::Consonant},",
            "{0x094D, 1, GraphemeKind::Linker},", "{0x200C, 1, GraphemeKind::NonJoiner},",
            "{0x1F000, 128, GraphemeKind::Pictograph},", "{0x1F080, 128, GraphemeKind::Pictograph},"])

    def test_a_line_that_cannot_be_read_is_refused_with_its_number(self):
        for line in ["000D CR", "00D ; CR", "000D ; ", "D ; CR", "000D..; CR", "110000 ; CR", "000D..000C ; CR"]:
            self.assert_refused(self.table(with_change(BREAKS, "000D          ; CR", line)), "GraphemeBreakProperty.txt:3")

    def test_a_file_that_lost_a_line_is_refused(self):
        self.assert_refused(self.table(with_change(BREAKS, "094D          ; Extend", "# ; Extend")), "has 116 code points, and says 117")
        self.assert_refused(self.table(emoji=EMOJI.replace("# Total elements: 257\n", "")), "emoji-data.txt ends before")
        self.assert_refused(self.table(core="# DerivedCoreProperties-17.0.0.txt\n"), "DerivedCoreProperties.txt ends before")

    def test_a_code_point_with_two_values_is_refused(self):
        twice = with_change(CORE, "0915..0939    ; InCB; Consonant", "0929..094D    ; InCB; Consonant")
        self.assert_refused(self.table(core=twice), "U+094D is both Linker and Consonant")

    def test_properties_that_no_kind_stands_for_are_refused(self):
        self.assert_refused(self.table(with_change(BREAKS, "; CR", "; Hexagon")), "U+000D is Hexagon, No, None")
        self.assert_refused(self.table(emoji=with_change(EMOJI, "00A9  ", "0300  ")), "U+0300 is Extend, Yes, Extend")

    def test_a_file_without_the_property_that_is_looked_for_is_refused(self):
        self.assert_refused(self.table(emoji=EMOJI.replace("Extended_Pictographic", "Emoji")), "emoji-data.txt says nothing")

    def test_hangul_syllables_elsewhere_are_refused(self):
        self.assert_refused(self.table(first_syllable=0xAC1C), "Hangul syllables")

    def test_files_of_several_versions_or_of_none_are_refused(self):
        self.assert_refused(self.table(core=with_change(CORE, "-17.0.0", "-16.0.0")), "not of one version", "DerivedCoreProperties.txt is 16.0")
        self.assert_refused(self.table(core=with_change(CORE, "-17.0.0", "")), "DerivedCoreProperties.txt does not say")

    def test_a_file_that_is_not_there_or_not_text_is_refused(self):
        script = root / "build-scripts/generate_graphemes.py"
        run = subprocess.run([sys.executable, script, "a.txt", "b.txt", "c.txt", "out.hpp"], capture_output=True, text=True)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("a.txt", run.stderr)
        self.assertNotIn("Traceback", run.stderr)

    def test_unicode_s_own_test_becomes_lines_without_comments(self):
        status, said, made = self.own_test(TESTS)
        self.assertEqual((status, said), (0, ""))
        self.assertIn('    "÷ 0020 ÷ 0020 ÷",\n    "÷ 0020 × 0308 ÷",\n', made)
        self.assertIn('grapheme_tests_version = "17.0";', made)

    def test_a_test_that_lost_lines_or_cannot_be_read_is_refused(self):
        self.assert_refused(self.own_test(with_change(TESTS, "Lines: 2", "Lines: 3")), "has 2 lines, and says 3")
        self.assert_refused(self.own_test(with_change(TESTS, "# Lines: 2", "#")), "has 2 lines, and says nothing")
        for line in ["÷ 0020 0308 ÷", "÷ 0020 ×", "× 0020 ÷", "÷ 002G ÷", "÷"]:
            self.assert_refused(self.own_test(with_change(TESTS, "÷ 0020 × 0308 ÷", line)), f"cannot read '{line}'")


if __name__ == "__main__":
    unittest.main()
