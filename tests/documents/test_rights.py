"""The table of rights in the documents is the one that the tests hold the code against."""
import unittest

from documents import ROOT


class Rights(unittest.TestCase):
    def test_the_documents_have_the_table_of_rights_as_it_is_tested(self):
        tested = (ROOT / "tests/shared/rights.tests.cpp").read_text("utf-8").split('R"(\n')[1].split(')";')[0]
        self.assertIn("\n```\n" + tested + "```\n", (ROOT / "docs/staff.md").read_text("utf-8"))


if __name__ == "__main__":
    unittest.main()
