"""The pictures that are drawn from the code are those that the code draws."""
import subprocess
import unittest

from documents import ROOT


class Pictures(unittest.TestCase):
    def test_the_workflow_of_a_case_is_drawn_as_it_is(self):
        program = ROOT / "build/release/zhiping"
        steps = subprocess.run([program, "cases", "steps", "--format", "json"], capture_output=True, check=True).stdout
        drawn = subprocess.run([ROOT / "build-scripts/draw_workflow.py"], input=steps, capture_output=True, check=True)
        kept = (ROOT / "docs/pictures/workflow.svg").read_bytes()
        self.assertEqual(drawn.stdout.decode(), kept.decode(),
                         "draw it again: zhiping cases steps --format json | build-scripts/draw_workflow.py "
                         "> docs/pictures/workflow.svg")


if __name__ == "__main__":
    unittest.main()
