"""The bench's own arithmetic, and its refusals. The measuring itself is not a test."""
import json
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def answer_of(expression):
    script = f"""
        import {{ alternate, line, median, percentile }} from "{ROOT}/tests/bench/support/pairs.mjs";
        import {{ totpCode }} from "{ROOT}/tests/bench/support/member.mjs";
        import {{ missed }} from "{ROOT}/tests/bench/support/goals.mjs";
        import {{ statementOf }} from "{ROOT}/tests/bench/support/statements.mjs";
        console.log(JSON.stringify(await ({expression})));
    """
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class Bench(unittest.TestCase):
    def test_the_median_of_an_even_number_of_runs_lies_between_the_middle_two(self):
        self.assertEqual(answer_of("median([9, 1, 4, 2])"), 3)
        self.assertEqual(answer_of("median([30, 4, 100])"), 30)

    def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed(self):
        self.assertEqual(answer_of("percentile(Array.from({ length: 200 }, (_, index) => 200 - index), 0.95)"), 190)
        self.assertEqual(answer_of("percentile([7], 0.95)"), 7)
        self.assertEqual(answer_of("percentile([30, 4, 100], 0.95)"), 100)

    def test_a_statement_has_as_many_characters_and_different_ideographs_as_asked_for(self):
        counted = """((text) => [[...new Intl.Segmenter("zh").segment(text)].length,
            new Set(text.match(/\\p{Script=Han}/gu)).size, /\\p{Extended_Pictographic}/u.test(text)])"""
        self.assertEqual(answer_of(f"{counted}(statementOf(2000, 1000))"), [2000, 1000, False])
        self.assertEqual(answer_of(f"{counted}(statementOf(2000, 1000, {{ withEmoji: true }}))"), [2000, 1000, True])

    def test_staff_sign_in_with_the_codes_of_rfc_6238(self):
        secret = b"12345678901234567890".hex()
        self.assertEqual(answer_of(f"[59, 1111111109, 20000000000].map((time) => totpCode('{secret}', time * 1000))"),
                         ["287082", "081804", "353130"])

    def test_ours_and_the_peer_take_turns_in_going_first(self):
        order = answer_of("""(async () => { const order = [];
            await alternate(3, () => order.push("ours"), () => order.push("peer")); return order; })()""")
        self.assertEqual(order, ["ours", "peer", "peer", "ours", "ours", "peer"])

    def test_a_line_gives_medians_and_their_ratio(self):
        line = answer_of('line("submissions", "1/s", [10, 30, 20], "other", [5, 4, 6])')
        self.assertEqual(line, {"name": "submissions", "value": 20, "unit": "1/s", "peer": "other", "peer_value": 5,
                                "ratio": 4, "runs": 3})

    def test_a_line_without_a_peer_has_no_ratio(self):
        self.assertIsNone(answer_of('line("idle-page-frames", "frames", [0, 0])')["ratio"])

    def test_a_missed_goal_is_named_and_a_reached_one_is_not(self):
        slow = 'missed(line("submissions", "1/s", [10], "other", [5]))'
        self.assertEqual(answer_of(slow), ["submissions: ratio 2, but it should be at least 6"])
        self.assertEqual(answer_of('missed(line("submissions", "1/s", [31], "other", [5]))'), [])
        self.assertEqual(answer_of('missed(line("idle-page-frames", "frames", [1]))'),
                         ["idle-page-frames: value 1, but it should be at most 0"])

    def test_where_one_part_of_a_goal_is_enough_both_must_be_missed(self):
        for ours, idle, misses in ((90, 1, 0), (200, 100, 0), (200, 50, 2)):
            self.assertEqual(len(answer_of(f'missed(line("uploads-submission-p99", "ms", [{ours}], "idle", [{idle}]))')), misses)

    def test_an_unknown_bench_is_refused_before_anything_is_built(self):
        done = subprocess.run([ROOT / "build-scripts/bench", "speed"], capture_output=True, text=True, timeout=10)
        self.assertEqual(done.returncode, 1)
        self.assertIn("there is no bench 'speed'", done.stderr)
        self.assertIn("submissions", done.stderr)

    def test_help_names_every_bench(self):
        done = subprocess.run([ROOT / "build-scripts/bench", "--help"], capture_output=True, text=True, timeout=10)
        self.assertEqual(done.returncode, 0)
        for bench in (ROOT / "tests/bench").glob("*.mjs"):
            if bench.stem not in ("bench", "table"):
                self.assertIn(bench.stem, done.stdout)


if __name__ == "__main__":
    unittest.main()
