"""The generator of the readings of characters stops the build at data that is not whole or not understood."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parents[2]

HEAD = "# Unihan_Readings.txt\n# Date: 2024-07-31 00:00:00 GMT [KL]\n# Unicode Version 16.0.0\n"
TABLE_SIZE = 8105


def rows(first="U+4E50\tkTGHZ2013\t212.030:lè 453.020:yuè", count=TABLE_SIZE):
    made_up = [f"U+{0x5000 + each:04X}\tkTGHZ2013\t001.010:wǔ" for each in range(count - 1)]
    return "\n".join([HEAD + "U+4E50\tkMandarin\tlào", first, *made_up]) + "\n"


class Pinyin(unittest.TestCase):
    def generate(self, text):
        with tempfile.TemporaryDirectory() as folder:
            source, made = pathlib.Path(folder, "Unihan_Readings.txt"), pathlib.Path(folder, "made.hpp")
            source.write_text(text, "utf-8")
            run = subprocess.run([sys.executable, root / "build-scripts/generate_pinyin.py", source, made],
                                 capture_output=True, text=True)
            return run.returncode, run.stderr, made.read_text("utf-8") if made.exists() else None

    def assert_refused(self, text, part):
        status, said, made = self.generate(text)
        self.assertNotEqual(status, 0)
        self.assertNotIn("Traceback", said)
        self.assertIn(part, said)
        self.assertIsNone(made)

    def test_a_character_has_a_row_for_each_reading_without_tones(self):
        status, said, made = self.generate(rows())
        self.assertEqual((status, said), (0, ""))
        self.assertIn('{0x4E50, "le"},\n    {0x4E50, "yue"},', made)
        self.assertNotIn("lao", made, "only the readings of the Table count")
        self.assertEqual(made.count("{0x"), TABLE_SIZE + 1)

    def test_u_with_two_dots_is_v(self):
        _, _, made = self.generate(rows("U+4E8C\tkTGHZ2013\t270.160:nǚ"))
        self.assertIn('{0x4E8C, "nv"}', made)

    def test_a_table_that_lost_characters_stops_the_build(self):
        self.assert_refused(rows(count=TABLE_SIZE - 1), "8104 characters")

    def test_what_is_no_reading_stops_the_build(self):
        self.assert_refused(rows("U+4E50\tkTGHZ2013\t212.030:乐"), "no reading")

    def test_a_file_without_a_version_stops_the_build(self):
        self.assert_refused(rows().replace("Unicode Version 16.0.0", ""), "version")


if __name__ == "__main__":
    unittest.main()
